import { ROOT } from '../../src-shared/domain/paths'
import type { Listing } from '../../src-shared/model/listing'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { listedAddress } from './listed-entries'
import { indexOf } from './session-index'

/** While everything is looked through, something is learnt many times a second. */
const LOOK_AFTER_MS = 500
/** The last words of a crawl may come after its end is told, and the first before its beginning is. */
const CRAWL_TAIL_MS = 2_000
/** As many as one question takes. */
const MOST_ASKED = 2_000

/**
 * What a crawl found otherwise than this window has listed it is listed again where it is open, and let go where it is
 * not: until then the window would say that a thing is where it was. What changes otherwise is listed by whoever
 * changes it. Returns the way to stop.
 */
export function relistOutdated(session: Session): () => void {
  const index = indexOf(session)
  const changed = new Set<string | null>()
  let isAll = false
  let crawledAtMs = Number.NEGATIVE_INFINITY
  let { throughAtMs } = session.crawl.get()
  let timer: ReturnType<typeof setTimeout> | null = null

  const look = async (): Promise<void> => {
    timer = null
    const isOfCrawl = performance.now() - crawledAtMs < CRAWL_TAIL_MS
    const held = (isOfCrawl ? heldListings(session) : [])
      .filter(({ recordId }) => isAll || changed.has(recordId))
      .slice(0, MOST_ASKED)
    changed.clear()
    isAll = false
    if (held.length === 0 || !session.inventory.get().isReady) return
    const recordIds = held.map(({ recordId }) => recordId)
    const answer = await index.get()?.call('folders.summary', { recordIds })
    if (answer?.ok !== true) return
    for (const [at, { listing }] of held.entries()) {
      const { listedAtMs = null } = answer.value[at] ?? {}
      if (listedAtMs !== null && listedAtMs > listing.listedAtMs) relist(session, listing)
    }
  }

  const follow = (): (() => void) => {
    const reader = index.get()
    if (reader === null) return () => {}
    return reader.on('changed', ({ folders }) => {
      if (folders === 'all') isAll = true
      else for (const recordId of folders) changed.add(recordId)
      timer ??= setTimeout(() => void look(), LOOK_AFTER_MS)
    })
  }

  let stopListening = follow()
  const stops = [
    index.subscribe(() => {
      stopListening()
      stopListening = follow()
    }),
    session.crawl.subscribe(() => {
      const { index: status, throughAtMs: nowThroughAtMs } = session.crawl.get()
      // A short one is over before it is told of.
      const isThrough = nowThroughAtMs !== throughAtMs
      throughAtMs = nowThroughAtMs
      if ((status?.crawl ?? null) !== null || isThrough) crawledAtMs = performance.now()
    }),
    () => stopListening(),
    () => {
      if (timer !== null) clearTimeout(timer)
    },
  ]
  return () => stops.forEach(stop => stop())
}

interface HeldListing {
  readonly listing: Listing
  /** Of its folder; null is the root. */
  readonly recordId: string | null
}

/** All that this window has of the inventory, shown or not. */
function heldListings(session: Session): readonly HeldListing[] {
  const queries = session.queries.getQueryCache().findAll({ queryKey: keys.listings(session.key) })
  return queries.flatMap(({ queryKey, state }): readonly HeldListing[] => {
    const listing = session.queries.getQueryData<Listing>(queryKey)
    if (listing === undefined || !listing.isComplete || state.fetchStatus === 'fetching') return []
    if (listing.path === ROOT) return [{ listing, recordId: null }]
    const { id } = listedAddress(session, listing.path)
    return id === null ? [] : [{ listing, recordId: id }]
  })
}

function relist({ queries, key }: Session, { path }: Listing): void {
  const queryKey = keys.listing(key, path)
  const query = queries.getQueryCache().find({ queryKey, exact: true })
  if (query?.isActive() === true) void queries.invalidateQueries({ queryKey, exact: true })
  else queries.removeQueries({ queryKey, exact: true })
}
