import { type ChannelCredentials, type Client, status } from '@grpc/grpc-js'
import { addressOf } from '../../src-shared/domain/entry-address'
import { parentOf, parsePath, ROOT } from '../../src-shared/domain/paths'
import { type AppError, AppFailure } from '../../src-shared/errors'
import {
  type Capabilities,
  RESONITE_CAPABILITIES,
  RESONITE_WITHOUT_PICTURES,
} from '../../src-shared/model/capabilities'
import type { Destination, EntryAddress } from '../../src-shared/model/entry-address'
import type { EntryVersion } from '../../src-shared/model/entry-version'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CallProgress } from '../../src-shared/model/operation'
import type { CurrentWorld, ServiceFacts } from '../../src-shared/model/source'
import type { SourcePlace } from '../../src-shared/model/source-place'
import { say } from '../../src-shared/sentences'
import { AuthService } from '../../src-wire/gen/resonite_io/v1/auth'
import { ConnectionService } from '../../src-wire/gen/resonite_io/v1/connection'
import { InfoService } from '../../src-wire/gen/resonite_io/v1/info'
import { InventoryService } from '../../src-wire/gen/resonite_io/v1/inventory'
import { WorldService } from '../../src-wire/gen/resonite_io/v1/world'
import { type Checkpoint, SourceService } from '../../src-wire/gen/satchel/v1/source'
import { CallGate, type GateRules, POLITE, rulesFor } from './call-gate'
import type { CallLane } from './call-lane'
import { MAX_PICTURE_REPLY_MEBIBYTES, openClient, watchConnection } from './channel'
import { failureOf, statusCodeOf } from './error-map'
import type { CallFailure } from './failure-log'
import { FolderPaths } from './folder-paths'
import { type CallOptions, GatedCalls } from './gated-calls'
import type {
  BeforeSent,
  EntryIsFolder,
  FetchedThumbnail,
  Gateway,
  ListedFolder,
  RawListing,
  SignedIn,
  SourceNews,
  SpawnedSlot,
} from './gateway'
import { type KeepAlive, PATIENT } from './keep-alive'
import { listTree } from './list-tree'
import { readListing } from './read-listing'
import { RecentListings } from './recent-listings'
import {
  type DescribedSource,
  extrasOfChange,
  extrasOfPlacing,
  extrasOfRead,
  pathOfNew,
} from './request-extras'
import { factsOf } from './service-facts'
import { shortText } from './short-text'
import { capabilitiesOf } from './source-capabilities'
import { hearSource } from './source-news'
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
const LONG_CHANGE_MS = null
const SPAWN_MS = 60_000

/** The reply stays bytes: decoding it here would stop main for 100 ms and more. */
const LIST_AS_BYTES = { ...InventoryService.list, responseDeserialize: (bytes: Buffer): Buffer => bytes }

export interface GatewayOptions {
  readonly rules?: GateRules
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
  readonly #rules: GateRules
  readonly #recent = new RecentListings()
  readonly #doubters = new Set<() => void>()
  readonly #onBreak = new Set<() => void>()
  readonly #paths = new FolderPaths()
  /** By record id. */
  readonly #progress = new Map<string, (progress: CallProgress) => void>()

  constructor(address: string, options: GatewayOptions = {}) {
    const { rules = POLITE, encrypted, keepAlive = PATIENT } = options
    const maxReplyMebibytes = MAX_PICTURE_REPLY_MEBIBYTES
    this.#client = openClient(address, { encrypted, keepAlive })
    this.#pictures = openClient(address, { encrypted, keepAlive, maxReplyMebibytes })
    this.#rules = rules
    this.#calls = new GatedCalls(new CallGate(rules, options.firstRetryMs), {
      keepAlive,
      onFailure: options.onFailure ?? (() => {}),
      // It was there when the source was opened.
      onMissing: () => tell(this.#doubters),
      onBreak: () => tell(this.#onBreak),
      isCostByLevel: () => this.capabilities.pace.cost === 'per-level',
    })
  }

  get capabilities(): Capabilities {
    return this.#source.capabilities
  }

  /** UNIMPLEMENTED is an answer, too: it is Resonite's. */
  async describe(signal?: AbortSignal): Promise<void> {
    this.#source = await this.#described(signal)
    this.#calls.gate.keepTo(rulesFor(this.capabilities.pace, this.#rules))
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

  async list(folder: EntryAddress, signal?: AbortSignal, lane: CallLane = 'person'): Promise<RawListing> {
    const { path } = folder
    let listedAtMs = steadyNowMs()
    const onSent = (): void => {
      listedAtMs = steadyNowMs()
    }
    const isRefusedOtherwise = (thrown: unknown): boolean =>
      statusCodeOf(thrown) === status.NOT_FOUND && this.#recent.doubts(path, false)
    const asked = { deadlineMs: LIST_MS, purpose: 'read', path, signal, lane } as const
    const options: CallOptions = { ...asked, onSent, isRefusedOtherwise }
    const request = { path, ...extrasOfRead(this.#source, folder) }
    const bytes = await this.#call(LIST_AS_BYTES, request, options)
    try {
      const listing = refuseOther(await readListing(bytes, listedAtMs, signal), folder)
      this.#recent.put(path, listing)
      if (listing.folderId !== null) this.#paths.note(listing.folderId, path)
      return listing
    } catch (thrown) {
      throw failureOf(thrown, { ...asked, wasAborted: signal?.aborted === true })
    }
  }

  async *listTree(
    folder: EntryAddress,
    signal: AbortSignal,
    lane: CallLane = 'person',
  ): AsyncGenerator<ListedFolder> {
    const { path } = folder
    const inTurn = <T>(step: () => Promise<T>): Promise<T> =>
      this.#calls.step(this.#client, { lane, signal }, step)
    try {
      yield* listTree(this.#client, { path, extras: extrasOfRead(this.#source, folder), signal, inTurn })
    } catch (thrown) {
      throw failureOf(thrown, { purpose: 'read', path, wasAborted: signal.aborted })
    }
  }

  async localPath(entry: EntryAddress, signal?: AbortSignal): Promise<string> {
    const { path } = entry
    const asked = { deadlineMs: LIST_MS, purpose: 'read', path, signal, lane: 'person' } as const
    const request = { path, ...extrasOfRead(this.#source, entry) }
    return (await this.#call(SourceService.localPath, request, asked)).path
  }

  async find(recordId: string, signal?: AbortSignal): Promise<SourcePlace> {
    // Resonite has no such call.
    if (this.capabilities.addressing === 'path') return { kind: 'unknown' }
    const asked = { deadlineMs: LIST_MS, purpose: 'read', path: ROOT, signal, lane: 'person' } as const
    const { places, unknown } = await this.#call(SourceService.find, { ids: [recordId] }, asked)
    const place = places.find(({ id }) => id === recordId)
    if (place === undefined) return { kind: unknown.includes(recordId) ? 'unknown' : 'nowhere' }
    const path = parsePath(place.path)
    return path === null ? { kind: 'unknown' } : { kind: 'at', path }
  }

  async versions(entry: EntryAddress, signal?: AbortSignal): Promise<readonly EntryVersion[]> {
    const { path } = entry
    const asked = { deadlineMs: LIST_MS, purpose: 'read', path, signal, lane: 'person' } as const
    const request = { path, ...extrasOfRead(this.#source, entry) }
    const { checkpoints } = await this.#call(SourceService.listCheckpoints, request, asked)
    return checkpoints.map(versionOf)
  }

  async restoreVersion(entry: EntryAddress, versionId: string): Promise<void> {
    const { path } = entry
    const extras = extrasOfRead(this.#source, entry)
    const request = { path, checkpointId: versionId, comment: '', ...extras }
    await this.#call(SourceService.restoreCheckpoint, request, changeOf(path, ITEM_CHANGE_MS, []))
  }

  hear(listener: (news: SourceNews) => void): () => void {
    if (this.capabilities.addressing === 'path') return () => {}
    const pathOf = (id: string) => this.#paths.of(id, this.#source.rootId)
    return hearSource(this.#client, pathOf, listener, (id, progress) => this.#progress.get(id)?.(progress))
  }

  hearProgress(recordId: string, listener: (progress: CallProgress) => void): () => void {
    this.#progress.set(recordId, listener)
    return () => {
      if (this.#progress.get(recordId) === listener) this.#progress.delete(recordId)
    }
  }

  async stopChange(entry: EntryAddress): Promise<void> {
    const request = { path: entry.path, ...extrasOfRead(this.#source, entry) }
    await callUnary(this.#client, SourceService.stopChange, request, { deadlineMs: STATUS_MS }).catch(
      () => {},
    )
  }

  async makeDir(to: Destination, ...how: HowToChange): Promise<void> {
    const request = { path: pathOfNew(this.#source, to), ...extrasOfPlacing(this.#source, null, to) }
    const options = changeOf(to.folder.path, ITEM_CHANGE_MS, how)
    await this.#call(InventoryService.makeDir, request, options)
  }

  async copy(from: EntryAddress, to: Destination, what: EntryIsFolder, ...how: HowToChange): Promise<void> {
    // Never false for a folder: that leaves an empty copy behind and then fails (section 5, Copy).
    const request = { ...this.#passage(from, to), recursive: what.isFolder }
    await this.#call(InventoryService.copy, request, this.#changeOf(from.path, what, how))
  }

  async bringIn(localPath: string, to: Destination, ...how: HowToChange): Promise<void> {
    const place = { path: pathOfNew(this.#source, to), ...extrasOfPlacing(this.#source, null, to) }
    const options = changeOf(to.folder.path, LONG_CHANGE_MS, how)
    await this.#call(SourceService.bringIn, { localPath, ...place }, options)
  }

  async move(from: EntryAddress, to: Destination, what: EntryIsFolder, ...how: HowToChange): Promise<void> {
    await this.#call(InventoryService.move, this.#passage(from, to), this.#changeOf(from.path, what, how))
  }

  /** What holds files takes as long over one as it is large; who asked is told when it is done, not that it may be. */
  #changeOf(
    path: InventoryPath,
    { isFolder }: EntryIsFolder,
    [signal, beforeSent]: HowToChange,
  ): CallOptions {
    const isOfRecords = this.capabilities.pace.cost === 'per-level'
    const deadlineMs = isOfRecords && !isFolder ? ITEM_CHANGE_MS : LONG_CHANGE_MS
    return { deadlineMs, purpose: 'mutation', path, signal, lane: 'operations', beforeSent }
  }

  #passage(from: EntryAddress, to: Destination) {
    return {
      sourcePath: from.path,
      destinationPath: pathOfNew(this.#source, to),
      ...extrasOfPlacing(this.#source, from, to),
    }
  }

  async remove(entry: EntryAddress, what: EntryIsFolder, ...how: HowToChange): Promise<void> {
    const { path } = entry
    // False for items: it protects when the service picks a folder of the same name (section 6).
    const request = { path, recursive: what.isFolder, ...extrasOfChange(this.#source, entry) }
    await this.#call(InventoryService.remove, request, this.#changeOf(path, what, how))
  }

  async spawn(entry: EntryAddress, signal?: AbortSignal, beforeSent?: BeforeSent): Promise<SpawnedSlot> {
    const { path } = entry
    const asked = { deadlineMs: SPAWN_MS, purpose: 'spawn', path, lane: 'operations' } as const
    const options: CallOptions = { ...asked, signal, beforeSent }
    const request = { path, ...extrasOfRead(this.#source, entry) }
    const reply = await this.#call(InventoryService.spawn, request, options)
    return { slotId: shortText(reply.spawnedSlotId), slotName: shortText(reply.spawnedSlotName) }
  }

  async give(entry: EntryAddress, to: string, what: EntryIsFolder, ...how: HowToChange): Promise<void> {
    const { path } = entry
    const request = { path, to, ...extrasOfChange(this.#source, entry) }
    await this.#call(SourceService.give, request, this.#changeOf(path, what, how))
  }

  async fetchThumbnail(entry: EntryAddress, signal?: AbortSignal): Promise<FetchedThumbnail> {
    if (this.capabilities === RESONITE_WITHOUT_PICTURES) {
      throw new AppFailure({ kind: 'server-too-old', ...say('pictures-not-offered') })
    }
    const { path } = entry
    const asked = { deadlineMs: THUMBNAIL_MS, purpose: 'thumbnail', path, signal, lane: 'pictures' } as const
    const isRefusedOtherwise = (thrown: unknown): boolean =>
      isLookupRefused(thrown) && this.#recent.doubts(path, true)
    const request = { path, ...extrasOfRead(this.#source, entry) }
    const method = InventoryService.fetchThumbnail
    try {
      const reply = await this.#call(method, request, { ...asked, isRefusedOtherwise }, this.#pictures)
      return { data: reply.data, claimedType: reply.contentType }
    } catch (thrown) {
      const isDoubtful = thrown instanceof AppFailure && isNoEntry(thrown.error.detail)
      if (!isDoubtful || (await this.#isGone(path, signal))) throw thrown
      throw new AppFailure({ kind: 'cloud', ...say('service-busy'), path })
    }
  }

  /** The folder above was asked: it alone can say so. */
  async #isGone(path: InventoryPath, signal?: AbortSignal): Promise<boolean> {
    const parent = parentOf(path)
    if (parent === null) return true
    if (!this.#recent.isDoubtedToTheEnd(path)) return this.#recent.known(path) === 'not-there'
    const listing = await this.list(addressOf(parent), signal, 'pictures').catch(() => null)
    return listing !== null && this.#recent.known(path) === 'not-there'
  }

  noteRefusal(): void {
    this.#calls.gate.noteRefusal()
  }

  learnPace(perSecond: number | null, onLearned: (perSecond: number | null) => void): void {
    this.#calls.gate.learnFrom(perSecond, onLearned)
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
    try {
      await this.#calls.probe(this.#client, method, { path: '' }, { deadlineMs: STATUS_MS, signal })
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

  onBreak(listener: () => void): () => void {
    this.#onBreak.add(listener)
    return () => void this.#onBreak.delete(listener)
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

function tell(listeners: ReadonlySet<() => void>): void {
  for (const listener of listeners) listener()
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

function versionOf({ id, atUnixNanos, size }: Checkpoint): EntryVersion {
  const savedAtMs = atUnixNanos <= 0n ? null : Number(atUnixNanos / 1_000_000n)
  return { id, savedAtMs, size: size === undefined ? null : Number(size) }
}

type HowToChange = readonly [signal?: AbortSignal, beforeSent?: BeforeSent]

function changeOf(
  path: InventoryPath,
  deadlineMs: number | null,
  [signal, beforeSent]: HowToChange,
): CallOptions {
  return { deadlineMs, purpose: 'mutation', path, signal, lane: 'operations', beforeSent }
}

function statusCall(signal?: AbortSignal): CallOptions {
  return { deadlineMs: STATUS_MS, purpose: 'status', signal, lane: null }
}

function isLookupRefused(thrown: unknown): boolean {
  return statusCodeOf(thrown) === status.NOT_FOUND && thrown instanceof Error && isNoEntry(thrown.message)
}

/** The look-up of the entry failed, and not that of its picture. Texts are no contract: where another one comes, there is no picture. */
function isNoEntry(detail: string | undefined): boolean {
  return detail !== undefined && /No inventory entry at/.test(detail)
}
