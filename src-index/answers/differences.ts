import type { Difference, Differences } from '../../src-shared/model/record-history'
import { isOwn, type Known } from '../known'
import type { EntryRow } from '../storage/entry-row'
import { BEGAN } from '../storage/schema'
import { placeOf } from './place-of'

/**
 * What is other at one time than at an earlier one: of each record that has a row
 * that began or ended between, what held then and what holds now. What was found
 * when its folder was listed for the first time is no difference: it may have been
 * there all along.
 */
export function differencesBetween(known: Known, fromMs: number, toMs: number, limit: number): Differences {
  const begun = known.rows.where('e.began > 0 and e.from_ms > ? and e.from_ms <= ?', fromMs, toMs)
  const ended = known.rows.where('e.to_ms > ? and e.to_ms <= ?', fromMs, toMs)
  const ids = new Set([...begun, ...ended].filter(isOwn).map(({ recordId }) => recordId))
  const rows: Omit<Difference, 'place' | 'before'>[] = []
  const pairs = new Map<string, Pair>()
  for (const [recordId, both] of endsOf(begun, ended, ids, fromMs)) {
    const kind = kindOf(both)
    if (kind === null) continue
    pairs.set(recordId, both)
    rows.push({ kind, atMs: Math.max(both.after?.fromMs ?? 0, both.before?.toMs ?? 0) })
  }
  const all = [...pairs.values()].map((pair, at) => ({ pair, facts: rows[at] }))
  const count = (kind: Difference['kind']): number => rows.filter(row => row.kind === kind).length
  const newest = all.toSorted((a, b) => (b.facts?.atMs ?? 0) - (a.facts?.atMs ?? 0)).slice(0, limit)
  return {
    added: count('added'),
    removed: count('removed'),
    moved: count('moved'),
    changed: count('changed'),
    rows: newest.flatMap(({ pair, facts }) => (facts === undefined ? [] : differenceOf(known, pair, facts))),
    notLookedAt: known.tree.attached().filter(({ listedMs }) => listedMs <= fromMs).length,
  }
}

interface Pair {
  /** What held at the beginning, and what at the end. */
  before: EntryRow | null
  after: EntryRow | null
  /** Found between the two when its folder was listed for the first time. */
  isOfUnknownAge: boolean
}

/** Of rows that touch the time between: the one that held at its beginning, and the one that held at its end. */
function endsOf(
  begun: readonly EntryRow[],
  ended: readonly EntryRow[],
  ids: ReadonlySet<string>,
  fromMs: number,
): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>()
  const ends = new Set(ended.map(({ seq }) => seq))
  const pairFor = (id: string): Pair => {
    const pair = pairs.get(id) ?? { before: null, after: null, isOfUnknownAge: false }
    pairs.set(id, pair)
    return pair
  }
  for (const row of ended) {
    if (!ids.has(row.recordId) || !isOwn(row)) continue
    if (row.fromMs <= fromMs) pairFor(row.recordId).before = row
    else if (row.began === BEGAN.FIRST) pairFor(row.recordId).isOfUnknownAge = true
  }
  for (const row of begun) {
    if (!ids.has(row.recordId) || !isOwn(row)) continue
    const pair = pairFor(row.recordId)
    if (!ends.has(row.seq)) pair.after = row
  }
  return pairs
}

/** Null: it came and went between. */
function kindOf({ before, after, isOfUnknownAge }: Pair): Difference['kind'] | null {
  if (before === null) return after === null || isOfUnknownAge ? null : 'added'
  if (after === null) return 'removed'
  return before.folder === after.folder && before.name === after.name ? 'changed' : 'moved'
}

function differenceOf(
  known: Known,
  { before, after }: Pair,
  { kind, atMs }: Omit<Difference, 'place' | 'before'>,
): Difference[] {
  const row = after ?? before
  if (row === null) return []
  return [{ kind, atMs, place: placeOf(known, row), before: before === null ? null : placeOf(known, before) }]
}
