import type { AppError } from '../errors'
import type { AboutFacts } from '../model/about-facts'
import type { GatewayPlatform, SnapshotProgress, SourceList, SourceWish } from '../model/added-source'
import type { AppMenu, TextAction, WindowRole } from '../model/app-menu'
import type { BringWish, Brought, UntoldEnd } from '../model/brought'
import type { Addressing } from '../model/capabilities'
import type { CrawlNow } from '../model/crawl'
import type { Entry, EntryRef } from '../model/entry'
import type { EntryAddress } from '../model/entry-address'
import type { EntryVersion } from '../model/entry-version'
import type { Incomplete } from '../model/incomplete'
import type { InventoryId } from '../model/inventory-id'
import type { InventoryPath } from '../model/inventory-path'
import type { KeptPlace } from '../model/kept-place'
import type { FolderLock, LockWish } from '../model/lock'
import type { OpenRequest } from '../model/open-request'
import type { OpensAt } from '../model/opens-at'
import type {
  ContentCount,
  JournalState,
  Operation,
  OperationProgress,
  OperationRequest,
  UndoStack,
  UnfinishedMove,
} from '../model/operation'
import type { OutsideLink } from '../model/outside-link'
import type { PackedEntries } from '../model/packed-entries'
import type { PaletteChange, Places } from '../model/places'
import type { SameQuestion } from '../model/same-question'
import type { SettingsChange, SettingsState } from '../model/settings'
import type { SnapshotTaken } from '../model/snapshot-changes'
import type { SourceState, TlsFiles } from '../model/source'
import type { SourcePlace } from '../model/source-place'
import type { TrashNote } from '../model/trash-note'
import type { CollectedEntry, Tray, TrayNews } from '../model/tray'
import type { Result } from '../result'
import type { ExportRequest } from './index-contract'

/** Listings below this many entries come back in the reply itself, larger ones over a port. */
export const STREAM_FROM_ENTRIES = 2_000

/** What one request may name; a larger selection is refused in words before it gets here. */
export const MAX_ENTRIES_PER_REQUEST = 10_000

/** Small listings in one piece; of large ones the pieces follow over the port of the call's `streamId`. */
export type ListingReply = {
  readonly listedAtMs: number
  /** How all of its entries are addressed, also of one from the disk. */
  readonly addressing: Addressing
  /** Null: all that the folder holds is in it. */
  readonly incomplete: Incomplete | null
} & (
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'stream'; readonly total: number }
)

/** What the port of a large listing carries. After `end` or `error` nothing follows. */
export type ListingPiece =
  | { readonly kind: 'piece'; readonly entries: PackedEntries }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly error: AppError }

/** What a person can say of looking through everything: that it may be done, that it waits, that it goes on now. */
export const CRAWL_WISHES = ['allow', 'stop', 'go-on'] as const

export type CrawlWish = (typeof CRAWL_WISHES)[number]

/** The message by which the preload hands a port to the index to the page. */
export interface IndexPortMessage {
  readonly satchel: 'index-port'
  /** The only one that is asked about over it. */
  readonly inventory: string
}

/** The message by which the preload hands the port of a large listing to the page. */
export interface ListingPortMessage {
  readonly satchel: 'listing-port'
  readonly streamId: string
}

export interface ThumbnailRequest {
  /** Chosen by the renderer; comes back with the picture. */
  readonly id: string
  readonly path: InventoryPath
  readonly recordId: string
  readonly assetUri: string
  /** `SMALL_PICTURE_PX` are enough. */
  readonly isSmall: boolean
}

/** The longer side of the small pictures that are kept beside the full ones, in pixels of the screen: a large tile. */
export const SMALL_PICTURE_PX = 192

/** `lacksSmall`: it was wanted small, is larger, and none is kept; the page is to make one when it has time. */
export type ThumbnailArrival =
  | { readonly id: string; readonly kind: 'picture'; readonly dataUrl: string; readonly lacksSmall?: true }
  | { readonly id: string; readonly kind: 'none' }
  | { readonly id: string; readonly kind: 'failed'; readonly error: AppError }

export interface AppEnvironment {
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly version: string
  /** True for `npm start -- --once` and for headless starts: open folders until pictures show, then report. */
  readonly isTour: boolean
  /** What the system speaks, such as `ja` or `en-GB`; empty when it does not say. */
  readonly locale: string
  /** By whose customs dates are written, such as `de-DE`; empty when the system does not say. */
  readonly timeLocale: string
  /** The page comes from a development server. */
  readonly isDevelopment: boolean
  /** Of a further window: where it begins. Null for the first one, which opens as the last one was left. */
  readonly opensAt: OpensAt | null
}

export interface EndedWork {
  readonly operationId: string
  readonly text: string
}

/** `open`: by the program that the system has for it. `show`: in the file manager. */
export type OpenOutside = 'open' | 'show'

export type Milestone = 'entries' | 'thumbnails'

/**
 * Every call from the renderer to main. Main checks the sender, parses the
 * arguments by `schemas.ts`, runs the handler and answers a `Result`.
 */
export interface Calls {
  'app.environment': { args: null; value: AppEnvironment }
  'app.about': { args: null; value: AboutFacts }
  /** The window shows its content: until then a start counts as failed. */
  'app.drawn': { args: null; value: null }
  /** What links and further starts asked to show since the last time; each is given once. */
  'links.take': { args: null; value: readonly OpenRequest[] }
  /** Tells who started the app how far it got; printed only on a tour. */
  'app.report': { args: { milestone: Milestone; ok: boolean; text: string }; value: null }
  /** Shows the application menu: the same commands, words and keys as everywhere in the page. */
  'menu.show': { args: { menus: readonly AppMenu[] }; value: null }
  /** Opens another window on the same inventories. */
  'window.open': { args: OpensAt; value: null }
  /**
   * How far running work is, 0 to 1, null when nothing runs; and the operation that has just ended with the words for
   * that, told once, whichever windows say it, where nobody looks at any of them.
   */
  'window.showWork': { args: { fraction: number | null; ended: EndedWork | null }; value: null }
  /** Zooms, quits, or edits the text field that has the focus. */
  'window.perform': { args: { action: WindowRole | TextAction }; value: null }
  /** Asks the person, and opens a page of ours in their browser. */
  'app.openLink': { args: { link: OutsideLink }; value: null }
  /** Stops the call of that id if it still runs; the gRPC call behind it is cancelled. */
  'call.abort': { args: { callId: string }; value: null }
  'source.state': { args: null; value: SourceState }
  /** Looks for services again, in the documented order (resonite-io.md, section 1); whether there are any. */
  'source.search': { args: { where: 'anywhere' | 'this-computer' }; value: boolean }
  /**
   * Connects to a socket or to an address on the network, and stays with it.
   * Fails where the address cannot be one.
   */
  'source.connectTo': { args: { address: string } & TlsFiles; value: null }
  /** Connects to the socket that the state calls untrusted. */
  'source.accept': { args: { address: string }; value: null }
  /** Connects to one of the candidates of `choose-source`. */
  'source.choose': { args: { address: string }; value: null }
  'source.openSandbox': { args: null; value: null }
  /** The inventories that were added; changes come as `sources.changed`. */
  'sources.list': { args: null; value: SourceList }
  /** Shows one of them in the window, and opens it unless it is open; null: the one that is found by itself. Errors: not-found. */
  'sources.show': { args: { id: string | null }; value: null }
  /** Keeps, opens and shows a new one; its id. Errors: refused (something is missing, makes no sense, or cannot be written), conflict (it is there already). */
  'sources.add': { args: SourceWish & { platform: GatewayPlatform }; value: string }
  /**
   * Signs in (which ends the session of the person's viewer), fetches everything, signs out, and shows it: of a new
   * source (`id` null) or of one that is there, compared with the one before. Progress comes as `sources.snapshot`. Errors as for `sources.add`,
   * not-ready (the service refused, in its words), offline, cancelled.
   */
  'sources.takeSnapshot': {
    args: SourceWish & { platform: GatewayPlatform; id: string | null }
    value: SnapshotTaken
  }
  /** Errors as for `sources.add`, not-found, and refused while something is being done there. */
  'sources.change': { args: SourceWish & { id: string }; value: null }
  /** Takes it off the list, with its secrets. Errors: not-found, refused. */
  'sources.remove': { args: { id: string }; value: null }
  /** Lets the person choose a folder of this computer in the system's dialog; null: they chose none. */
  'sources.chooseFolder': { args: null; value: string | null }
  /**
   * All that can be said about the connection, in English, for who helps. From now on
   * report and log hold names of entries only if asked for.
   */
  'diagnostics.report': { args: { hasNames: boolean }; value: string }
  /**
   * Lists a folder. Deadline 30 s. Errors: not-found, not-ready, cloud, offline, conflict (the source meets ids, and
   * another folder is there), server-too-old, cancelled.
   */
  'inventory.list': {
    args: { folder: EntryAddress; streamId: string; isInBackground?: boolean | undefined }
    value: ListingReply
  }
  /** A folder as it was listed last, from this computer's disk. Errors: offline (never listed), cancelled. */
  'inventory.listSaved': {
    args: { path: InventoryPath; streamId: string }
    value: ListingReply
  }
  /** Runs to its proven end and answers what became of it; progress comes as `operation.changed`. */
  'operations.run': { args: OperationRequest; value: Operation }
  /**
   * Copies between two inventories of files, and proves it; a move then puts what lay here into the Trash. Errors:
   * refused (one of them holds no files, or may not be changed), not-found, conflict, offline.
   */
  'operations.bring': { args: BringWish; value: Brought }
  'operations.current': { args: null; value: readonly Operation[] }
  /** How those ended whose page did not live to hear of it: this page is to say so. Each is given once. */
  'operations.untold': { args: null; value: readonly UntoldEnd[] }
  /** Ends a running operation after the step at hand, a waiting one at once. */
  'operations.cancel': { args: { operationId: string }; value: null }
  /** Finished operations of the open inventory, newest first; the next page begins before the last one's id. */
  'history.list': { args: { beforeId: string | null; limit: number }; value: readonly Operation[] }
  'history.stack': { args: null; value: UndoStack }
  /** Folder moves of the open inventory that broke off, also those of an earlier start. */
  'moves.unfinished': { args: null; value: readonly UnfinishedMove[] }
  /** Looks at them anew; `moves.changed` tells what is seen. */
  'moves.lookAgain': { args: null; value: null }
  /** Leaves a broken move as it is: nothing is looked for any more, and its paths are free. */
  'moves.leave': { args: { readonly moveId: string }; value: null }
  /** What is inside; lists everything below. Errors as for `inventory.list`. */
  'inventory.count': { args: { entries: readonly EntryRef[] }; value: ContentCount }
  /** Asks the source where a record is, of which nothing is known but its id. Errors: offline. */
  'inventory.find': { args: { recordId: string }; value: SourcePlace }
  /**
   * Has the system open an entry that is a file or folder of this computer, or show it in its file manager. Main asks
   * the source where it lies: no path comes from the page. Errors: refused, not-found, conflict, offline.
   */
  'inventory.openOutside': { args: { entry: EntryRef; how: OpenOutside }; value: null }
  /** The kept states of an item, newest first; only where the verb `versions` is there. Errors: refused, not-found, conflict, offline. */
  'inventory.versions': { args: { entry: EntryRef }; value: readonly EntryVersion[] }
  /** Makes one of them the one that is shown, and proves it. Errors as above; cloud: nothing has changed after all. */
  'inventory.restoreVersion': { args: { entry: EntryRef; versionId: string }; value: null }
  /** Of those folders that Satchel made in its own Trash, what made them; others are left out. */
  'trash.notes': { args: { recordIds: readonly string[] }; value: readonly TrashNote[] }
  'locks.list': { args: null; value: readonly FolderLock[] }
  'locks.set': { args: LockWish; value: null }
  /** Whether it is to be said that the open inventory is one that was shown before; null: nothing is asked. */
  'inventory.question': { args: null; value: SameQuestion | null }
  /** Errors: offline (it is not asked any more), what the journal says (then it is still asked). */
  'inventory.answer': { args: { unnamed: InventoryId; isSame: boolean }; value: null }
  'journal.state': { args: null; value: JournalState }
  /** A picture of the window's own making, at most `SMALL_PICTURE_PX`, is kept beside the full one. */
  'thumbnails.keepSmall': {
    args: { recordId: string; assetUri: string; data: Uint8Array }
    value: null
  }
  /** Adds to and takes from what the window wants to see; pictures come as `thumbnails.arrived`. */
  'thumbnails.want': {
    args: { wanted: readonly ThumbnailRequest[]; dropped: readonly string[] }
    value: null
  }
  /** Pins and recent entries of the inventory that is open, or was last. */
  'places.read': { args: null; value: Places }
  /** Errors of these: offline, while no inventory was opened yet. */
  /** `at`: into this gap between the pins; of what is pinned already, too. */
  'places.pin': { args: { place: KeptPlace; at?: number }; value: null }
  'places.unpin': { args: { recordId: string }; value: null }
  'places.visit': { args: { place: KeptPlace }; value: null }
  'places.forgetRecent': { args: null; value: null }
  /** Keeps what was typed into Find, or keeps it no longer. */
  'places.saveSearch': { args: { query: string; isSaved: boolean }; value: null }
  'places.changePalettes': { args: PaletteChange; value: null }
  /** The Collect tray of the inventory that is open, or was last. */
  'tray.read': { args: null; value: Tray }
  /**
   * Those that are in it already stay as they are; how many are new. Errors of these:
   * offline, while no inventory was opened yet; too-large, when they do not all fit.
   */
  'tray.collect': { args: { entries: readonly CollectedEntry[] }; value: number }
  /** By record id; the entries themselves stay where they are. */
  'tray.take': { args: { recordIds: readonly string[] }; value: null }
  /**
   * The page has shown its first rows and wants a port to the index: it comes with
   * the message `IndexPortMessage`, and again whenever the index was started anew.
   */
  'index.connect': { args: null; value: null }
  /**
   * Writes all that a search finds to a file that the person chooses; an empty one finds everything. How many lines;
   * null when none was chosen. Errors: offline, not-ready (the index is not there), refused (the file cannot be written).
   */
  'index.export': { args: ExportRequest; value: number | null }
  'crawl.read': { args: null; value: CrawlNow }
  /** Deletes what is kept of what was listed of the open inventory, and what was said of looking through it. Errors: offline. */
  'index.forget': { args: null; value: null }
  /** `allow`: a person wants everything looked through, from now on. Errors: offline, while no inventory was opened yet. */
  'crawl.steer': { args: { to: CrawlWish }; value: null }
  /** Looks through what a link shows, now and with everything else from now on. Errors: `not-found` (no link that is known), `offline`. */
  'crawl.follow': { args: { recordId: string }; value: null }
  'settings.read': { args: null; value: SettingsState }
  /** Holds at once for everything that shows it; answers, and publishes, what holds now. */
  'settings.change': { args: SettingsChange; value: SettingsState }
}

/** Everything that main tells the renderer unasked. */
export interface Events {
  /** A command of the application menu was chosen. */
  'menu.chosen': { readonly commandId: string }
  'source.changed': SourceState
  'sources.changed': SourceList
  'sources.snapshot': SnapshotProgress
  /** The open inventory says that these folders are other than they were listed; null: any may be. */
  'listings.outdated': { readonly folders: readonly InventoryPath[] | null }
  /** The first and the last state of every operation, and whenever it gets other steps. */
  'operation.changed': Operation
  /** There is something for the call of that name. */
  'operations.untold': null
  /** There is something for `links.take`. */
  'links.arrived': null
  /** In between: for operations that `operation.changed` or `operations.current` told of. */
  'operation.progressed': OperationProgress
  'history.changed': UndoStack
  'moves.changed': readonly UnfinishedMove[]
  'locks.changed': readonly FolderLock[]
  'inventory.questioned': SameQuestion | null
  'journal.changed': JournalState
  'thumbnails.arrived': readonly ThumbnailArrival[]
  'settings.changed': SettingsState
  'crawl.changed': CrawlNow
  'places.changed': Places
  'tray.changed': TrayNews
}

export type CallName = keyof Calls
export type EventName = keyof Events
export type CallArgs<N extends CallName> = Calls[N]['args']
export type CallValue<N extends CallName> = Calls[N]['value']

/** The channels of Electron's IPC: one for calls, one for events, two for ports. */
export const CHANNELS = {
  call: 'satchel:call',
  event: 'satchel:event',
  port: 'satchel:port',
  indexPort: 'satchel:index-port',
} as const

/** What travels over the call channel. */
export interface CallEnvelope {
  readonly name: string
  readonly callId: string
  readonly args: unknown
  /** Which inventory is meant; the call fails with `offline` where another one is open. Absent: it is about none. */
  readonly inventory?: string | undefined
}

export interface EventEnvelope<N extends EventName = EventName> {
  readonly name: N
  readonly payload: Events[N]
}

/** Tells the renderer something unasked. */
export type Publish = <N extends EventName>(name: N, payload: Events[N]) => void

/** What the preload puts on `window.satchel`. Names that are not in the contract are refused by main. */
export interface Bridge {
  call<N extends CallName>(
    name: N,
    args: CallArgs<N>,
    callId: string,
    inventory?: string,
  ): Promise<Result<CallValue<N>>>
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void
}
