import { plainText } from './rich-text'

/** The code of 'folder' in ENTRY_KINDS. */
const FOLDER = 0

/** Names are compared by this much of their plain text, so that a few names of a megabyte cannot stall the sort. */
const MAX_COMPARED = 256

/** Beyond this many rows a full sort is cheaper than inserting row by row. */
const MAX_SELECTED = 1_000

/** Digits by value, letters without case and accents, in the manner of the person's language. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

type Compare = (a: number, b: number) => number

/**
 * Indices in the order on screen: folders first, then by plain text in natural
 * order, then by raw name, then as the service listed them; so the same
 * entries always give the same order.
 */
export function orderOf(names: readonly string[], kinds: Uint8Array, count: number): Uint32Array {
  const order = Array.from({ length: count }, (_, index) => index)
  return Uint32Array.from(order.sort(comparing(names, kinds)))
}

/**
 * The first `limit` of what `orderOf` gives, without sorting the rest: what a
 * screen shows while a large folder still arrives (performance.md, decision 6).
 */
export function firstOf(
  names: readonly string[],
  kinds: Uint8Array,
  count: number,
  limit: number,
): Uint32Array {
  return extendFirst(new Uint32Array(0), names, kinds, 0, count, limit)
}

/**
 * The first `limit` after the entries `from` … `count` arrived, given the first
 * of those before. Spares each arriving piece the reading of all earlier ones.
 * `previous` must be `firstOf(…, from, limit)` with the same limit.
 */
export function extendFirst(
  previous: Uint32Array,
  names: readonly string[],
  kinds: Uint8Array,
  from: number,
  count: number,
  limit: number,
): Uint32Array {
  if (limit > MAX_SELECTED) return orderOf(names, kinds, count).slice(0, limit)
  const compare = comparing(names, kinds)
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

/** A total order of the indices; the text that each is compared by is made once, when first needed. */
function comparing(names: readonly string[], kinds: Uint8Array): Compare {
  const texts: string[] = []
  const textAt = (index: number): string =>
    (texts[index] ??= plainText(names[index] ?? '').slice(0, MAX_COMPARED))
  return (a, b) => {
    const isFolderA = kinds[a] === FOLDER
    if (isFolderA !== (kinds[b] === FOLDER)) return isFolderA ? -1 : 1
    return collator.compare(textAt(a), textAt(b)) || compareRaw(names[a] ?? '', names[b] ?? '') || a - b
  }
}

function compareRaw(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
