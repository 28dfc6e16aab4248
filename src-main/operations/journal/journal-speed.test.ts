import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import type { Step } from '../../../src-shared/model/operation'
import { keptOperation, keptSteps } from '../../testing/kept-operations'
import { testFolder } from '../../testing/sandbox-process'
import { openJournal } from './open-journal'
import { Sql } from './sql'

const ADA = 'U-Ada'
const STEPS = 10_000
const BATCH = 200

/** How long each part may take, counted in floors. */
const MOST = { save: 3, steps: 0.5, lastSave: 0.8, read: 3 }
const PARTS = ['save', 'steps', 'lastSave', 'read'] as const
const LEAST_ROUNDS = 3
const MOST_ROUNDS = 20

/**
 * Times mean something only beside each other: the floor is one row per step
 * with its JSON, in one transaction, without keys or anything else. The best of
 * alternating rounds counts, with more of them while the machine is too busy to tell.
 */
it('saves 10,000 steps at the cost of bare rows, and what changed of them for a fraction', () => {
  const folder = testFolder()
  const bare = new Sql(join(folder, 'bare.sqlite'))
  bare.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (json text)')
  const journal = openJournal(join(folder, 'journal.sqlite'), Date.now)
  onTestEnd(() => journal.close())
  expect(journal.state).toEqual({ kind: 'ok' })

  const bestMs = { floor: Infinity, save: Infinity, steps: Infinity, lastSave: Infinity, read: Infinity }
  const isGood = (): boolean => PARTS.every(part => bestMs[part] < MOST[part] * bestMs.floor)
  for (let round = 0; round < MOST_ROUNDS && !(round >= LEAST_ROUNDS && isGood()); round += 1) {
    const id = `op-${round}`
    const steps = keptSteps(id, STEPS, { state: 'queued' })
    const running = keptOperation(id, { state: 'running', steps })
    const done = steps.map((step, at): Step => (at < BATCH ? { ...step, state: 'done' } : step))
    const take = (name: keyof typeof bestMs, work: () => unknown): void => {
      bestMs[name] = Math.min(bestMs[name], timeOf(work))
    }
    take('floor', () => insertBare(bare, steps))
    take('save', () => journal.save(ADA, running))
    take('steps', () => journal.saveSteps({ ...running, steps: done }, done.slice(0, BATCH)))
    take('lastSave', () => journal.save(ADA, { ...running, state: 'done', steps: done }))
    take('read', () => expect(journal.operation(ADA, id)?.steps).toHaveLength(STEPS))
  }
  bare.close()
  for (const part of PARTS) expect(bestMs[part] / bestMs.floor, part).toBeLessThan(MOST[part])
})

function insertBare(sql: Sql, steps: readonly Step[]): void {
  sql.transaction(() => {
    for (const step of steps) sql.run('insert into rows values (?)', JSON.stringify(step))
  })
}

function timeOf(work: () => unknown): number {
  const startMs = performance.now()
  work()
  return performance.now() - startMs
}
