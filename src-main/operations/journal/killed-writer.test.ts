import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { runWithJournal } from '../../testing/journal-process'
import { testFolder } from '../../testing/sandbox-process'
import { openJournal } from './open-journal'

const ADA = 'U-Ada'
const ROUNDS = 12
const STEPS = 20

/** One operation after the other, each call said once it has returned. */
const WRITER = `
  const [file, first] = args
  const journal = openJournal(file, Date.now)
  const step = (id, state) => ({ id, state, action: 'move', name: id, entryKind: 'object', recordId: id, from: null, to: null })
  for (let number = Number(first); ; number += 1) {
    const id = 'op-' + number
    const steps = state => Array.from({ length: ${STEPS} }, (_, at) => step(id + '/' + at, state))
    const running = { id, kind: 'move', state: 'running', steps: steps('queued'), startedAtMs: 1, targetName: null, affected: [], canUndo: false }
    journal.save('${ADA}', running)
    say('begun ' + number)
    journal.saveMove('${ADA}', { id: 'move-' + number, operationId: id, recordId: id, name: id, from: '/Inventory/a', to: '/Inventory/b', startedAtMs: 1, content: [], isAllKnown: true })
    say('moving ' + number)
    journal.saveSteps(running, steps('done'))
    say('proved ' + number)
    journal.rememberDates('${ADA}', [{ recordId: id, modifiedMs: number, resetToMs: null }])
    say('dated ' + number)
    journal.save('${ADA}', { ...running, state: 'done', steps: steps('done') })
    say('ended ' + number)
    journal.endMove('${ADA}', 'move-' + number)
    say('closed ' + number)
  }`

const STAGES = ['begun', 'moving', 'proved', 'dated', 'ended', 'closed']

it('holds everything that had returned when its writer was killed', async () => {
  const file = join(testFolder(), 'data', 'journal.sqlite')
  let next = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, ended } = await runWithJournal(WRITER, [file, String(next)])
    // The first rounds end while the file is made; no moment is special, so any wait will do.
    if (round > 2) await new Promise(resolve => child.stdout?.once('readable', resolve))
    await wait(round * 17)
    child.kill('SIGKILL')
    const { said, signal } = await ended
    expect(signal).toBe('SIGKILL')
    const lines = said.split('\n').slice(0, -1)
    next = expectAll(file, lines, next)
  }
  expect(next).toBeGreaterThan(ROUNDS)
})

/** Answers the number of the next operation that nobody wrote. */
function expectAll(file: string, lines: readonly string[], first: number): number {
  const journal = openJournal(file, Date.now)
  onTestEnd(() => journal.close())
  expect(journal.state).toEqual({ kind: 'ok' })
  const [word = '', numberText = String(first - 1)] = lines.at(-1)?.split(' ') ?? []
  const last = Number(numberText)
  const stage = STAGES.indexOf(word)
  const dates = journal.dates(ADA)
  for (let number = first; number <= last; number += 1) {
    const isPast = (name: string): boolean => number < last || stage >= STAGES.indexOf(name)
    const operation = journal.operation(ADA, `op-${number}`)
    expect(operation?.steps).toHaveLength(STEPS)
    const doneCount = operation?.steps.filter(step => step.state === 'done').length
    // All steps of one call or none of them; the call after the last line may have come through.
    expect(doneCount === STEPS || (doneCount === 0 && !isPast('proved'))).toBe(true)
    if (isPast('dated')) expect(dates.get(`op-${number}`)?.modifiedMs).toBe(number)
    if (isPast('ended')) expect(operation?.state).toBe('done')
    const isOpen = journal.openMoves(ADA).some(({ id }) => id === `move-${number}`)
    if (isPast('moving') && !isPast('ended')) expect(isOpen).toBe(true)
    if (isPast('closed')) expect(isOpen).toBe(false)
  }
  return journal.operation(ADA, `op-${last + 1}`) === null ? last + 1 : last + 2
}
