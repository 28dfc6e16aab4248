import { ENTRY_KINDS } from '../model/entry'
import type { Sort } from '../model/settings'
import { assertNever } from '../result'
import { creatorRanks } from './creator-order'
import { permissionsRank } from './fact-codes'
import { FOLDER_CODE, type SortColumns } from './sort-columns'

/**
 * The display order, made from the order by name in a few stable passes: no name
 * is compared again, so 100,000 entries change their order within one frame, and
 * no worker needs to hold what the page has already.
 */
export function arrange(nameOrder: Uint32Array, columns: SortColumns, sort: Sort): Uint32Array {
  const byColumn = arrangeColumn(nameOrder, columns, sort)
  if (!sort.foldersFirst) return byColumn
  const { kinds } = columns
  return stableBy(byColumn, 2, index => (kinds[index] === FOLDER_CODE ? 0 : 1))
}

function arrangeColumn(
  nameOrder: Uint32Array,
  { kinds, isPublic, modifiedMs, facts }: SortColumns,
  { column, direction }: Sort,
): Uint32Array {
  const isReversed = direction === 'descending'
  switch (column) {
    case 'name':
      return isReversed ? nameOrder.toReversed() : nameOrder
    case 'kind':
      return byCode(nameOrder, kinds, ENTRY_KINDS.length, isReversed)
    case 'public':
      return byCode(nameOrder, isPublic, 2, isReversed)
    case 'modified':
      return byNumber(nameOrder, modifiedMs, isReversed)
    case 'size':
    case 'created':
      return byNumber(nameOrder, numbersOf(facts[column], kinds.length), isReversed)
    case 'creator':
      return byNumber(nameOrder, creatorRanks(facts, kinds.length), isReversed)
    case 'permissions':
      return byNumber(nameOrder, numbersOf(facts.permissions, kinds.length).map(permissionsRank), isReversed)
    default:
      return assertNever(column)
  }
}

function byCode(order: Uint32Array, codes: Uint8Array, count: number, isReversed: boolean): Uint32Array {
  const last = count - 1
  // A code from a newer side counts as the last one, as everywhere.
  const codeAt = (index: number): number => Math.min(codes[index] ?? last, last)
  return stableBy(order, count, index => (isReversed ? last - codeAt(index) : codeAt(index)))
}

function numbersOf(values: ArrayLike<number>, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => values[index] ?? Number.NaN)
}

/** Sorting bare numbers needs no comparing function, which is what makes sorting slow. */
function byNumber(order: Uint32Array, values: Float64Array, isReversed: boolean): Uint32Array {
  const known = values.filter(value => !Number.isNaN(value)).sort()
  const last = known.length
  return stableBy(order, last + 1, index => {
    const value = values[index] ?? Number.NaN
    if (Number.isNaN(value)) return last
    const rank = firstAtLeast(known, value)
    return isReversed ? last - 1 - rank : rank
  })
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? value) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Counting sort: by rank, and within a rank as before. */
function stableBy(order: Uint32Array, rankCount: number, rankOf: (index: number) => number): Uint32Array {
  const ranks = order.map(rankOf)
  const next = new Uint32Array(rankCount + 1)
  for (const rank of ranks) next[rank + 1] = (next[rank + 1] ?? 0) + 1
  for (let rank = 0; rank < rankCount; rank += 1) next[rank + 1] = (next[rank + 1] ?? 0) + (next[rank] ?? 0)
  const sorted = new Uint32Array(order.length)
  order.forEach((index, place) => {
    const rank = ranks[place] ?? 0
    const target = next[rank] ?? 0
    next[rank] = target + 1
    sorted[target] = index
  })
  return sorted
}
