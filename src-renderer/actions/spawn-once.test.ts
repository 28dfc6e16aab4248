import { beforeEach, expect, it, vi } from 'vitest'
import { openSession, stubMain } from '../testing/open-session'
import { unlessSpawning } from './spawn-once'

beforeEach(() => stubMain())

it('asks once for a whole palette, however long the key is held, and again when all of it is out', async () => {
  const session = openSession()
  let end = (): void => {}
  const promise = new Promise<void>(resolve => {
    end = resolve
  })
  const spawn = vi.fn<() => Promise<void>>(() => promise)
  const first = unlessSpawning(['R-Kiwi', 'R-Plum'], session, spawn)
  await unlessSpawning(['R-Kiwi', 'R-Plum'], session, spawn)
  expect(spawn).toHaveBeenCalledTimes(1)
  end()
  await first
  await unlessSpawning(['R-Kiwi', 'R-Plum'], session, spawn)
  expect(spawn).toHaveBeenCalledTimes(2)
})
