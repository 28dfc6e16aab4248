import { ENTRY_KINDS } from '../model/entry'
import type { Column, Sort } from '../model/settings'
import { assertNever } from '../result'
import { compareCreators, creatorAt } from './creator-order'
import { permissionsRank } from './fact-codes'
import { plainText } from './rich-text'
import { FOLDER_CODE, type SortColumns } from './sort-columns'

/** Names are compared by this much of their plain text, so that a few names of a megabyte cannot stall the sort. */
const MAX_COMPARED = 256

/** Beyond this many rows a full sort is cheaper than inserting row by row. */
const MAX_SELECTED = 1_000

/** Digits by value, letters without case and accents, in the manner of the person's language. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

type Compare = (a: number, b: number) => number

/**
 * Indices by title: by plain text in natural order, then by raw title, then as the
 * service listed them; so the same entries always give the same order. The only
 * sort that takes long (290 ms for 100,000): every other
 * order is arranged from it (`arrange`).
 */
export function nameOrderOf(names: readonly string[], count: number): Uint32Array {
  const order = Array.from({ length: count }, (_, index) => index)
  return Uint32Array.from(order.sort(comparingNames(names)))
}

/**
 * The first `limit` of the whole order, without sorting the rest: what a screen
 * shows while a large folder still arrives.
 */
export function firstOf(columns: SortColumns, count: number, limit: number, sort: Sort): Uint32Array {
  return extendFirst(new Uint32Array(0), columns, 0, count, limit, sort)
}

/**
 * The first `limit` after the entries `from` … `count` arrived, given the first
 * of those before. Spares each arriving piece the reading of all earlier ones.
 * `previous` must be `firstOf(…, from, limit, sort)` with the same limit and sort.
 */
export function extendFirst(
  previous: Uint32Array,
  columns: SortColumns,
  from: number,
  count: number,
  limit: number,
  sort: Sort,
): Uint32Array {
  const compare = comparing(columns, sort)
  if (limit > MAX_SELECTED) {
    const all = Array.from({ length: count }, (_, index) => index)
    return Uint32Array.from(all.sort(compare).slice(0, limit))
  }
  const first = Array.from(previous)
  for (let index = from; index < count; index += 1) insertBounded(first, index, limit, compare)
  return Uint32Array.from(first)
}

/** Keeps `first` sorted and at most `limit` long. */
function insertBounded(first: number[], index: number, limit: number, compare: Compare): void {
  const last = first.at(-1)
  if (first.length >= limit && (last === undefined || compare(index, last) > 0)) return
  let low = 0
  let high = first.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(index, first[middle] ?? index) > 0) low = middle + 1
    else high = middle
  }
  first.splice(low, 0, index)
  if (first.length > limit) first.pop()
}

/** A total order of the indices: folders, then the column, then the name. */
function comparing(columns: SortColumns, { column, direction, foldersFirst }: Sort): Compare {
  const isReversed = direction === 'descending'
  const byName = comparingNames(columns.titles)
  const byColumn = column === 'name' ? byName : comparingColumn(columns, column, isReversed)
  const compare: Compare = column === 'name' && isReversed ? (a, b) => byName(b, a) : byColumn
  return (a, b) => {
    const isFolderA = columns.kinds[a] === FOLDER_CODE
    if (foldersFirst && isFolderA !== (columns.kinds[b] === FOLDER_CODE)) return isFolderA ? -1 : 1
    return compare(a, b) || byName(a, b)
  }
}

function comparingColumn(
  { kinds, isPublic, modifiedMs, facts }: SortColumns,
  column: Exclude<Column, 'name'>,
  isReversed: boolean,
): Compare {
  const sign = isReversed ? -1 : 1
  switch (column) {
    case 'kind':
      return (a, b) => sign * (knownCode(kinds[a]) - knownCode(kinds[b]))
    case 'public':
      return (a, b) => sign * ((isPublic[a] ?? 0) - (isPublic[b] ?? 0))
    case 'modified':
      return (a, b) => compareNumbers(modifiedMs[a], modifiedMs[b], sign)
    case 'size':
    case 'created':
      return (a, b) => compareNumbers(facts[column][a], facts[column][b], sign)
    case 'permissions':
      return (a, b) => compareNumbers(rankAt(facts, a), rankAt(facts, b), sign)
    case 'creator':
      return (a, b) => compareKnown(creatorAt(facts, a), creatorAt(facts, b), sign)
    default:
      return assertNever(column)
  }
}

/** A code from a newer side counts as the last one, as everywhere. */
function knownCode(code: number | undefined): number {
  return Math.min(code ?? 0, ENTRY_KINDS.length - 1)
}

/** Unknown ones come last in either direction. */
function compareNumbers(a = Number.NaN, b = Number.NaN, sign: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  if (a === b) return 0
  return a < b ? -sign : sign
}

function rankAt({ permissions }: SortColumns['facts'], index: number): number {
  return permissionsRank(permissions[index] ?? Number.NaN)
}

/** As numbers: what nobody knows comes last in either direction. */
function compareKnown(a: string, b: string, sign: number): number {
  return a === '' || b === '' ? Number(a === '') - Number(b === '') : sign * compareCreators(a, b)
}

/** The text that each is compared by is made once, when first needed. */
function comparingNames(names: readonly string[]): Compare {
  const texts: string[] = []
  const textAt = (index: number): string =>
    (texts[index] ??= plainText(names[index] ?? '').slice(0, MAX_COMPARED))
  return (a, b) =>
    collator.compare(textAt(a), textAt(b)) || compareRaw(names[a] ?? '', names[b] ?? '') || a - b
}

function compareRaw(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
