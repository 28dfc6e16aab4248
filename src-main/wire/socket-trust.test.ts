import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listen } from '../testing/odd-servers'
import { testFolder } from '../testing/sandbox-process'
import { quoteForShell } from './shell-quote'
import { distrustOf, distrustOfSocket } from './socket-trust'

const isRoot = process.getuid?.() === 0
const STRANGER = 54_321

interface Modes {
  readonly folder?: number
  readonly socket?: number
}

/** A listening socket in a folder, with the modes of a usual umask unless told otherwise. */
async function socketWith({ folder: folderMode = 0o755, socket: socketMode = 0o755 }: Modes = {}) {
  const folder = join(testFolder(), 'r')
  mkdirSync(folder)
  const path = join(folder, 'resonite-1.sock')
  await listen(createServer(), path)
  chmodSync(path, socketMode)
  chmodSync(folder, folderMode)
  return { folder, path }
}

describe('distrustOfSocket', () => {
  it.each([
    [0o755, 0o755],
    [0o700, 0o700],
    [0o700, 0o600],
  ])('trusts what only this user can write to (%o, %o)', async (folder, socket) => {
    const { path } = await socketWith({ folder, socket })
    expect(await distrustOfSocket(path)).toBeNull()
  })

  it.each([0o775, 0o777, 0o757, 0o1777])('distrusts a folder of mode %o and names the cure', async mode => {
    const { folder, path } = await socketWith({ folder: mode })
    expect(await distrustOfSocket(path)).toMatchObject({
      kind: 'untrusted',
      remedy: `chmod go-w ${folder}`,
      message: expect.stringContaining(folder),
    })
  })

  it.each([0o775, 0o777, 0o666, 0o702])('distrusts a socket of mode %o and names the cure', async mode => {
    const { path } = await socketWith({ socket: mode })
    expect(await distrustOfSocket(path)).toMatchObject({ kind: 'untrusted', remedy: `chmod go-w ${path}` })
  })

  it('names both in one command', async () => {
    const { folder, path } = await socketWith({ folder: 0o777, socket: 0o777 })
    expect((await distrustOfSocket(path))?.remedy).toBe(`chmod go-w ${folder} ${path}`)
  })

  it.runIf(isRoot)(
    "distrusts another user's socket and another user's folder; no chmod cures it",
    async () => {
      const one = await socketWith()
      chownSync(one.path, STRANGER, STRANGER)
      const other = await socketWith()
      chownSync(other.folder, STRANGER, STRANGER)
      for (const path of [one.path, other.path]) {
        const distrust = await distrustOfSocket(path)
        expect(distrust).toMatchObject({ kind: 'untrusted', isForeign: true })
        expect(distrust?.message).toContain(String(STRANGER))
        expect(distrust?.remedy).toBeUndefined()
      }
    },
  )

  it('has nothing to say of a socket that is not there', async () => {
    expect(await distrustOfSocket(join(testFolder(), 'none.sock'))).toBeNull()
  })

  it('does not trust root more than anybody else', () => {
    const folder = { path: '/r', uid: 1000, mode: 0o755 }
    expect(distrustOf({ path: '/r/s', uid: 0, mode: 0o755 }, folder, 1000)?.isForeign).toBe(true)
  })
})

describe('quoteForShell', () => {
  it.each([
    ['/home/ada/.resonite-io', '/home/ada/.resonite-io'],
    ['/home/a b', "'/home/a b'"],
    ["/home/it's; rm -rf ~", `'/home/it'\\''s; rm -rf ~'`],
    ['/home/$(x)', "'/home/$(x)'"],
  ])('quotes %s', (path, quoted) => {
    expect(quoteForShell(path)).toBe(quoted)
  })
})
