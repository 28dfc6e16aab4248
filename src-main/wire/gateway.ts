import type { AppError } from '../../src-shared/errors'
import type { Addressing, Capabilities } from '../../src-shared/model/capabilities'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { Destination, EntryAddress } from '../../src-shared/model/entry-address'
import type { EntryVersion } from '../../src-shared/model/entry-version'
import type { Incomplete } from '../../src-shared/model/incomplete'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CallProgress } from '../../src-shared/model/operation'
import type { PackedEntries } from '../../src-shared/model/packed-entries'
import type { Account, CurrentWorld, ServiceFacts } from '../../src-shared/model/source'
import type { SourcePlace } from '../../src-shared/model/source-place'
import type { CallLane } from './call-lane'

/**
 * One folder as the service listed it, still bytes. Strings are decoded when
 * they are asked for, because decoding 100,000 entries at once stops the
 * process for more than 100 ms.
 */
export interface RawListing {
  readonly count: number
  readonly byteLength: number
  /** The reply as it came, for keeping it. */
  readonly bytes: Uint8Array
  /** When the service was asked for it, by `steadyNowMs`: what has changed since may be missing. */
  readonly listedAtMs: number
  /** Whether every entry bears the id that it is met by. */
  readonly addressing: Addressing
  /** Which folder the source says that it is of; null where it does not say. */
  readonly folderId: string | null
  /** As text; said only in the listings of a whole tree. */
  readonly folderPath: string | null
  /** Null: all that the folder holds is in it. Else nothing is gone for not being in it. */
  readonly incomplete: Incomplete | null
  nameAt(index: number): string
  /** What people see; the name where the source has nothing else to say. */
  titleAt(index: number): string
  recordIdAt(index: number): string
  kindAt(index: number): EntryKind
  entryAt(index: number): Entry
  /** Everything at once: for small listings only. */
  entries(): readonly Entry[]
  /** Columns in pieces of at most `maxEntries`, each with memory of its own. */
  pieces(maxEntries: number): Iterable<PackedEntries>
}

/** One folder of a whole tree. */
export interface ListedFolder {
  readonly path: InventoryPath
  readonly listing: RawListing
}

/** How a source stands to the platform behind it (satchel/v1, Reach). */
export type SourceReach =
  | 'connecting'
  | 'connected'
  | 'offline'
  | 'signed-out'
  | 'sign-in-refused'
  | 'incompatible'
  | 'loading'

/** What a source says by itself. */
export type SourceNews =
  | {
      readonly kind: 'reach'
      readonly reach: SourceReach
      /** What the platform said, as it is; null: nothing. */
      readonly said: string | null
      /** Null: it does not try again by itself, or does not say when. */
      readonly retryInMs: number | null
      /** Milliseconds since 1970 of what listings show; null: of now. */
      readonly asOfMs: number | null
    }
  /** These folders are other than they were listed; null: anything may be. */
  | { readonly kind: 'outdated'; readonly folders: readonly InventoryPath[] | null }
  /** It can do other things than it said: ask it. */
  | { readonly kind: 'described' }

/** What the window needs of one, wherever it comes from. */
export type ShownListing = Pick<
  RawListing,
  'count' | 'byteLength' | 'listedAtMs' | 'addressing' | 'incomplete' | 'entries' | 'pieces'
>

export interface SpawnedSlot {
  readonly slotId: string
  readonly slotName: string
}

/** Bytes as the service stores them: sniff before use, the type is only a claim. */
export interface FetchedThumbnail {
  readonly data: Uint8Array
  readonly claimedType: string
}

/** `null` where nobody is signed in: the service answers that without an error. */
export type SignedIn = Account | null

/** How long a call may take depends on what it moves (resonite-io.md, section 5). */
export interface EntryIsFolder {
  readonly isFolder: boolean
}

/** Waited for when it is a change's turn, right before it is sent. Where it fails, nothing is sent, and the call fails with it. */
export type BeforeSent = () => Promise<void>

/**
 * All that Satchel asks of an inventory service. Everything above the wire
 * depends on this port and nothing else. Every method fails with an
 * `AppFailure`, and an aborted signal cancels the call behind it (kind
 * `cancelled`), a change only until it has gone out. An OK of a mutation proves nothing: list afterwards.
 */
export interface Gateway {
  /** What can be done with this source, and how, as it said last. */
  readonly capabilities: Capabilities
  /** 3 s. Asks the source again what it can do. Fails where it does not say, or speaks of a later contract. */
  describe(signal?: AbortSignal): Promise<void>
  /** The whole folder in one reply; 30 s. NOT_FOUND is no proof of absence. Without a lane: a person's. */
  list(folder: EntryAddress, signal?: AbortSignal, lane?: CallLane): Promise<RawListing>
  /** 120 s. The service checks neither the parent nor a race. */
  makeDir(to: Destination, signal?: AbortSignal, beforeSent?: BeforeSent): Promise<void>
  /**
   * Items 120 s, of a source that holds files as long as they take; folders without limit and always recursive.
   * Never overwrites: it makes twins.
   */
  copy(
    from: EntryAddress,
    to: Destination,
    what: EntryIsFolder,
    signal?: AbortSignal,
    beforeSent?: BeforeSent,
  ): Promise<void>
  /** Copies what lies at an absolute path of this computer; only where the verb `bring-in` is there. Without limit. */
  bringIn(localPath: string, to: Destination, signal?: AbortSignal, beforeSent?: BeforeSent): Promise<void>
  /** Also renames. Items 120 s, folders without limit: a cut-off may leave children that no listing shows. */
  move(
    from: EntryAddress,
    to: Destination,
    what: EntryIsFolder,
    signal?: AbortSignal,
    beforeSent?: BeforeSent,
  ): Promise<void>
  /** Permanent. Items 120 s and never recursive, folders without limit. */
  remove(
    entry: EntryAddress,
    what: EntryIsFolder,
    signal?: AbortSignal,
    beforeSent?: BeforeSent,
  ): Promise<void>
  /** 60 s. Not idempotent, never to be retried by itself. */
  spawn(entry: EntryAddress, signal?: AbortSignal, beforeSent?: BeforeSent): Promise<SpawnedSlot>
  /**
   * Gives it to somebody, by their id; only where the verb `give` is there. Without limit: what is in a folder is
   * looked at before. Not idempotent, never to be retried by itself, and never to be taken back.
   */
  give(
    entry: EntryAddress,
    to: string,
    what: EntryIsFolder,
    signal?: AbortSignal,
    beforeSent?: BeforeSent,
  ): Promise<void>
  /** 15 s. `not-found` where there is none; `cloud` where it was refused, and might come another time. */
  fetchThumbnail(entry: EntryAddress, signal?: AbortSignal): Promise<FetchedThumbnail>
  /** Something was answered with OK and not done: for the pace of what follows that is a refusal. */
  noteRefusal(): void
  /**
   * Goes on at the pace that was learned when this source was open before, null
   * for none, and tells what is learned from now on: requests to the cloud a
   * second, null as long as it refuses nothing.
   */
  learnPace(perSecond: number | null, onLearned: (perSecond: number | null) => void): void
  /** 3 s, like the four below. Resolves when the service answers anything at all. */
  ping(signal?: AbortSignal): Promise<void>
  /** Why what answers here is no inventory, or null when it is one; asks without touching it. */
  lackOfInventory(signal?: AbortSignal): Promise<AppError | null>
  serviceFacts(signal?: AbortSignal): Promise<ServiceFacts>
  account(signal?: AbortSignal): Promise<SignedIn>
  currentWorld(signal?: AbortSignal): Promise<CurrentWorld>
  /**
   * Every folder below one, itself first, each as the source sends it; only where
   * the verb `list-tree` is there. What cannot be read is left out, so that a
   * folder that is not named is not gone. Waits while one is being taken, and for its turn in the lane before each; 120 s
   * for one. Each is as of some moment since the tree was asked for.
   */
  listTree(folder: EntryAddress, signal: AbortSignal, lane?: CallLane): AsyncIterable<ListedFolder>
  /**
   * Where an entry lies on this computer, as the source says; only where the verb `local-path` is there. 30 s. Nobody
   * has looked at it: a service may say anything.
   */
  localPath(entry: EntryAddress, signal?: AbortSignal): Promise<string>
  /** Where a record is now, by its id alone; unknown where the source cannot look for ids. 30 s. */
  find(recordId: string, signal?: AbortSignal): Promise<SourcePlace>
  /** The kept states of an item, newest first; only where the verb `versions` is there. 30 s. */
  versions(entry: EntryAddress, signal?: AbortSignal): Promise<readonly EntryVersion[]>
  /** Makes one of them the newest; the one that was stays kept. 120 s. */
  restoreVersion(entry: EntryAddress, versionId: string): Promise<void>
  /** What the source tells by itself, for as long as it is wanted: nothing, where it is Resonite. Returns the way to stop. */
  hear(listener: (news: SourceNews) => void): () => void
  /**
   * How far a change of this entry has come while it is out; nothing where the source
   * does not say, and only while somebody hears it. Returns the way to stop.
   */
  hearProgress(recordId: string, listener: (progress: CallProgress) => void): () => void
  /**
   * Asks that a change of this entry which is out stops where it leaves nothing half
   * done; its own call says how it ended. 3 s. Never fails: a source that does not
   * know how goes on to the end.
   */
  stopChange(entry: EntryAddress): Promise<void>
  /** Tells when the connection broke or went quiet, or the inventory is not there any more; asking says which. Returns the way to stop. */
  onDoubt(listener: () => void): () => void
  /** Tells that a call broke with its connection, before any other call has its turn. Returns the way to stop. */
  onBreak(listener: () => void): () => void
  /** Calls under way are allowed to end. */
  close(): void
}
