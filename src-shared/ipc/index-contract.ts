import type { ErrorKind } from '../errors'
import type { Addressing } from '../model/capabilities'
import type { EntryAddress } from '../model/entry-address'
import type { FindAnswer, FindScope, FoundEntry } from '../model/found'
import type { Incomplete } from '../model/incomplete'
import type {
  CrawlEstimate,
  CrawlKind,
  CrawlPause,
  FolderToList,
  IndexFileState,
  IndexStatus,
} from '../model/index-status'
import type { InventoryId } from '../model/inventory-id'
import type { KnownContent } from '../model/known-content'
import type { PackedEntries } from '../model/packed-entries'
import type { IndexedChange } from '../model/proven-change'
import type { Differences, FolderSummary, Moment, Stay } from '../model/record-history'
import type { RecordWhereabouts } from '../model/record-whereabouts'
import type { TrashFolder } from '../model/trash-folder'

/**
 * What the index process (`src-index`) answers. It knows one inventory at a
 * time, and nothing of services: main lists and tells it.
 *
 * Main forks `out/main/index.cjs` as a utilityProcess and talks to it over the
 * port of the process itself; a page's port goes to it with the message
 * `{ satchel: 'index-page-port', inventory }`, one for each page. Both ends use `port-calls.ts`: `callOver(port)` gives calls
 * that can be aborted, `serveCalls` answers them. A page has `IndexReads`; main
 * has these and `IndexFeeds`.
 *
 * In this order: `open`; of the inventory that is open, `listed` and `failed` for
 * every reply of a List, whoever asked (`ListReply`), and `proved` for every step before it is published;
 * for a crawl `crawl.start`, then `crawl.next` and `listed` in turn until
 * `crawl.next` says `isDone`. A call that fails answers an `AppError`. Killing
 * the process loses at most what it was told in the last 250 ms; nothing that
 * it says afterwards is untrue for that, only older.
 */
export interface IndexReads {
  /** Errors: `not-ready` (none is open), as of all reads. */
  status: { args: null; value: IndexStatus }
  /** Names, unless the query names a field (`kind:`, `in:`, `new:` …). A later one does not end an earlier one: abort it. */
  search: { args: SearchRequest; value: FindAnswer }
  /** How many each finds; for saved searches. */
  'search.count': { args: { queries: readonly CountedQuery[] }; value: readonly number[] }
  /** All that match of one asset: what `copies` of a hit counts. */
  'search.copies': { args: SearchRequest & { assetUri: string }; value: readonly FoundEntry[] }
  /** Titles of folders that begin with a text, for `in:`; those most worth going to first. */
  'suggest.folders': { args: { text: string; limit: number }; value: readonly string[] }
  /** The hits that are on screen: their folders are listed again soon (`wanted`). */
  shown: { args: { recordIds: readonly string[] }; value: null }
  whereIs: { args: { recordIds: readonly string[] }; value: readonly RecordWhereabouts[] }
  /** A folder as it is known; pieces follow, in the order of the service. Null: it was never listed. */
  folder: {
    args: { folder: EntryAddress }
    piece: PackedEntries
    value: {
      readonly listedAtMs: number
      readonly addressing: Addressing
      /** Not null: the last listing did not have all of it. How many there are is not kept. */
      readonly incomplete: Incomplete | null
      readonly total: number
    } | null
  }
  /** By record ids; null is the root. */
  'folders.summary': {
    args: { recordIds: readonly (string | null)[] }
    value: readonly FolderSummary[]
  }
  /** What is inside of folders, all of them together, at any depth. */
  'folders.content': { args: { recordIds: readonly string[] }; value: KnownContent }
  /** The folders of the Trash, itself first, from the top down; null where there is none. */
  'trash.folders': { args: null; value: readonly TrashFolder[] | null }
  /** Where it has been, newest first. */
  history: { args: { recordId: string }; value: readonly Stay[] }
  /** What was not there before a moment, newest first, and how many. */
  newSince: { args: { sinceMs: number; limit: number }; value: FindAnswer }
  moments: { args: null; value: readonly Moment[] }
  /** What looking through would cost. Also of links: they are listed only if they are asked for. */
  'crawl.estimate': { args: CrawlRequest; value: CrawlEstimate }
  differences: { args: { fromMs: number; toMs: number; limit: number }; value: Differences }
  /** Texts that make a file when they are joined. */
  export: { args: ExportRequest; piece: string; value: { readonly rows: number } }
}

export interface SearchRequest {
  readonly query: string
  readonly scope: FindScope
  /** The folder that is shown: what lies in it comes first among equals. Null: the root, or none. */
  readonly presentFolder: string | null
  /** Hits in the answer at most, 1 to 10,000. */
  readonly limit: number
}

export interface CountedQuery {
  readonly query: string
  readonly scope: FindScope
}

export const EXPORT_FORMATS = ['csv', 'jsonl', 'efu'] as const

export interface ExportRequest {
  readonly format: (typeof EXPORT_FORMATS)[number]
  /** Empty: everything in the scope. */
  readonly query: string
  readonly scope: FindScope
}

/** Who asked for a listing. */
export const LIST_ASKERS = ['person', 'operation', 'again', 'crawl'] as const

/**
 * A reply of List. Main leaves out listings that miss what it has proved
 * (`ProvenChanges.missedBy`): they are older than they seem.
 */
export interface ListReply {
  readonly folder: EntryAddress
  /** When it was asked for, by main's clock. */
  readonly atMs: number
  /** When it had come: the service looked some time in between. */
  readonly tillMs: number
  readonly asked: (typeof LIST_ASKERS)[number]
}

export interface IndexFeeds {
  /**
   * Opens the file of an inventory, in its folder; one that is open is closed.
   * `folder` null: nothing is kept on the disk (the sandbox).
   */
  open: { args: OpenRequest; value: { readonly file: IndexFileState; readonly status: IndexStatus } }
  /** Everything is on the disk when it answers. */
  close: { args: null; value: null }
  /** Deletes what is kept in a folder, overwriting it; closes it first where it is the open one. */
  forget: { args: { folder: string }; value: null }
  /** The two turned out to be one inventory: what was kept of the first becomes the second's unless that has more. */
  adopt: { args: { from: string; to: string }; value: null }
  /** The bytes of the reply; whether anything in it was new. Errors: `bug` (no listing), `too-large`. */
  listed: { args: ListReply & { bytes: Uint8Array }; value: { readonly hasChanged: boolean } }
  failed: { args: ListReply & { error: ErrorKind }; value: null }
  proved: { args: { changes: readonly IndexedChange[] }; value: null }
  /** Somebody uses it: it comes earlier among equals; what was spawned is found by `spawned:`. */
  used: { args: { recordIds: readonly string[]; atMs: number; isSpawned: boolean }; value: null }
  /** What is pinned, by record id: listed first, after what a person has opened lately. Replaces what was said before. */
  interest: { args: { pinned: readonly string[] }; value: null }
  /**
   * Satchel has opened the inventory, once in its run: marks that, and when something
   * was last written before as the end of the session before, which may have been killed.
   */
  'session.begin': { args: { atMs: number }; value: null }
  /** A moment to keep. */
  mark: { args: { name: string; atMs: number }; value: null }
  /** Ends one that runs. One that a kill broke off goes on with the same request: what it listed is not listed again. */
  'crawl.start': { args: CrawlRequest & { atMs: number }; value: null }
  /**
   * Folders to list next, none of them twice until `listed` or `failed` told of it.
   * `isDone`: the crawl has ended. Not `isRunning`: there was none, it never began or
   * broke off (what could not be written), and nothing was looked through to its end.
   * `hasTrees`: the source sends whole trees; one is asked for alone, `crawl.taken` now
   * and then while it comes, and `failed` as `cancelled` when it has ended, however.
   */
  'crawl.next': {
    args: { limit: number; atMs: number; hasTrees: boolean }
    value: {
      readonly folders: readonly FolderToList[]
      readonly isDone: boolean
      readonly isRunning: boolean
      /** Of `isDone`: folders that it could not look into, because listing them failed or nothing tells them apart. */
      readonly closed: number
    }
  }
  /** For the status only: main decides when it lists. Null: it goes on. */
  'crawl.pause': { args: { reason: CrawlPause | null }; value: null }
  /** From now on what lies behind a link is looked through like a folder's content. False: it is not known, or is none. */
  'crawl.follow': { args: { recordId: string }; value: boolean }
  /** Answers once all that was told before is known. */
  'crawl.taken': { args: null; value: null }
  /** Ends it without judging what is gone. */
  'crawl.stop': { args: null; value: null }
}

export interface CrawlRequest {
  readonly kind: CrawlKind
  /** Of `folder`: which, also a link; null is the root. */
  readonly recordId: string | null
}

export interface OpenRequest {
  readonly inventory: InventoryId
  readonly folder: string | null
  readonly addressing: Addressing
  /** The source's own Trash, or the folder that Satchel keeps as one; null: there is none. */
  readonly trash: EntryAddress | null
  readonly nowMs: number
}

/** What the index tells unasked. */
export interface IndexEvents {
  /** At most four times a second, and only when something is other than before. */
  status: IndexStatus
  /** Folders whose known content has changed, by record id, null the root; `all`: too many to name. */
  changed: { readonly folders: readonly (string | null)[] | 'all' }
  /** To main: list these soon, in the background. */
  wanted: { readonly folders: readonly FolderToList[] }
}
