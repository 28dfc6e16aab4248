import type { DeepPartial, EntryExtras } from '../../src-wire/gen/satchel/v1/extras.ts'
import type {
  Checkpoint,
  ConnectionState,
  Description,
  SetDetailsRequest,
  Text,
} from '../../src-wire/gen/satchel/v1/source.ts'

export type NodeKind = 'folder' | 'object' | 'world' | 'link' | 'unknown'

/** One entry as the platform has it. What is absent is not known. */
export interface PlatformEntry {
  /** Unique in the whole inventory, and the same for as long as the entry lives. */
  readonly id: string
  /** Of the folder that it lies in; `Platform.rootId` for what lies at the top. */
  readonly parentId: string
  /** As people see it: anything, also empty, with slashes, or the same as its neighbour's. */
  readonly title: string
  readonly kind: NodeKind
  /** Nanoseconds since 1970. */
  readonly modifiedNanos?: bigint
  /** `asset:<uuid>` or whatever else says what it shows. */
  readonly assetUri?: string
  readonly isPublic?: boolean
  /** All else of the contract; `title`, `id` and `parentId` are the kit's to fill. */
  readonly extras?: DeepPartial<EntryExtras>
  /** Its key, whatever else is called like it: for folders that Describe names by path. */
  readonly fixedKey?: string
}

/**
 * An entry and the folders on the way to it, topmost first, itself last. Empty
 * for the root. They are what listings said last: the platform looks again
 * before it changes anything (`Platform.entry`).
 */
export type Trail<E extends PlatformEntry> = readonly E[]

export interface Children<E extends PlatformEntry> {
  readonly entries: readonly E[]
  /** More than these are there, as far as the platform says: how many, 0 where it does not. */
  readonly incomplete?: { readonly expected: number }
}

export interface ListOptions {
  /** The platform is to be asked, whatever is remembered. */
  readonly refresh: boolean
  readonly signal: AbortSignal
}

/** Where something goes. */
export interface Target<E extends PlatformEntry> {
  readonly folder: Trail<E>
  readonly title: string
  /** Only asked where the verb OVERWRITE is there; else what has the title already refuses (`alreadyExists`). */
  readonly overwrite: boolean
  readonly comment: string
  readonly signal: AbortSignal
  readonly tell: TellProgress
}

/** How far a change has come that takes its time; who tells nothing is taken to be quick. */
export type TellProgress = (progress: { readonly done: number; readonly total: number }) => void

export interface Changed<E extends PlatformEntry> {
  /** As it is now; its id may be a new one where it was copied. */
  readonly entry: E
  /** It was copied, and then deleted where it was. */
  readonly copied?: boolean
  /** What had the title before. */
  readonly replacedId?: string
}

export interface Picture {
  readonly data: Uint8Array
  /** Empty: not known. */
  readonly contentType: string
  readonly version?: string
  readonly stale?: boolean
}

/** What things are spawned into. */
export interface World {
  readonly id: string
  /** As people call it. */
  readonly name: string
}

/** What was spawned, in the world. */
export interface Spawned {
  /** Empty: it was not told. */
  readonly id: string
  readonly name: string
  /** The entry has left the inventory by that. */
  readonly isTaken: boolean
}

/** What a platform tells while it runs. */
export interface Sink {
  state(state: DeepPartial<ConnectionState>): void
  /** Folders whose listings are out of date. */
  changed(folderIds: readonly string[]): void
  /** Anything may be. */
  reset(): void
  /** Describe would say something else by now. */
  described(): void
}

/**
 * One inventory behind the contract. The kit does paths, keys, expected ids,
 * refusals, verbs that are ABSENT, and everything of gRPC; a platform knows
 * entries by id. Each method fails with a `GatewayRefusal` (refusal.ts), or with
 * anything else, which is said to be a fault. An aborted signal means that
 * nobody waits any more: reads stop; a change stops only where that leaves
 * nothing half done.
 *
 * A method that is not there is one whose verb is ABSENT.
 */
export interface Platform<E extends PlatformEntry = PlatformEntry> {
  readonly rootId: string
  /** Milliseconds for which folders on the way to something are believed; absent: a few seconds. */
  readonly believedMs?: number
  /** Everything of Description; the kit adds `contract` and takes out what is disabled. Cheap. */
  describe(): DeepPartial<Description>
  /** Whose inventory it is; null where nobody is signed in. */
  account(): { readonly userId: string; readonly userName: string } | null
  /** All that is directly in a folder, in any order; fails with `notFound` where it is gone. */
  children(folder: Trail<E>, options: ListOptions): Promise<Children<E>>
  /**
   * The last of the trail as it is this moment, asked of the platform; null when
   * it is gone, or no longer what has that id. Called right before each change.
   */
  entry(trail: Trail<E>, signal: AbortSignal): Promise<E | null>
  /** An entry by nothing but its id; null: there is none; `unknown`: it cannot be told. Needed for FIND. */
  find?(id: string, signal: AbortSignal): Promise<E | null | 'unknown'>
  /** Every folder below one, itself first. Without it the kit asks for the children of each. */
  tree?(folder: Trail<E>, signal: AbortSignal): AsyncIterable<TreeFolder<E>>
  makeFolder?(to: Target<E>): Promise<E>
  /** Renames, moves, deletes into the Trash and restores from it. */
  move?(trail: Trail<E>, to: Target<E>): Promise<Changed<E>>
  copy?(trail: Trail<E>, to: Target<E>): Promise<Changed<E>>
  /** Copies what lies at an absolute path of this computer; fails as `copy` does. */
  bringIn?(localPath: string, to: Target<E>): Promise<Changed<E>>
  /** For good. The kit has seen to it that it is in the Trash, where that is native. */
  remove?(trail: Trail<E>, signal: AbortSignal, tell: TellProgress): Promise<void>
  /** Null: it has none. */
  picture?(trail: Trail<E>, signal: AbortSignal): Promise<Picture | null>
  setDetails?(trail: Trail<E>, details: SetDetailsRequest, signal: AbortSignal): Promise<E>
  readText?(trail: Trail<E>, signal: AbortSignal): Promise<Text>
  /** Answers with what the platform said. */
  give?(trail: Trail<E>, to: string, signal: AbortSignal): Promise<string>
  /** All that is in the Trash, for good; answers how many entries are gone. */
  emptyTrash?(expectedEntries: number, signal: AbortSignal): Promise<number>
  /** Where `spawn` would put things this moment; null: nowhere. Needed for SPAWN. */
  world?(): Promise<World | null>
  /** Once: each time makes one more. It goes on although nobody waits any more. */
  spawn?(trail: Trail<E>): Promise<Spawned>
  /** Absolute; fails with `said` where there is no path that programs could be given. */
  localPath?(trail: Trail<E>): Promise<string>
  /**
   * What was deleted softly in a folder and below, outside of any Trash; each with its `deletion`.
   * Nothing else has its id at the moment.
   */
  deleted?(folder: Trail<E>, signal: AbortSignal): Promise<readonly E[]>
  /** Brings back what `deleted` has shown, to where it was; fails with `alreadyExists` where something is there. */
  undelete?(id: string, signal: AbortSignal): Promise<E>
  /** Kept states of the last of the trail, newest first; the first is the one that is shown. */
  checkpoints?(trail: Trail<E>, signal: AbortSignal): Promise<readonly DeepPartial<Checkpoint>[]>
  /** Makes an earlier state the one that is shown; the one that was is kept. */
  restoreCheckpoint?(trail: Trail<E>, checkpointId: string, signal: AbortSignal): Promise<E>
  signOut?(): Promise<void>
  /** Called once, before anything else is asked; the first state is told at once. */
  start(sink: Sink): void
  /** Changes under way have ended by then. */
  close(): Promise<void>
}

export interface TreeFolder<E extends PlatformEntry> {
  readonly trail: Trail<E>
  readonly children: Children<E>
}
