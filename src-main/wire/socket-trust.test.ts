import { chmodSync, chownSync, mkdirSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
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
  readonly inside?: string
}

/** A listening socket in a folder, with the modes of a usual umask unless told otherwise. */
async function socketWith({
  folder: folderMode = 0o755,
  socket: socketMode = 0o755,
  inside = testFolder(),
}: Modes = {}) {
  const folder = join(inside, 'r')
  mkdirSync(folder)
  const path = join(folder, 'resonite-1.sock')
  await listen(createServer(), path)
  chmodSync(path, socketMode)
  chmodSync(folder, folderMode)
  return { folder, path }
}

/** Where other users get to, too; a folder for temporary files may be this user's alone. */
const PUBLIC = ['/var/tmp', '/dev/shm', tmpdir()].find(isPublic)

function isPublic(folder: string): boolean {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode ?? 0
  return (mode & 0o001) !== 0 && (folder === '/' || isPublic(dirname(folder)))
}

function publicFolder(): string {
  const folder = testFolder(PUBLIC)
  chmodSync(folder, 0o755)
  return folder
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

  it.runIf(PUBLIC).each([0o775, 0o777, 0o666, 0o702])(
    'distrusts a socket of mode %o that others get to, and names the cure',
    async mode => {
      const { path } = await socketWith({ socket: mode, inside: publicFolder() })
      expect(await distrustOfSocket(path)).toMatchObject({
        kind: 'untrusted',
        remedy: `chmod go-w ${path}`,
      })
    },
  )

  it.each([0o775, 0o777, 0o666])('trusts a socket of mode %o that nobody else gets to', async mode => {
    const { path } = await socketWith({ folder: 0o700, socket: mode, inside: publicFolder() })
    expect(await distrustOfSocket(path)).toBeNull()
    // That of `mkdtemp` is closed to others.
    expect(await distrustOfSocket((await socketWith({ socket: mode })).path)).toBeNull()
  })

  it.runIf(PUBLIC)('names both in one command', async () => {
    const { folder, path } = await socketWith({ folder: 0o777, socket: 0o777, inside: publicFolder() })
    expect((await distrustOfSocket(path))?.remedy).toBe(`chmod go-w ${folder} ${path}`)
  })

  it('distrusts a folder far above in which others can put another one in its place', async () => {
    const open = join(testFolder(), 'open')
    mkdirSync(join(open, 'a'), { recursive: true })
    chmodSync(open, 0o777)
    const { path } = await socketWith({ folder: 0o700, socket: 0o700, inside: join(open, 'a') })
    expect(await distrustOfSocket(path)).toMatchObject({
      kind: 'untrusted',
      isForeign: false,
      message: expect.stringContaining(`can write to ${open}`),
      remedy: `chmod go-w ${open}`,
    })
    // As /tmp: nobody but its owner can rename what is in it.
    chmodSync(open, 0o1777)
    expect(await distrustOfSocket(path)).toBeNull()
  })

  it('looks where links lead, and at who could turn them', async () => {
    const { folder, path } = await socketWith({ folder: 0o700 })
    const open = join(testFolder(), 'open')
    mkdirSync(open)
    symlinkSync(folder, join(open, 'link'))
    const linked = join(open, 'link', basename(path))
    expect(await distrustOfSocket(linked)).toBeNull()
    chmodSync(open, 0o777)
    expect((await distrustOfSocket(linked))?.remedy).toBe(`chmod go-w ${open}`)
    chmodSync(open, 0o755)
    chmodSync(folder, 0o777)
    expect((await distrustOfSocket(linked))?.remedy).toBe(`chmod go-w ${folder}`)
  })

  it.runIf(isRoot)(
    "distrusts another user's socket, another user's folder and what is below one; no chmod cures it",
    async () => {
      const one = await socketWith()
      chownSync(one.path, STRANGER, STRANGER)
      const other = await socketWith()
      chownSync(other.folder, STRANGER, STRANGER)
      const theirs = testFolder()
      const below = await socketWith({ inside: theirs })
      chownSync(theirs, STRANGER, STRANGER)
      for (const path of [one.path, other.path, below.path]) {
        const distrust = await distrustOfSocket(path)
        expect(distrust).toMatchObject({ kind: 'untrusted', isForeign: true })
        expect(distrust?.message).toContain(String(STRANGER))
        expect(distrust?.remedy).toBeUndefined()
      }
    },
  )

  it('has nothing to say of a socket that is not there, or behind links without end', async () => {
    const folder = testFolder()
    symlinkSync('loop', join(folder, 'loop'))
    expect(await distrustOfSocket(join(folder, 'none.sock'))).toBeNull()
    expect(await distrustOfSocket(join(folder, 'loop', 'none.sock'))).toBeNull()
  })
})

describe('distrustOf', () => {
  const folder = { path: '/home/ada/r', uid: 1000, mode: 0o755 }
  const socket = { path: '/home/ada/r/s', uid: 1000, mode: 0o755 }
  const step = (path: string, uid: number, mode: number, nextUid = 1000) => ({
    folder: { path, uid, mode },
    nextUid,
  })

  it('does not trust root with a socket more than anybody else', () => {
    expect(distrustOf({ socket: { ...socket, uid: 0 }, folder, above: [] }, 1000)?.isForeign).toBe(true)
  })

  it("trusts the system's own folders, also where their owner is hidden", () => {
    for (const uid of [0, 65_534]) {
      const above = [step('/', uid, 0o755, uid), step('/tmp', uid, 0o1777), step('/home/ada', 1000, 0o700)]
      expect(distrustOf({ socket, folder, above }, 1000)).toBeNull()
    }
  })

  it("names no cure for a folder that is not the person's to close", () => {
    const distrust = distrustOf({ socket, folder, above: [step('/shared', 0, 0o777)] }, 1000)
    expect(distrust).toMatchObject({ isForeign: false, message: expect.stringContaining('/shared') })
    expect(distrust?.remedy).toBeUndefined()
  })

  it('distrusts what a stranger can take away from a folder that is open to all', () => {
    expect(distrustOf({ socket, folder, above: [step('/tmp', 0, 0o1777, 2000)] }, 1000)).not.toBeNull()
  })
})

describe('quoteForShell', () => {
  it.each([
    ['/home/ada/.resonite-io', '/home/ada/.resonite-io'],
    ['/home/a b', "'/home/a b'"],
    ["/home/it's; rm -rf ~", `'/home/it'\\''s; rm -rf ~'`],
    ['/home/$(x)', "'/home/$(x)'"],
    ["/a\u001b[2J\n'\\", "$'/a\\u001b[2J\\u000a\\'\\\\'"],
  ])('quotes %s', (path, quoted) => {
    expect(quoteForShell(path)).toBe(quoted)
  })
})
