import { expect, it } from 'vitest'
import { runWithJournal } from '../../testing/journal-process'
import { testFolder } from '../../testing/sandbox-process'

/**
 * Damages a journal anywhere, again and again, and uses it. In a process of its
 * own, because what is feared is the end of the process.
 */
const SCRIPT = `
  const fs = require('node:fs')
  const [folder, rounds, seed] = args
  let state = Number(seed)
  const random = below => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * below) }
  const step = id => ({ id, state: 'done', action: 'move', name: 'Émile 😀 ' + id, entryKind: 'object', recordId: id, from: null, to: null })
  const operation = id => ({ id, kind: 'move', state: 'done', steps: Array.from({ length: 30 }, (_, at) => step(id + '/' + at)), startedAtMs: 1, targetName: 'é', affected: [], canUndo: true })
  const file = folder + '/journal.sqlite'
  const journal = openJournal(file, Date.now)
  for (let at = 0; at < 20; at += 1) journal.save('U', operation('op-' + at))
  for (let at = 0; at < 20; at += 1) journal.rememberDates('U', [{ recordId: 'é' + at, modifiedMs: at, resetToMs: at }])
  journal.save('U', { ...operation('left'), state: 'running' })
  const path = '/Inventory/é'
  journal.saveMove('U', { id: 'm', operationId: 'left', recordId: 'r', name: 'é', from: path, to: path, startedAtMs: 1, content: [], isAllKnown: true })
  journal.setLock('U', { recordId: 'r', name: 'é', path }, true)
  const parts = ['', '-wal'].map(suffix => [suffix, fs.readFileSync(file + suffix)])
  const seen = {}
  for (let round = 0; round < Number(rounds); round += 1) {
    const copy = folder + '/' + round + '.sqlite'
    say('round ' + round)
    const isMerged = round % 2 === 0
    for (const [suffix, bytes] of parts) fs.writeFileSync(copy + suffix, bytes)
    if (isMerged) {
      const database = new (require('libsql'))(copy)
      database.exec('pragma wal_checkpoint(truncate)')
      database.close()
    }
    const target = isMerged ? copy : copy + '-wal'
    const bytes = fs.readFileSync(target)
    for (let hit = random(6); hit >= 0; hit -= 1) {
      const at = random(bytes.length)
      if (random(2) === 0) bytes[at] ^= 1 << random(8)
      else bytes.fill(random(256), at, Math.min(bytes.length, at + random(64)))
    }
    fs.writeFileSync(target, bytes)
    const used = openJournal(copy, Date.now)
    const tries = [
      () => used.state, () => used.history('U', null, 100), () => used.unended('U'), () => used.undoStack('U'),
      () => used.dates('U'), () => used.openMoves('U'), () => used.locks('U'), () => used.save('U', operation('new')),
      () => used.setReversed(['op-1/1'], true), () => used.state,
    ]
    for (const attempt of tries) {
      try { attempt() } catch (thrown) {
        if (thrown.error === undefined || thrown.error.kind !== 'not-ready') throw thrown
      }
    }
    seen[used.state.kind] = (seen[used.state.kind] ?? 0) + 1
    used.close()
    for (const name of fs.readdirSync(folder)) if (name.startsWith(round + '.')) fs.rmSync(folder + '/' + name)
  }
  say(JSON.stringify(seen))`

it('survives any damage to its file, with a sentence or a new file', { timeout: 120_000 }, async () => {
  const seed = Number(process.env['JOURNAL_SEED'] ?? 7)
  const rounds = Number(process.env['JOURNAL_ROUNDS'] ?? 80)
  const { ended } = await runWithJournal(SCRIPT, [testFolder(), String(rounds), String(seed)])
  const { said, code, signal } = await ended
  const lastLine = said.trimEnd().split('\n').at(-1) ?? ''
  expect({ code, signal, lastLine }).toMatchObject({ code: 0, signal: null })
  const seen: unknown = JSON.parse(lastLine)
  expect(seen).toMatchObject({
    ok: expect.any(Number),
    'set-aside': expect.any(Number),
    unavailable: expect.any(Number),
  })
})
