import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { callsOf, openTestJournal, targetOf, testEngine } from '../testing/engine-bench'
import { smallDisk } from '../testing/small-disk'
import { treeBench } from '../testing/tree-bench'

const isRoot = process.getuid?.() === 0

it.runIf(isRoot)(
  'a disk that is full in the middle of a batch: nothing more moves, and History has what moved without a restart',
  async () => {
    const at = await treeBench('A/', 'A/S/', 'A/T/', 'A/U/', 'T/')
    const disk = smallDisk('1m')
    const journal = openTestJournal(disk.folder)
    const engine = testEngine(journal)
    let moves = 0
    const calls = callsOf(at.gateway, {
      move: async (from, to, what) => {
        moves += 1
        await at.gateway.move(from, to, what)
        if (moves === 2) fill(disk.folder)
      },
    })
    const entries = await at.entries('H/A/S', 'H/A/T', 'H/A/U')
    const request = { kind: 'transfer', mode: 'move', entries, target: await at.folderRef('H/T') } as const
    const target = targetOf(calls)
    const ended = await engine.run(request, target)
    expect(moves).toBe(2)
    expect(ended.error?.message).toMatch(/disk .* is full/)
    const states = (kept: readonly (typeof ended)[]) => kept[0]?.steps.map(({ state }) => state)
    expect(states(engine.history(target.inventory, null, 1))).toEqual(['done', 'done', 'queued'])
    disk.remount('size=8m')
    await engine.lookAgain(target)
    expect(states(journal.history(target.inventory, null, 1))).toEqual(['done', 'done', 'queued'])
    expect(at.places()).toEqual(['A', 'A/U', 'T', 'T/S', 'T/T'])
  },
)

/** To the last byte. */
function fill(folder: string): void {
  for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
    for (let part = 0; isWritten(join(folder, `${size}-${part}`), size); part++);
  }
}

function isWritten(file: string, size: number): boolean {
  try {
    writeFileSync(file, Buffer.alloc(size, 1))
    return true
  } catch {
    return false
  }
}
