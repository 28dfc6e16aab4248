import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { callsOf, INVENTORY, openTestJournal, targetOf, testEngine } from '../testing/engine-bench'
import { FolderWorld } from '../testing/folder-world'

it('what is asked of a folder whose drive stands still is said to be done where it was, however late', async () => {
  const world = await FolderWorld.open({ canDie: true })
  world.plant([{ isFolder: false, folder: 0, name: 'hat.txt' }])
  const [hat] = (await world.seen()).entries
  if (hat === undefined) throw new Error('It was planted.')
  const gateway = world.impatient()
  await gateway.describe()
  const engine = testEngine(openTestJournal())
  const failures: unknown[] = []
  const standing = callsOf(gateway, {
    move: async (...asked) => {
      world.signal('SIGSTOP')
      try {
        await gateway.move(...asked)
      } catch (thrown) {
        failures.push(thrown)
        throw thrown
      } finally {
        world.signal('SIGCONT')
      }
    },
  })
  const rename = { kind: 'rename', renames: [{ entry: hat, newName: 'cap.txt' }] } as const
  const { state } = await engine.run(rename, targetOf(standing, gateway.capabilities))
  // Given up after half a second of silence; the gateway still had it before it.
  expect(failures).toHaveLength(1)
  await engine.recover(targetOf(gateway, gateway.capabilities))
  const [kept] = engine.history(INVENTORY, null, 1)
  const shown = readdirSync(world.root).filter(name => !name.startsWith('.'))
  const isDone = kept?.state === 'done'
  expect({ state, isDone, shown }).toEqual({ state, isDone, shown: [isDone ? 'cap.txt' : 'hat.txt'] })
  expect(world.contents()).toHaveLength(1)
})
