import { ENTRY_KINDS, type Entry, type EntryKind } from '../../src-shared/model/entry'
import type { Listing } from '../../src-shared/model/listing'
import { parentIdOf, type RowId } from '../kit/row-id'
import type { EntryRow } from './row'
import type { Rows } from './rows'
import type { SelectedIds, Span } from './selected-ids'

/** What can be said of a selection, however large, without making its rows. */
export interface SelectionSummary {
  /** Visible rows only: what another program has removed, or a filter hides, is not counted. */
  readonly count: number
  /** The row, when exactly one is selected. */
  readonly single: EntryRow | null
  readonly kinds: Readonly<Record<EntryKind, number>>
  readonly publicCount: number
  /** Row ids of the folders that they lie in. */
  readonly folders: ReadonlySet<RowId>
  /** Milliseconds since 1970; null when no date is known, or looking at all of them would take too long. */
  readonly modified: { readonly oldestMs: number; readonly newestMs: number } | null
}

/** What is being counted. */
interface Tally {
  readonly kinds: Record<EntryKind, number>
  readonly folders: Set<RowId>
  publicCount: number
  oldestMs: number
  newestMs: number
  /** False once something was counted without a look at its dates. */
  hasDates: boolean
}

export function summaryOf(rows: Rows, ids: SelectedIds): SelectionSummary {
  const isLarge = ids.size > MAX_COUNTED
  const tally: Tally = {
    kinds: { folder: 0, object: 0, world: 0, link: 0, unknown: 0 },
    folders: new Set(),
    publicCount: 0,
    oldestMs: Number.POSITIVE_INFINITY,
    newestMs: Number.NEGATIVE_INFINITY,
    hasDates: true,
  }
  for (const span of ids.spans.flatMap(one => rows.shownOf(one))) {
    const listing = rows.listingOf(span.parentId)
    if (listing) tally.folders.add(span.parentId)
    if (listing?.content === span.listing.content) countSpan(span, tally, isLarge)
    else if (listing) countMoved(span, listing, tally)
  }
  for (const id of ids.singles) {
    const row = rows.entryById(id)
    if (!row) continue
    tally.folders.add(parentIdOf(id))
    countEntry(row.entry, tally)
  }
  const { kinds, folders, publicCount, oldestMs, newestMs } = tally
  const count = ENTRY_KINDS.reduce((sum, kind) => sum + kinds[kind], 0)
  const modified = tally.hasDates && oldestMs <= newestMs ? { oldestMs, newestMs } : null
  return { count, single: count === 1 ? firstOf(rows, ids) : null, kinds, folders, publicCount, modified }
}

function firstOf(rows: Rows, ids: SelectedIds): EntryRow | null {
  for (const id of ids) {
    const row = rows.entryById(id)
    if (row) return row
  }
  return null
}

function countEntry({ kind, isPublic, modifiedMs }: Entry, tally: Tally): void {
  tally.kinds[kind] += 1
  if (isPublic) tally.publicCount += 1
  if (modifiedMs !== null) countDates(modifiedMs, modifiedMs, tally)
}

function countDates(oldestMs: number, newestMs: number, tally: Tally): void {
  tally.oldestMs = Math.min(tally.oldestMs, oldestMs)
  tally.newestMs = Math.max(tally.newestMs, newestMs)
}

/** No more than these are counted one by one. */
const MAX_COUNTED = 500

function countSpan({ listing, from, to }: Span, tally: Tally, isLarge: boolean): void {
  if (!isLarge) {
    for (const index of listing.order.subarray(from, to)) countEntry(listing.entryAt(index), tally)
    return
  }
  const columns = columnsOf(listing)
  const within = (column: Uint32Array | undefined): number => (column?.[to] ?? 0) - (column?.[from] ?? 0)
  for (const [code, kind] of ENTRY_KINDS.entries()) tally.kinds[kind] += within(columns.kinds[code])
  tally.publicCount += within(columns.public)
  if (from === 0 && to === listing.order.length) countDates(columns.oldestMs, columns.newestMs, tally)
  else tally.hasDates = false
}

/** The folder was listed again since: its entries are looked for one by one. */
function countMoved({ listing, from, to }: Span, now: Listing, tally: Tally): void {
  for (const index of listing.order.subarray(from, to)) {
    const nowIndex = now.indexOfKey(listing.keyAt(index))
    if (now.positionOf(nowIndex) >= 0) countEntry(now.entryAt(nowIndex), tally)
  }
}

/** How many stand before each position: any span is then counted by two look-ups. */
interface Columns {
  readonly kinds: readonly Uint32Array[]
  readonly public: Uint32Array
  /** Of the whole folder. */
  readonly oldestMs: number
  readonly newestMs: number
}

const known = new WeakMap<Listing, Columns>()

function columnsOf(listing: Listing): Columns {
  const before = known.get(listing)
  if (before) return before
  const kinds = ENTRY_KINDS.map(() => new Uint32Array(listing.order.length + 1))
  const publicColumn = new Uint32Array(listing.order.length + 1)
  let oldestMs = Number.POSITIVE_INFINITY
  let newestMs = Number.NEGATIVE_INFINITY
  listing.order.forEach((index, position) => {
    const { kind, isPublic, modifiedMs } = listing.entryAt(index)
    for (const [code, column] of kinds.entries()) {
      column[position + 1] = (column[position] ?? 0) + (ENTRY_KINDS[code] === kind ? 1 : 0)
    }
    publicColumn[position + 1] = (publicColumn[position] ?? 0) + (isPublic ? 1 : 0)
    if (modifiedMs === null) return
    oldestMs = Math.min(oldestMs, modifiedMs)
    newestMs = Math.max(newestMs, modifiedMs)
  })
  const columns = { kinds, public: publicColumn, oldestMs, newestMs }
  known.set(listing, columns)
  return columns
}
