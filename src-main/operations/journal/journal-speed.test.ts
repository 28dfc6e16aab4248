import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Step } from '../../../src-shared/model/operation'
import { keptOperation, keptSteps } from '../../testing/kept-operations'
import { onTestEnd, testFolder } from '../../testing/sandbox-process'
import { openJournal } from './open-journal'
import { Sql } from './sql'

const ADA = 'U-Ada'
const STEPS = 10_000
const BATCH = 200

interface Times {
  bareMs: number
  saveMs: number
  lastSaveMs: number
  stepsMs: number
  readMs: number
}

/**
 * Times mean something only beside each other: the floor is one row per step
 * with its JSON, in one transaction, without keys or anything else.
 */
it('saves 10,000 steps at the cost of bare rows, and what changed of them for a fraction', () => {
  const folder = testFolder()
  const bare = new Sql(join(folder, 'bare.sqlite'))
  bare.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (json text)')
  const journal = openJournal(join(folder, 'journal.sqlite'), Date.now)
  onTestEnd(() => journal.close())
  expect(journal.state).toEqual({ kind: 'ok' })

  const best: Times = {
    bareMs: Infinity,
    saveMs: Infinity,
    lastSaveMs: Infinity,
    stepsMs: Infinity,
    readMs: Infinity,
  }
  for (let round = 0; round < 5; round += 1) {
    const id = `op-${round}`
    const steps = keptSteps(id, STEPS, { state: 'queued' })
    const running = keptOperation(id, { state: 'running', steps })
    const done = steps.map((step, at): Step => (at < BATCH ? { ...step, state: 'done' } : step))
    note(best, 'bareMs', () => insertBare(bare, steps))
    note(best, 'saveMs', () => journal.save(ADA, running))
    note(best, 'stepsMs', () => journal.saveSteps({ ...running, steps: done }, done.slice(0, BATCH)))
    note(best, 'lastSaveMs', () => journal.save(ADA, { ...running, state: 'done', steps: done }))
    note(best, 'readMs', () => expect(journal.operation(ADA, id)?.steps).toHaveLength(STEPS))
  }
  bare.close()
  expect(best.saveMs / best.bareMs).toBeLessThan(2.5)
  expect(best.lastSaveMs / best.bareMs).toBeLessThan(0.6)
  expect(best.stepsMs / best.bareMs).toBeLessThan(0.4)
  expect(best.readMs / best.bareMs).toBeLessThan(2.5)
})

function insertBare(sql: Sql, steps: readonly Step[]): void {
  sql.transaction(() => {
    for (const step of steps) sql.run('insert into rows values (?)', JSON.stringify(step))
  })
}

function note(best: Times, name: keyof Times, work: () => unknown): void {
  const startMs = performance.now()
  work()
  best[name] = Math.min(best[name], performance.now() - startMs)
}
