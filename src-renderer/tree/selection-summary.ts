import { ENTRY_KINDS, type EntryKind } from '../../src-shared/model/entry'
import type { Listing } from '../../src-shared/model/listing'
import type { EntryRow } from './row'
import type { Rows } from './rows'
import type { SelectedIds, Span } from './selected-ids'

/** What can be said of a selection, however large, without making its rows. */
export interface SelectionSummary {
  /** Visible rows only: what another program has removed is not counted. */
  readonly count: number
  /** The row, when exactly one is selected. */
  readonly single: EntryRow | null
  readonly kinds: Readonly<Record<EntryKind, number>>
}

type Kinds = Record<EntryKind, number>

export function summaryOf(rows: Rows, ids: SelectedIds): SelectionSummary {
  const kinds: Kinds = { folder: 0, object: 0, world: 0, link: 0, unknown: 0 }
  const isLarge = ids.size > MAX_COUNTED
  for (const span of ids.spans) {
    const listing = rows.listingOf(span.parentId)
    if (listing?.content === span.listing.content) countSpan(span, kinds, isLarge)
    else if (listing) countMoved(span, listing, kinds)
  }
  for (const id of ids.singles) {
    const row = rows.entryById(id)
    if (row) kinds[row.entry.kind] += 1
  }
  const count = ENTRY_KINDS.reduce((sum, kind) => sum + kinds[kind], 0)
  return { count, single: count === 1 ? firstOf(rows, ids) : null, kinds }
}

function firstOf(rows: Rows, ids: SelectedIds): EntryRow | null {
  for (const id of ids) {
    const row = rows.entryById(id)
    if (row) return row
  }
  return null
}

/** No more than these are counted one by one. */
const MAX_COUNTED = 500

function countSpan({ listing, from, to }: Span, kinds: Kinds, isLarge: boolean): void {
  if (isLarge) {
    for (const [code, kind] of ENTRY_KINDS.entries()) {
      const column = upToColumns(listing)[code]
      kinds[kind] += (column?.[to] ?? 0) - (column?.[from] ?? 0)
    }
  } else {
    for (const index of listing.order.subarray(from, to)) kinds[listing.entryAt(index).kind] += 1
  }
}

/** The folder was listed again since: its entries are looked for one by one. */
function countMoved({ listing, from, to }: Span, now: Listing, kinds: Kinds): void {
  for (const index of listing.order.subarray(from, to)) {
    const nowIndex = now.indexOfKey(listing.keyAt(index))
    if (now.positionOf(nowIndex) >= 0) kinds[now.entryAt(nowIndex).kind] += 1
  }
}

const known = new WeakMap<Listing, readonly Uint32Array[]>()

/** Per kind, how many of it stand before each position: any span is then counted by two look-ups. */
function upToColumns(listing: Listing): readonly Uint32Array[] {
  const before = known.get(listing)
  if (before) return before
  const columns = ENTRY_KINDS.map(() => new Uint32Array(listing.order.length + 1))
  listing.order.forEach((index, position) => {
    const { kind } = listing.entryAt(index)
    for (const [code, column] of columns.entries()) {
      column[position + 1] = (column[position] ?? 0) + (ENTRY_KINDS[code] === kind ? 1 : 0)
    }
  })
  known.set(listing, columns)
  return columns
}
