import type { QueryClient } from '@tanstack/react-query'
import type { Capabilities } from '../../src-shared/model/capabilities'
import { type CrawlNow, NO_CRAWL } from '../../src-shared/model/crawl'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import type { FolderLock } from '../../src-shared/model/lock'
import type { JournalState, UndoStack, UnfinishedMove } from '../../src-shared/model/operation'
import type { SameQuestion } from '../../src-shared/model/same-question'
import type { CurrentWorld } from '../../src-shared/model/source'
import { type Ask, askAbout, call, listen } from '../bridge/client'
import { type Announcements, createAnnouncements } from '../kit/announcement'
import { createStore, type Store } from '../kit/store'
import { clearToasts, dismissRefusals } from '../kit/toast-store'
import { type Activity, createActivity } from './activity'
import { keys } from './keys'
import { mirrorOf } from './mirror'
import { createOperations, type Operations } from './operations'
import { createPlaces, type KeptPlaces } from './places'
import { type CollectTray, createTray } from './tray'

/** Which inventory the window shows, and whether it can be asked now. */
export interface Inventory {
  /** Part of every query key; empty until an inventory is known. */
  readonly key: InventoryId | ''
  /** Whose it is, as links to records name it; null where the service cannot say who is signed in, and where there are no such links. */
  readonly userId: string | null
  /** False while the connection is lost: old listings stay, changes are disabled. */
  readonly isReady: boolean
  readonly world: CurrentWorld
  /** What can be done with it, as its source said last; Resonite's as long as it has not. */
  readonly capabilities: Capabilities
}

/**
 * All that the window knows of one inventory, from when it is opened until
 * another one is. Higher layers
 * hang on it what is theirs: see `partOfSession`.
 */
export interface Session {
  /** The same from beginning to end. */
  readonly key: Inventory['key']
  readonly inventory: Store<Inventory>
  /** Asks main about this inventory and no other. */
  readonly ask: Ask
  /** What came from its service: gone with it. */
  readonly queries: QueryClient
  readonly operations: Operations
  readonly places: KeptPlaces
  readonly tray: CollectTray
  readonly activity: Activity
  readonly announcements: Announcements
  /** What Ctrl+Z and Ctrl+Shift+Z would do now. */
  readonly undoStack: Store<UndoStack>
  /** The locked folders, on this computer. */
  readonly locks: Store<readonly FolderLock[]>
  /** Folder moves that broke off, now or in an earlier start. */
  readonly unfinishedMoves: Store<readonly UnfinishedMove[]>
  /** Whether the service shows an inventory that it showed before under no name; null: that is not asked. */
  readonly sameQuestion: Store<SameQuestion | null>
  /** Who signed in at the service while another one's inventory was open; null: nobody did, or it was read. */
  readonly newcomer: Store<string | null>
  /** Whether main can write down what it does. */
  readonly journal: Store<JournalState>
  /** What is known of the whole inventory, and what becomes of looking through it. */
  readonly crawl: Store<CrawlNow>
  /** The same inventory in another state. A connection that is back asks anew for what may be old. */
  readonly hear: (now: Inventory) => void
  readonly isOpen: () => boolean
  /** Runs once, when the session is closed. */
  readonly onClose: (end: () => void) => void
  /** Another inventory is opened: nothing that was meant for this one may be done in that. */
  readonly close: () => void
}

export function createSession(
  opened: Inventory,
  queries: QueryClient,
  newcomer: string | null = null,
): Session {
  const { key } = opened
  const inventory = createStore(opened)
  const ask = askAbout(key)
  const operations = createOperations(ask, key)
  const announcements = createAnnouncements()
  const places = createPlaces(announcements, ask)
  const tray = createTray(ask)
  const mirrors = { ...mirrorsOfMain(ask), places }
  const ends: (() => void)[] = []
  let isOpen = true

  function hear(now: Inventory): void {
    const before = inventory.get()
    if (isSame(before, now)) return
    inventory.update(() => now)
    if (before.isReady || !now.isReady) return
    dismissRefusals()
    for (const mirror of Object.values(mirrors)) mirror.askAgain()
    listAgain(queries, key)
  }

  const stopHearing = listen('listings.outdated', ({ folders }) => {
    if (folders === null) return listAgain(queries, key)
    for (const path of folders) void queries.invalidateQueries({ queryKey: keys.listing(key, path) })
  })

  function close(): void {
    isOpen = false
    stopHearing()
    for (const end of ends.splice(0)) end()
    for (const { stop } of [operations, tray, ...Object.values(mirrors)]) stop()
    queries.clear()
    // What they offer belongs to it.
    if (key !== '') clearToasts()
  }

  return {
    key,
    inventory,
    ask,
    queries,
    operations,
    places,
    tray,
    activity: createActivity(),
    announcements,
    undoStack: mirrors.undoStack.store,
    locks: mirrors.locks.store,
    unfinishedMoves: mirrors.unfinishedMoves.store,
    sameQuestion: mirrors.sameQuestion.store,
    newcomer: createStore(newcomer),
    journal: mirrors.journal.store,
    crawl: mirrors.crawl.store,
    hear,
    isOpen: () => isOpen,
    onClose: end => ends.push(end),
    close,
  }
}

/** What main keeps for the open inventory, and tells by itself when it changes. */
function mirrorsOfMain(ask: Ask) {
  return {
    undoStack: mirrorOf<UndoStack>({
      initial: { undo: null, redo: null },
      ask: () => ask('history.stack', null),
      listen: listener => listen('history.changed', listener),
    }),
    locks: mirrorOf<readonly FolderLock[]>({
      initial: [],
      ask: () => ask('locks.list', null),
      listen: listener => listen('locks.changed', listener),
    }),
    unfinishedMoves: mirrorOf<readonly UnfinishedMove[]>({
      initial: [],
      ask: () => ask('moves.unfinished', null),
      listen: listener => listen('moves.changed', listener),
    }),
    sameQuestion: mirrorOf<SameQuestion | null>({
      initial: null,
      ask: () => ask('inventory.question', null),
      listen: listener => listen('inventory.questioned', listener),
    }),
    crawl: mirrorOf<CrawlNow>({
      initial: NO_CRAWL,
      ask: () => ask('crawl.read', null),
      listen: listener => listen('crawl.changed', listener),
    }),
    journal: mirrorOf<JournalState>({
      initial: { kind: 'ok' },
      ask: () => call('journal.state', null),
      listen: listener => listen('journal.changed', listener),
    }),
  }
}

/** After a loss everything open is listed again, once, and failed pictures are asked for again. */
function listAgain(queries: QueryClient, key: string): void {
  void queries.invalidateQueries({ queryKey: keys.listings(key) })
  const pictures = keys.thumbnails(key)
  void queries.resetQueries({ queryKey: pictures, predicate: ({ state }) => state.status === 'error' })
}

function isSame(one: Inventory, other: Inventory): boolean {
  return (
    one.isReady === other.isReady &&
    one.userId === other.userId &&
    one.world === other.world &&
    one.capabilities === other.capabilities
  )
}

/**
 * What a higher layer keeps for each session, made when it is first asked for:
 * `const clipboardOf = partOfSession(() => createStore(null))`. It goes with its
 * session; what has to be ended registers that with `session.onClose`.
 */
export function partOfSession<T>(make: (session: Session) => T): (session: Session) => T {
  const parts = new WeakMap<Session, { readonly part: T }>()
  return session => {
    const known = parts.get(session) ?? { part: make(session) }
    parts.set(session, known)
    return known.part
  }
}
