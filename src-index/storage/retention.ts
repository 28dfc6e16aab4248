import { OWN_MARKS } from '../../src-shared/model/record-history'
import type { Moments } from './facts'
import type { Sql } from './sql'

const DAY_MS = 86_400_000
const ALL_FOR_MS = 30 * DAY_MS
const DAILY_FOR_MS = 365 * DAY_MS

/**
 * Which moments stay: of the last 30 days all, one a day for a year, one a month
 * before that, and every mark of a person. Ascending.
 */
export function keptMoments(
  passing: readonly number[],
  marks: readonly number[],
  nowMs: number,
): readonly number[] {
  const kept = new Set(marks)
  const taken = new Set<string>()
  // The last one of a day or month stands for it.
  for (const atMs of passing.toSorted((a, b) => b - a)) {
    const age = nowMs - atMs
    const day = new Date(atMs).toISOString()
    const period = age < ALL_FOR_MS ? String(atMs) : day.slice(0, age < DAILY_FOR_MS ? 10 : 7)
    if (taken.has(period)) continue
    taken.add(period)
    kept.add(atMs)
  }
  return [...kept].sort((a, b) => a - b)
}

/**
 * Takes out rows that held at none of the kept moments and that a later row of the
 * same record follows: where something was last is never forgotten. Answers how many.
 */
export function thinOut(sql: Sql, moments: Moments, nowMs: number): number {
  const marks = moments.marks()
  const isOwn = ({ name }: { readonly name: string }): boolean => OWN_MARKS.some(own => own === name)
  // Only what a person has marked stays for ever: with each session of years nothing would ever be taken out.
  const passing = [...moments.crawls(), ...marks.filter(isOwn)].map(({ atMs }) => atMs)
  const lasting = marks.filter(mark => !isOwn(mark)).map(({ atMs }) => atMs)
  const kept = keptMoments(passing, lasting, nowMs)
  return sql.run(
    `delete from entry where to_ms < ?
      and not exists (select 1 from json_each(?) where value >= entry.from_ms and value < entry.to_ms)
      and exists (select 1 from entry as later where later.hash = entry.hash
        and later.record_id = entry.record_id and later.seq > entry.seq)`,
    nowMs - ALL_FOR_MS,
    JSON.stringify(kept),
  )
}
