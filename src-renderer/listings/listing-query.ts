import {
  hashKey,
  notifyManager,
  type Query,
  type QueryCacheNotifyEvent,
  QueryObserver,
  queryOptions,
} from '@tanstack/react-query'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { type ListingSource, listFolder } from '../bridge/client'
import { createStore } from '../kit/store'
import { keys } from '../session/keys'
import { partOfSession, type Session } from '../session/session'
import { currentSettings } from '../session/settings-store'
import { listedAddress } from './listed-entries'
import { listingEventsOf } from './listing-events'
import { ListingQueue } from './listing-queue'
import { noteCall } from './waiting-calls'

/** Old rows that are listed anew leave their own places free for what is not there yet. */
const turnsOf = partOfSession(() => ({ person: new ListingQueue(), background: new ListingQueue() }))

/**
 * One folder, or what was kept of it while nothing is connected. The first rows
 * of a large one are put into the cache while it is still loading, but never
 * over an older complete listing: nothing jumps.
 */
export function listingQuery(session: Session, path: InventoryPath) {
  const { key, queries } = session
  const queryKey = keys.listing(key, path)
  return queryOptions<Listing, Error, Listing, typeof queryKey>({
    queryKey,
    queryFn: ({ signal }) => {
      const isShown = (): boolean => queries.getQueryData<Listing>(queryKey)?.isComplete === true
      const onPartial = (partial: Listing): void => {
        if (!isShown()) queries.setQueryData<Listing>(queryKey, partial)
      }
      return listInTurn(session, path, signal, isShown(), onPartial)
    },
  })
}

async function listInTurn(
  session: Session,
  path: InventoryPath,
  signal: AbortSignal,
  isShown: boolean,
  onPartial: (partial: Listing) => void,
): Promise<Listing> {
  // While there is something to look at, whoever opens another folder goes first.
  const from: ListingSource = session.inventory.get().isReady
    ? { kind: 'service', isInBackground: isShown }
    : { kind: 'saved' }
  const turns = turnsOf(session)
  const lane = from.kind === 'service' && from.isInBackground ? turns.background : turns.person
  const { until, end } = noteCall(session, path, signal)
  try {
    const leave = await lane.enter(until)
    try {
      const folder = listedAddress(session, path)
      return await listFolder(session.ask, from, folder, until, () => currentSettings().sort, onPartial)
    } finally {
      leave()
    }
  } finally {
    end()
  }
}

/** What the cache has, if that is all of it and nothing has said otherwise; a listing that still arrives is waited for. */
export function knownListing(session: Session, path: InventoryPath): Promise<Listing> {
  const query = listingQuery(session, path)
  const known = session.queries.getQueryData(query.queryKey)
  return session.queries.fetchQuery(known?.isComplete === false ? { ...query, staleTime: 0 } : query)
}

/** Not older than that, in milliseconds. */
export function freshListing(session: Session, path: InventoryPath, freshMs = 0): Promise<Listing> {
  return session.queries.fetchQuery({ ...listingQuery(session, path), staleTime: freshMs })
}

/** What the cache holds of one folder. */
export interface ListingState {
  readonly data: Listing | undefined
  readonly error: Error | null
  /** Something has been done in it since; it is listed again while it is open. */
  readonly isInvalidated: boolean
}

/** Another object whenever a listing came, failed or went. */
export interface ListingStates {
  readonly stateOf: (path: InventoryPath) => ListingState
}

type ListingObserver = QueryObserver<Listing, Error, Listing, Listing, ReturnType<typeof keys.listing>>

const UNKNOWN: ListingState = { data: undefined, error: null, isInvalidated: false }

/** Looking again costs as much as there are open folders: a flood of listings is looked at this often at least. */
const LONGEST_GAP_MS = 100
const FOLDERS_PER_MS = 30

/** A folder with thousands of open ones in it may be opened by one key: no frame waits for all of them. */
const OBSERVE_FOR_MS = 10

function nothing(): void {}

/**
 * The listings of all open folders: each is listed when it has to be, and stays
 * while it is open. What `useQueries` does costs as much as there are queries at
 * each change of any of them; this costs as much as what changed, and answers a
 * flood of listings by few notices, as when 3,000 open folders are listed again.
 */
export class OpenListings {
  readonly states = createStore<ListingStates>({ stateOf: path => this.#stateOf(path) })
  /** Whether anything of this inventory is being listed, open or not. */
  readonly isListing = createStore(false)
  readonly #session: Session
  readonly #observers = new Map<InventoryPath, ListingObserver>()
  readonly #known = new Map<InventoryPath, Query<Listing>>()
  readonly #listing = new Set<string>()
  /** Open, but not yet looked after. */
  #wanted: readonly InventoryPath[] = []
  #observing: ReturnType<typeof setTimeout> | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #toldAtMs = Number.NEGATIVE_INFINITY

  constructor(session: Session) {
    this.#session = session
  }

  /** Begins to watch; what has changed before is told at once. Returns the way to stop, which lets go of everything. */
  start(): () => void {
    const cache = this.#session.queries.getQueryCache()
    const stop = listingEventsOf(this.#session).listen(event => this.#hear(event))
    const queryKey = keys.listings(this.#session.key)
    for (const { queryHash } of cache.findAll({ queryKey, fetchStatus: 'fetching' }))
      this.#listing.add(queryHash)
    this.isListing.update(() => this.#listing.size > 0)
    this.#tell()
    return () => {
      stop()
      if (this.#timer !== null) clearTimeout(this.#timer)
      this.#timer = null
      this.show([])
      this.#known.clear()
      this.#listing.clear()
    }
  }

  /** These are open, and no others. Of very many the last ones are listed a moment later. */
  show(paths: readonly InventoryPath[]): void {
    const shown = new Set(paths)
    notifyManager.batch(() => {
      for (const [path, observer] of this.#observers) {
        if (!shown.has(path)) this.#letGo(path, observer)
      }
    })
    this.#wanted = paths.filter(path => !this.#observers.has(path))
    this.#observeSome()
  }

  #observeSome(): void {
    if (this.#observing !== null) clearTimeout(this.#observing)
    this.#observing = null
    const untilMs = performance.now() + OBSERVE_FOR_MS
    notifyManager.batch(() => {
      let count = 0
      for (const path of this.#wanted) {
        if (performance.now() > untilMs) break
        this.#observe(path)
        count += 1
      }
      this.#wanted = this.#wanted.slice(count)
    })
    if (this.#wanted.length > 0) this.#observing = setTimeout(() => this.#observeSome())
  }

  #observe(path: InventoryPath): void {
    if (this.#observers.has(path)) return
    const observer = new QueryObserver(this.#session.queries, listingQuery(this.#session, path))
    this.#observers.set(path, observer)
    observer.subscribe(nothing)
  }

  #letGo(path: InventoryPath, observer: ListingObserver): void {
    observer.destroy()
    this.#observers.delete(path)
    this.#known.delete(path)
  }

  #stateOf(path: InventoryPath): ListingState {
    const cache = this.#session.queries.getQueryCache()
    const known = this.#known.get(path)
    if (known && cache.get(known.queryHash) === known) return known.state
    const query = cache.get<Listing>(hashKey(keys.listing(this.#session.key, path)))
    if (query && this.#observers.has(path)) this.#known.set(path, query)
    return query?.state ?? UNKNOWN
  }

  #hear(event: QueryCacheNotifyEvent): void {
    const { query } = event
    if (event.type === 'removed') this.#listing.delete(query.queryHash)
    else if (event.type !== 'updated') return
    else if (query.state.fetchStatus === 'fetching') this.#listing.add(query.queryHash)
    else this.#listing.delete(query.queryHash)
    this.isListing.update(() => this.#listing.size > 0)
    if (isNews(event)) this.#tellSoon()
  }

  #tellSoon(): void {
    const gapMs = Math.min(LONGEST_GAP_MS, this.#observers.size / FOLDERS_PER_MS)
    const waitMs = Math.max(0, this.#toldAtMs + gapMs - performance.now())
    this.#timer ??= setTimeout(() => this.#tell(), waitMs)
  }

  #tell(): void {
    this.#timer = null
    this.#toldAtMs = performance.now()
    this.states.update(() => ({ stateOf: path => this.#stateOf(path) }))
  }
}

/** Whether it changes what there is to be shown. */
function isNews(event: QueryCacheNotifyEvent): boolean {
  if (event.type !== 'updated') return event.type === 'removed'
  switch (event.action.type) {
    case 'success':
    case 'error':
    case 'setState':
      return true
    case 'fetch':
      // What failed is being tried again.
      return event.query.state.errorUpdateCount > 0
    default:
      return false
  }
}
