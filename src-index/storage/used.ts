import type { Known } from '../known'
import { textIn } from './entry-rows'
import type { Sql } from './sql'
import { numberIn } from './sql'
import { storedText } from './stored-text'

/** The last ones used; who uses more does not miss the others. */
const MOST = 1_000
const MAX_WEIGHT = 15

/** What somebody spawned or opened comes earlier among equals. */
export class Used {
  readonly #sql: Sql
  readonly #known: Known
  #weights: { readonly version: number; readonly bySeq: ReadonlyMap<number, number> } | null = null

  constructor(sql: Sql, known: Known) {
    this.#sql = sql
    this.#known = known
  }

  /** What was noted already counts once. */
  note(recordIds: readonly string[], atMs: number, isSpawned: boolean): void {
    for (const recordId of recordIds) {
      this.#sql.run(
        `insert into used (record_id, count, last_ms, spawned_ms) values (?, 1, ?, ?)
          on conflict (record_id) do update set count = count + (excluded.last_ms > last_ms), last_ms = max(last_ms, excluded.last_ms),
            spawned_ms = max(spawned_ms, excluded.spawned_ms)`,
        storedText(recordId),
        atMs,
        isSpawned ? atMs : 0,
      )
    }
    this.#sql.run(
      'delete from used where record_id not in (select record_id from used order by last_ms desc limit ?)',
      MOST,
    )
    this.#weights = null
  }

  /** When each row that holds was spawned last, by `seq`; those never spawned are not in it. */
  spawnedBySeq(): ReadonlyMap<number, number> {
    const times = new Map(
      this.#sql
        .rows('select hex(record_id) as record_id, spawned_ms from used where spawned_ms > 0')
        .map(row => [textIn(row, 'record_id') ?? '', numberIn(row, 'spawned_ms') ?? 0]),
    )
    const bySeq = new Map<number, number>()
    for (const [recordId, history] of this.#known.rows.ofRecords([...times.keys()]))
      for (const row of history) if (row.toMs === null) bySeq.set(row.seq, times.get(recordId) ?? 0)
    return bySeq
  }

  /** 1 to 15 by row, of rows that hold. */
  bySeq(): ReadonlyMap<number, number> {
    const { names, rows } = this.#known
    if (this.#weights?.version === names.version) return this.#weights.bySeq
    const counts = new Map(
      this.#sql
        .rows('select hex(record_id) as record_id, count from used')
        .map(row => [textIn(row, 'record_id') ?? '', numberIn(row, 'count') ?? 0]),
    )
    const bySeq = new Map<number, number>()
    for (const [recordId, history] of rows.ofRecords([...counts.keys()])) {
      const weight = Math.min(MAX_WEIGHT, counts.get(recordId) ?? 0)
      for (const row of history) if (row.toMs === null) bySeq.set(row.seq, weight)
    }
    this.#weights = { version: names.version, bySeq }
    return bySeq
  }
}
