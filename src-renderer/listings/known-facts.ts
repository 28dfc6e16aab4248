import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { FolderSummary } from '../../src-shared/model/record-history'
import type { IndexReader } from '../bridge/index-port'
import { keys } from '../session/keys'
import { partOfSession, type Session } from '../session/session'
import { type FolderFacts, folderFactsOf } from './folder-facts'
import { listingEventsOf } from './listing-events'
import { indexOf } from './session-index'

/** While everything is looked through, something is learnt many times a second. */
const ASK_AGAIN_MS = 1_000
/** As many as one question takes. */
const MOST_ASKED = 200
/** A longer one would be refused together with all that are asked for with it (schemas-path.ts). */
const MAX_ID_LENGTH = 1_024
/** What nobody looks at any more is remembered for who scrolls back. */
const MOST_KEPT = 2_000

/** The root has no record id. */
export type FolderId = string | null

interface Known {
  readonly id: FolderId
  readonly path: InventoryPath
  readonly listeners: Set<() => void>
  indexed: FolderSummary | null
  own: Listing | null
  facts: FolderFacts | null
  /** Something was learnt since the index was asked. */
  isOld: boolean
}

export const knownFactsOf = partOfSession(session => new KnownFacts(session))

/**
 * What is known of the folders that are looked at: those of one frame are asked for in
 * one go, and who watches one hears only of that. Nothing is ever listed for it.
 */
class KnownFacts {
  readonly #session: Session
  readonly #known = new Map<FolderId, Known>()
  /** Thousands of open folders may be listed in a second. */
  readonly #byPath = new Map<unknown, Known>()
  #index: IndexReader | null = null
  #stopIndex = (): void => {}
  #isAskPlanned = false
  #again: ReturnType<typeof setTimeout> | null = null

  constructor(session: Session) {
    this.#session = session
    const index = indexOf(session)
    const follow = (): void => this.#follow(index.get())
    const stops = [
      index.subscribe(follow),
      listingEventsOf(session).listen(({ type, query }) => {
        if (type === 'updated' || type === 'removed') this.#heardOf(query.queryKey[2])
      }),
    ]
    follow()
    session.onClose(() => {
      for (const stop of [...stops, this.#stopIndex]) stop()
      if (this.#again !== null) clearTimeout(this.#again)
    })
  }

  /** Null while nothing is known. The same object until something else is. */
  of(id: FolderId): FolderFacts | null {
    return this.#known.get(id)?.facts ?? null
  }

  /** Returns the function that stops. */
  watch(id: FolderId, path: InventoryPath, listener: () => void): () => void {
    const before = this.#known.get(id)
    const known = before?.path === path ? before : this.#add(id, path, before)
    known.listeners.add(listener)
    if (known.isOld) this.#askSoon()
    return () => {
      known.listeners.delete(listener)
      if (known.listeners.size === 0) this.#forgetSome()
    }
  }

  #add(id: FolderId, path: InventoryPath, before: Known | undefined): Known {
    const listeners = before?.listeners ?? new Set()
    const indexed = before?.indexed ?? null
    const own = this.#listed(path)
    const facts = folderFactsOf(own, indexed)
    const known: Known = { id, path, listeners, indexed, own, facts, isOld: true }
    this.#known.set(id, known)
    this.#byPath.set(path, known)
    return known
  }

  #listed(path: InventoryPath): Listing | null {
    const { queries, key } = this.#session
    return queries.getQueryData<Listing>(keys.listing(key, path)) ?? null
  }

  #forgetSome(): void {
    if (this.#known.size <= MOST_KEPT) return
    for (const [id, known] of this.#known) {
      if (known.listeners.size === 0) {
        this.#known.delete(id)
        if (this.#byPath.get(known.path) === known) this.#byPath.delete(known.path)
      }
      if (this.#known.size <= MOST_KEPT / 2) return
    }
  }

  #heardOf(path: unknown): void {
    const known = this.#byPath.get(path)
    const own = known === undefined ? null : this.#listed(known.path)
    if (known === undefined || own === known.own) return
    known.own = own
    tell(known)
  }

  /** It is there, is another process, or not there any more. */
  #follow(index: IndexReader | null): void {
    this.#stopIndex()
    this.#index = index
    this.#stopIndex = index?.on('changed', () => this.#outdate(ASK_AGAIN_MS)) ?? ((): void => {})
    if (index !== null) this.#outdate(0)
  }

  /** A change deep below may bring another picture. */
  #outdate(waitMs: number): void {
    for (const known of this.#known.values()) known.isOld = true
    this.#again ??= setTimeout(() => {
      this.#again = null
      this.#askSoon()
    }, waitMs)
  }

  #askSoon(): void {
    if (this.#isAskPlanned || this.#index === null || this.#wanted().length === 0) return
    this.#isAskPlanned = true
    requestAnimationFrame(() => {
      this.#isAskPlanned = false
      void this.#ask()
    })
  }

  #wanted(): readonly Known[] {
    return [...this.#known.values()].filter(
      ({ id, isOld, listeners }) => isOld && listeners.size > 0 && isAsked(id),
    )
  }

  async #ask(): Promise<void> {
    const index = this.#index
    const wanted = this.#wanted()
    const asked = wanted.slice(0, MOST_ASKED)
    if (index === null || asked.length === 0) return
    for (const known of asked) known.isOld = false
    if (wanted.length > asked.length) this.#askSoon()
    const answer = await index.call('folders.summary', { recordIds: asked.map(({ id }) => id) })
    if (!answer.ok || index !== this.#index) return
    for (const [at, known] of asked.entries()) {
      const indexed = answer.value[at] ?? null
      if (JSON.stringify(indexed) === JSON.stringify(known.indexed)) continue
      known.indexed = indexed
      tell(known)
    }
  }
}

/** What the index would not take, or nobody could mean: a record without an id. */
function isAsked(id: FolderId): boolean {
  return id === null || (id !== '' && id.length <= MAX_ID_LENGTH)
}

function tell(known: Known): void {
  known.facts = folderFactsOf(known.own, known.indexed)
  for (const listener of known.listeners) listener()
}
