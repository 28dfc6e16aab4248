import { type Client, status } from '@grpc/grpc-js'
import type { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CurrentWorld, ServiceFacts } from '../../src-shared/model/source'
import type {
  EntryIsFolder,
  FetchedThumbnail,
  Gateway,
  RawListing,
  SignedIn,
  SpawnedSlot,
} from '../inventory/gateway'
import { openClient, watchConnection } from './channel'
import { type CallPurpose, failureOf, statusCodeOf } from './error-map'
import { AuthService } from './gen/resonite_io/v1/auth'
import { ConnectionService } from './gen/resonite_io/v1/connection'
import { InfoService, type ServerInfo, ServerPlatform } from './gen/resonite_io/v1/info'
import { InventoryService } from './gen/resonite_io/v1/inventory'
import { WorldService } from './gen/resonite_io/v1/world'
import { scanListing } from './listing-scanner'
import { ScannedRawListing } from './scanned-raw-listing'
import { callUnary, type UnaryMethod } from './unary-call'

const STATUS_MS = 3_000
const LIST_MS = 30_000
const THUMBNAIL_MS = 15_000
const ITEM_CHANGE_MS = 120_000
/**
 * The service moves and copies a folder record by record and looks at the
 * deadline in between: a cut-off leaves children under a path that has no
 * folder (section 5, Move). Waiting is the only safe choice.
 */
const FOLDER_CHANGE_MS = null
const SPAWN_MS = 60_000

/** The reply stays bytes: decoding it here would stop main for 100 ms and more (performance.md, A). */
const LIST_AS_BYTES = { ...InventoryService.list, responseDeserialize: (bytes: Buffer): Buffer => bytes }

interface CallOptions {
  readonly deadlineMs: number | null
  readonly purpose: CallPurpose
  readonly path?: InventoryPath
  readonly signal?: AbortSignal | undefined
}

/** The port over gRPC, for any service that speaks `resonite_io.v1` on `address` (`unix:/path`). */
export class GrpcGateway implements Gateway {
  readonly #client: Client

  constructor(address: string) {
    this.#client = openClient(address)
  }

  async list(path: InventoryPath, signal?: AbortSignal): Promise<RawListing> {
    const options: CallOptions = { deadlineMs: LIST_MS, purpose: 'read', path, signal }
    const bytes = await this.#call(LIST_AS_BYTES, { path }, options)
    const listedAtMs = Date.now()
    try {
      return new ScannedRawListing(await scanListing(bytes, signal), listedAtMs)
    } catch (thrown) {
      throw failureOf(thrown, { ...options, wasAborted: signal?.aborted === true })
    }
  }

  async makeDir(path: InventoryPath, signal?: AbortSignal): Promise<void> {
    await this.#call(InventoryService.makeDir, { path }, changeOf(path, { isFolder: false }, signal))
  }

  async copy(
    from: InventoryPath,
    to: InventoryPath,
    what: EntryIsFolder,
    signal?: AbortSignal,
  ): Promise<void> {
    // Never false for a folder: that leaves an empty copy behind and then fails (section 5, Copy).
    const request = { sourcePath: from, destinationPath: to, recursive: what.isFolder }
    await this.#call(InventoryService.copy, request, changeOf(from, what, signal))
  }

  async move(
    from: InventoryPath,
    to: InventoryPath,
    what: EntryIsFolder,
    signal?: AbortSignal,
  ): Promise<void> {
    const request = { sourcePath: from, destinationPath: to }
    await this.#call(InventoryService.move, request, changeOf(from, what, signal))
  }

  async remove(path: InventoryPath, what: EntryIsFolder, signal?: AbortSignal): Promise<void> {
    // False for items: it protects when the service picks a folder of the same name (section 6).
    const request = { path, recursive: what.isFolder }
    await this.#call(InventoryService.remove, request, changeOf(path, what, signal))
  }

  async spawn(path: InventoryPath, signal?: AbortSignal): Promise<SpawnedSlot> {
    const options: CallOptions = { deadlineMs: SPAWN_MS, purpose: 'spawn', path, signal }
    const reply = await this.#call(InventoryService.spawn, { path }, options)
    return { slotId: reply.spawnedSlotId, slotName: reply.spawnedSlotName }
  }

  async fetchThumbnail(path: InventoryPath, signal?: AbortSignal): Promise<FetchedThumbnail> {
    const options: CallOptions = { deadlineMs: THUMBNAIL_MS, purpose: 'thumbnail', path, signal }
    const reply = await this.#call(InventoryService.fetchThumbnail, { path }, options)
    return { data: reply.data, claimedType: reply.contentType }
  }

  /** A service without this function, or one that faults, has answered all the same. */
  async ping(signal?: AbortSignal): Promise<void> {
    const request = { message: 'satchel' }
    try {
      await callUnary(this.#client, ConnectionService.ping, request, { deadlineMs: STATUS_MS, signal })
    } catch (thrown) {
      throwIfSilent(thrown, signal)
    }
  }

  /** FetchThumbnail checks for a blank path before anything else (section 3), so it costs nothing to ask. */
  async hasInventory(signal?: AbortSignal): Promise<boolean> {
    const limits = { deadlineMs: STATUS_MS, signal }
    try {
      await callUnary(this.#client, InventoryService.fetchThumbnail, { path: '' }, limits)
      return true
    } catch (thrown) {
      return throwIfSilent(thrown, signal).error.kind !== 'server-too-old'
    }
  }

  async serviceFacts(signal?: AbortSignal): Promise<ServiceFacts> {
    return factsOf(await this.#call(InfoService.getServerInfo, {}, statusCall(signal)))
  }

  async account(signal?: AbortSignal): Promise<SignedIn> {
    const reply = await this.#call(AuthService.status, {}, statusCall(signal))
    return reply.loggedIn ? { userId: reply.userId, userName: reply.userName } : null
  }

  async currentWorld(signal?: AbortSignal): Promise<CurrentWorld> {
    const reply = await this.#call(WorldService.getCurrent, {}, statusCall(signal))
    return reply.hasWorld && reply.world ? { kind: 'world', name: reply.world.name } : { kind: 'none' }
  }

  onDoubt(listener: () => void): () => void {
    return watchConnection(this.#client, listener)
  }

  close(): void {
    this.#client.close()
  }

  async #call<Request, Reply>(
    method: UnaryMethod<Request, Reply>,
    request: Request,
    options: CallOptions,
  ): Promise<Reply> {
    try {
      return await callUnary(this.#client, method, request, options)
    } catch (thrown) {
      throw failureOf(thrown, { ...options, wasAborted: options.signal?.aborted === true })
    }
  }
}

/** A failure that is an answer is handed back; one that means that nobody answered is thrown. */
function throwIfSilent(thrown: unknown, signal?: AbortSignal): AppFailure {
  const failure = failureOf(thrown, { purpose: 'status', wasAborted: signal?.aborted === true })
  const isSilent = statusCodeOf(thrown) === status.DEADLINE_EXCEEDED
  if (isSilent || failure.error.kind === 'offline' || failure.error.kind === 'cancelled') throw failure
  return failure
}

function changeOf(path: InventoryPath, what: EntryIsFolder, signal?: AbortSignal): CallOptions {
  const deadlineMs = what.isFolder ? FOLDER_CHANGE_MS : ITEM_CHANGE_MS
  return { deadlineMs, purpose: 'mutation', path, signal }
}

function statusCall(signal?: AbortSignal): CallOptions {
  return { deadlineMs: STATUS_MS, purpose: 'status', signal }
}

const PLATFORM_NAMES: Readonly<Record<number, string>> = {
  [ServerPlatform.SERVER_PLATFORM_WINDOWS]: 'Windows',
  [ServerPlatform.SERVER_PLATFORM_OSX]: 'macOS',
  [ServerPlatform.SERVER_PLATFORM_LINUX]: 'Linux',
  [ServerPlatform.SERVER_PLATFORM_ANDROID]: 'Android',
}

function factsOf(info: ServerInfo): ServiceFacts {
  return {
    modVersion: info.modVersion,
    engineVersion: info.engineVersion,
    platform: PLATFORM_NAMES[info.platform] ?? 'unknown',
    pid: info.resonitePid,
  }
}
