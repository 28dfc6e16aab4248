import { type ChannelCredentials, type Client, status } from '@grpc/grpc-js'
import { type AppError, AppFailure } from '../../src-shared/errors'
import {
  type Capabilities,
  RESONITE_CAPABILITIES,
  RESONITE_WITHOUT_PICTURES,
} from '../../src-shared/model/capabilities'
import type { Destination, EntryAddress } from '../../src-shared/model/entry-address'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CurrentWorld, ServiceFacts } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import { AuthService } from '../../src-wire/gen/resonite_io/v1/auth'
import { ConnectionService } from '../../src-wire/gen/resonite_io/v1/connection'
import { InfoService, type ServerInfo, ServerPlatform } from '../../src-wire/gen/resonite_io/v1/info'
import { InventoryService } from '../../src-wire/gen/resonite_io/v1/inventory'
import { WorldService } from '../../src-wire/gen/resonite_io/v1/world'
import { SourceService } from '../../src-wire/gen/satchel/v1/source'
import { CallGate, type GateLimits, limitsFor, POLITE } from './call-gate'
import { MAX_PICTURE_REPLY_MEBIBYTES, openClient, watchConnection } from './channel'
import { failureOf, statusCodeOf } from './error-map'
import type { CallFailure } from './failure-log'
import { type CallOptions, GatedCalls } from './gated-calls'
import type { EntryIsFolder, FetchedThumbnail, Gateway, RawListing, SignedIn, SpawnedSlot } from './gateway'
import { type KeepAlive, PATIENT } from './keep-alive'
import { readListing } from './read-listing'
import { RecentListings } from './recent-listings'
import {
  type DescribedSource,
  extrasOfChange,
  extrasOfPlacing,
  extrasOfRead,
  pathOfNew,
} from './request-extras'
import { shortText } from './short-text'
import { capabilitiesOf } from './source-capabilities'
import { steadyNowMs } from './steady-clock'
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

/** The reply stays bytes: decoding it here would stop main for 100 ms and more. */
const LIST_AS_BYTES = { ...InventoryService.list, responseDeserialize: (bytes: Buffer): Buffer => bytes }

export interface GatewayOptions {
  readonly limits?: GateLimits
  readonly encrypted?: ChannelCredentials | undefined
  /** How long to wait before a refused read is asked again for the first time. */
  readonly firstRetryMs?: number
  readonly keepAlive?: KeepAlive
  readonly onFailure?: ((failure: CallFailure) => void) | undefined
}

/** The port over gRPC, for any service that speaks `resonite_io.v1` on `address`. */
export class GrpcGateway implements Gateway {
  #source: DescribedSource = { capabilities: RESONITE_CAPABILITIES, rootId: null }
  readonly #client: Client
  /** A connection of its own: four pictures at once may not weigh what four listings may. */
  readonly #pictures: Client
  readonly #calls: GatedCalls
  /** Where the source says nothing else. */
  readonly #limits: GateLimits
  readonly #recent = new RecentListings()
  readonly #doubters = new Set<() => void>()

  constructor(address: string, options: GatewayOptions = {}) {
    const { limits = POLITE, encrypted, keepAlive = PATIENT } = options
    const maxReplyMebibytes = MAX_PICTURE_REPLY_MEBIBYTES
    this.#client = openClient(address, { encrypted, keepAlive })
    this.#pictures = openClient(address, { encrypted, keepAlive, maxReplyMebibytes })
    this.#limits = limits
    this.#calls = new GatedCalls(new CallGate(limits, options.firstRetryMs), {
      keepAlive,
      onFailure: options.onFailure ?? (() => {}),
      // It was there when the source was opened.
      onMissing: () => this.#doubt(),
      isCostByLevel: () => this.capabilities.pace.cost === 'per-level',
    })
  }

  get capabilities(): Capabilities {
    return this.#source.capabilities
  }

  /** UNIMPLEMENTED is an answer, too: it is Resonite's. */
  async describe(signal?: AbortSignal): Promise<void> {
    this.#source = await this.#described(signal)
    this.#calls.gate.keepTo(limitsFor(this.capabilities.pace, this.#limits))
  }

  async #described(signal?: AbortSignal): Promise<DescribedSource> {
    const limits = { deadlineMs: STATUS_MS, signal }
    try {
      const description = await callUnary(this.#client, SourceService.describe, {}, limits)
      const rootId = description.folders?.rootId ?? ''
      return { capabilities: capabilitiesOf(description), rootId: rootId === '' ? null : rootId }
    } catch (thrown) {
      const failure = failureOf(thrown, { purpose: 'status', wasAborted: signal?.aborted === true })
      if (failure.error.kind !== 'server-too-old') throw failure
      const lack = await this.#lackOfPictures(signal)
      return { capabilities: lack === null ? RESONITE_CAPABILITIES : RESONITE_WITHOUT_PICTURES, rootId: null }
    }
  }

  async list(folder: EntryAddress, signal?: AbortSignal, isInBackground = false): Promise<RawListing> {
    const { path } = folder
    const lane = isInBackground ? 'background' : 'person'
    let listedAtMs = steadyNowMs()
    const onSent = (): void => {
      listedAtMs = steadyNowMs()
    }
    const options: CallOptions = { deadlineMs: LIST_MS, purpose: 'read', path, signal, lane, onSent }
    const request = { path, ...extrasOfRead(this.#source, folder) }
    const bytes = await this.#call(LIST_AS_BYTES, request, options).catch(thrown =>
      this.#noteMissing(thrown, path),
    )
    try {
      const listing = refuseOther(await readListing(bytes, listedAtMs, signal), folder)
      this.#recent.put(path, listing)
      return listing
    } catch (thrown) {
      throw failureOf(thrown, { ...options, wasAborted: signal?.aborted === true })
    }
  }

  #noteMissing(thrown: unknown, path: InventoryPath): never {
    const isMissing = thrown instanceof AppFailure && thrown.error.kind === 'not-found'
    if (isMissing && this.#recent.has(path)) this.#calls.gate.noteThrottling()
    throw thrown
  }

  async makeDir(to: Destination, signal?: AbortSignal): Promise<void> {
    const request = { path: pathOfNew(this.#source, to), ...extrasOfPlacing(this.#source, null, to) }
    await this.#call(InventoryService.makeDir, request, changeOf(to.folder.path, { isFolder: false }, signal))
  }

  async copy(from: EntryAddress, to: Destination, what: EntryIsFolder, signal?: AbortSignal): Promise<void> {
    // Never false for a folder: that leaves an empty copy behind and then fails (section 5, Copy).
    const request = { ...this.#passage(from, to), recursive: what.isFolder }
    await this.#call(InventoryService.copy, request, changeOf(from.path, what, signal))
  }

  async move(from: EntryAddress, to: Destination, what: EntryIsFolder, signal?: AbortSignal): Promise<void> {
    await this.#call(InventoryService.move, this.#passage(from, to), changeOf(from.path, what, signal))
  }

  #passage(from: EntryAddress, to: Destination) {
    return {
      sourcePath: from.path,
      destinationPath: pathOfNew(this.#source, to),
      ...extrasOfPlacing(this.#source, from, to),
    }
  }

  async remove(entry: EntryAddress, what: EntryIsFolder, signal?: AbortSignal): Promise<void> {
    const { path } = entry
    // False for items: it protects when the service picks a folder of the same name (section 6).
    const request = { path, recursive: what.isFolder, ...extrasOfChange(this.#source, entry) }
    await this.#call(InventoryService.remove, request, changeOf(path, what, signal))
  }

  async spawn(entry: EntryAddress, signal?: AbortSignal): Promise<SpawnedSlot> {
    const { path } = entry
    const options: CallOptions = { deadlineMs: SPAWN_MS, purpose: 'spawn', path, signal, lane: 'person' }
    const request = { path, ...extrasOfRead(this.#source, entry) }
    const reply = await this.#call(InventoryService.spawn, request, options)
    return { slotId: shortText(reply.spawnedSlotId), slotName: shortText(reply.spawnedSlotName) }
  }

  async fetchThumbnail(entry: EntryAddress, signal?: AbortSignal): Promise<FetchedThumbnail> {
    if (this.capabilities === RESONITE_WITHOUT_PICTURES) {
      throw new AppFailure({ kind: 'server-too-old', ...say('pictures-not-offered') })
    }
    const { path } = entry
    const limits = { deadlineMs: THUMBNAIL_MS, signal, lane: 'background' } as const
    const reply = await this.#call(
      InventoryService.fetchThumbnail,
      { path, ...extrasOfRead(this.#source, entry) },
      { ...limits, purpose: 'thumbnail', path },
      this.#pictures,
    )
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

  /** An old mod has the inventory and no pictures, and only it is asked a second time. */
  async lackOfInventory(signal?: AbortSignal): Promise<AppError | null> {
    const lack = await this.#lackOfPictures(signal)
    return lack && this.#lackOf(InventoryService.list, signal)
  }

  #lackOfPictures(signal?: AbortSignal): Promise<AppError | null> {
    return this.#lackOf(InventoryService.fetchThumbnail, signal)
  }

  /** Both of these check for a blank path before anything else (section 3), so it costs nothing to ask. */
  async #lackOf<Reply>(
    method: UnaryMethod<{ path: string }, Reply>,
    signal?: AbortSignal,
  ): Promise<AppError | null> {
    const ask = (deadlineMs: number | null) =>
      callUnary(this.#client, method, { path: '' }, { deadlineMs, signal })
    try {
      await this.#calls.askAgain(ask, { purpose: 'thumbnail', deadlineMs: STATUS_MS, signal })
      return null
    } catch (thrown) {
      const { error } = throwIfSilent(thrown, signal)
      return error.kind === 'server-too-old' ? error : null
    }
  }

  async serviceFacts(signal?: AbortSignal): Promise<ServiceFacts> {
    return factsOf(await this.#call(InfoService.getServerInfo, {}, statusCall(signal)))
  }

  async account(signal?: AbortSignal): Promise<SignedIn> {
    const reply = await this.#call(AuthService.status, {}, statusCall(signal))
    return reply.loggedIn ? { userId: shortText(reply.userId), userName: shortText(reply.userName) } : null
  }

  async currentWorld(signal?: AbortSignal): Promise<CurrentWorld> {
    const reply = await this.#call(WorldService.getCurrent, {}, statusCall(signal))
    return reply.hasWorld && reply.world
      ? { kind: 'world', name: shortText(reply.world.name) }
      : { kind: 'none' }
  }

  onDoubt(listener: () => void): () => void {
    this.#doubters.add(listener)
    const stop = watchConnection(this.#client, listener)
    return () => {
      this.#doubters.delete(listener)
      stop()
    }
  }

  #doubt(): void {
    for (const doubt of this.#doubters) doubt()
  }

  close(): void {
    this.#client.close()
    this.#pictures.close()
  }

  #call<Request, Reply>(
    method: UnaryMethod<Request, Reply>,
    request: Request,
    options: CallOptions,
    client = this.#client,
  ): Promise<Reply> {
    if (options.purpose === 'mutation') this.#recent.forget()
    return this.#calls.call(client, method, request, options)
  }
}

/** A failure that is an answer is handed back; one that means that nobody answered is thrown. */
function throwIfSilent(thrown: unknown, signal?: AbortSignal): AppFailure {
  const failure = failureOf(thrown, { purpose: 'status', wasAborted: signal?.aborted === true })
  const isSilent = statusCodeOf(thrown) === status.DEADLINE_EXCEEDED
  if (isSilent || failure.error.kind === 'offline' || failure.error.kind === 'cancelled') throw failure
  return failure
}

/** A listing that says that it is of another folder than the one that was meant. */
function refuseOther(listing: RawListing, { path, id }: EntryAddress): RawListing {
  if (listing.folderId === null || id === null || listing.folderId === id) return listing
  throw new AppFailure({ kind: 'conflict', ...say('other-entry-there'), path })
}

function changeOf(path: InventoryPath, what: EntryIsFolder, signal?: AbortSignal): CallOptions {
  const deadlineMs = what.isFolder ? FOLDER_CHANGE_MS : ITEM_CHANGE_MS
  return { deadlineMs, purpose: 'mutation', path, signal, lane: 'person' }
}

function statusCall(signal?: AbortSignal): CallOptions {
  return { deadlineMs: STATUS_MS, purpose: 'status', signal, lane: null }
}

const PLATFORM_NAMES: Readonly<Record<number, string>> = {
  [ServerPlatform.SERVER_PLATFORM_WINDOWS]: 'Windows',
  [ServerPlatform.SERVER_PLATFORM_OSX]: 'macOS',
  [ServerPlatform.SERVER_PLATFORM_LINUX]: 'Linux',
  [ServerPlatform.SERVER_PLATFORM_ANDROID]: 'Android',
}

function factsOf(info: ServerInfo): ServiceFacts {
  return {
    modVersion: shortText(info.modVersion),
    engineVersion: shortText(info.engineVersion),
    platform: PLATFORM_NAMES[info.platform] ?? 'unknown',
    pid: info.resonitePid,
  }
}
