import type { SortColumns } from './sort-columns'

type Facts = SortColumns['facts']

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Who made an entry, as people read it; empty where nobody knows. */
export function creatorAt(
  { creator, creatorId }: Pick<Facts, 'creator' | 'creatorId'>,
  index: number,
): string {
  return creator[index] || creatorId[index] || ''
}

/** A total order of what people read. */
export function compareCreators(a: string, b: string): number {
  return collator.compare(a, b) || (a === b ? 0 : a < b ? -1 : 1)
}

/** A number for each entry, in the order of its creator; NaN where nobody knows. A folder has few creators. */
export function creatorRanks(facts: Facts, count: number): Float64Array {
  const words = Array.from({ length: count }, (_, index) => creatorAt(facts, index))
  const distinct = [...new Set(words)].filter(word => word !== '').sort(compareCreators)
  const ranks = new Map(distinct.map((word, rank) => [word, rank]))
  return Float64Array.from(words, word => ranks.get(word) ?? Number.NaN)
}
