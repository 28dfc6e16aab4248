import type { AppError } from '../../src-shared/errors'
import type { Addressing, Capabilities } from '../../src-shared/model/capabilities'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { Destination, EntryAddress } from '../../src-shared/model/entry-address'
import type { PackedEntries } from '../../src-shared/model/packed-entries'
import type { Account, CurrentWorld, ServiceFacts } from '../../src-shared/model/source'

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

/**
 * All that Satchel asks of an inventory service. Everything above the wire
 * depends on this port and nothing else. Every method fails with an
 * `AppFailure`, and an aborted signal cancels the call behind it (kind
 * `cancelled`). An OK of a mutation proves nothing: list afterwards.
 */
export interface Gateway {
  /** What can be done with this source, and how, as it said last. */
  readonly capabilities: Capabilities
  /** 3 s. Asks the source again what it can do. Fails where it does not say, or speaks of a later contract. */
  describe(signal?: AbortSignal): Promise<void>
  /** The whole folder in one reply; 30 s. NOT_FOUND is no proof of absence. Nobody waits for one in the background. */
  list(folder: EntryAddress, signal?: AbortSignal, isInBackground?: boolean): Promise<RawListing>
  /** 120 s. The service checks neither the parent nor a race. */
  makeDir(to: Destination, signal?: AbortSignal): Promise<void>
  /** Items 120 s, folders without limit and always recursive. Never overwrites: it makes twins. */
  copy(from: EntryAddress, to: Destination, what: EntryIsFolder, signal?: AbortSignal): Promise<void>
  /** Also renames. Items 120 s, folders without limit: a cut-off may leave children that no listing shows. */
  move(from: EntryAddress, to: Destination, what: EntryIsFolder, signal?: AbortSignal): Promise<void>
  /** Permanent. Items 120 s and never recursive, folders without limit. */
  remove(entry: EntryAddress, what: EntryIsFolder, signal?: AbortSignal): Promise<void>
  /** 60 s. Not idempotent, never to be retried by itself. */
  spawn(entry: EntryAddress, signal?: AbortSignal): Promise<SpawnedSlot>
  /** 15 s. */
  fetchThumbnail(entry: EntryAddress, signal?: AbortSignal): Promise<FetchedThumbnail>
  /** 3 s, like the four below. Resolves when the service answers anything at all. */
  ping(signal?: AbortSignal): Promise<void>
  /** Why what answers here is no inventory, or null when it is one; asks without touching it. */
  lackOfInventory(signal?: AbortSignal): Promise<AppError | null>
  serviceFacts(signal?: AbortSignal): Promise<ServiceFacts>
  account(signal?: AbortSignal): Promise<SignedIn>
  currentWorld(signal?: AbortSignal): Promise<CurrentWorld>
  /** Tells when the connection broke or went quiet, or the inventory is not there any more; asking says which. Returns the way to stop. */
  onDoubt(listener: () => void): () => void
  /** Calls under way are allowed to end. */
  close(): void
}
