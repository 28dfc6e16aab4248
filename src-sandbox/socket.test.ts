import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareSocket, socketPathFor } from './socket.ts'
import { onTestEnd } from './testing/on-test-end.ts'
import { temporaryFolder, testSandbox } from './testing/test-sandbox.ts'

/** A pid that was in use and is no more. */
const deadPid = () => spawnSync(process.execPath, ['--version']).pid

/** What a killed server leaves behind: a socket file that nobody answers on. */
function leaveStaleSocket(path: string): void {
  const script =
    "require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))"
  spawnSync(process.execPath, ['-e', script, path])
}

describe('the socket', () => {
  it('is named after the pid', () => {
    expect(socketPathFor({ socket: undefined, socketDir: '/d' }, 42)).toBe('/d/resonite-42.sock')
  })

  it('refuses a path that sun_path cannot hold', () => {
    const choice = (length: number) => ({ socket: `/${'x'.repeat(length - 1)}`, socketDir: '' })
    expect(socketPathFor(choice(107), 1)).toHaveLength(107)
    expect(() => socketPathFor(choice(108), 1)).toThrow(expect.objectContaining({ exitCode: 2 }))
  })

  it('removes the sockets of dead pids and its own, and keeps every other name', async () => {
    const folder = temporaryFolder()
    const keep = [`resonite-${process.ppid}.sock`, 'resonite-x.sock', 'other.sock']
    for (const name of [...keep, `resonite-${deadPid()}.sock`]) writeFileSync(join(folder, name), '')
    leaveStaleSocket(join(folder, `resonite-${process.pid}.sock`))
    await prepareSocket(join(folder, `resonite-${process.pid}.sock`), process.pid)
    expect(readdirSync(folder).toSorted()).toEqual(keep.toSorted())
  })

  it('replaces a stale file at its own path', async () => {
    const path = join(temporaryFolder(), 's.sock')
    leaveStaleSocket(path)
    expect(existsSync(path)).toBe(true)
    const { names } = await testSandbox(['--seed', 'empty', '--socket', path])
    expect(await names('/Inventory')).toEqual([])
  })

  it('leaves a live server and a file that is no socket alone', async () => {
    const folder = temporaryFolder()
    const live = join(folder, 'live.sock')
    const server = createServer()
    onTestEnd(() => server.close())
    await new Promise<void>(resolve => server.listen(live, resolve))
    await expect(prepareSocket(live, 1)).rejects.toThrow(/^Another server is listening/)
    writeFileSync(join(folder, 'file'), 'precious')
    await expect(prepareSocket(join(folder, 'file'), 1)).rejects.toThrow(/is no socket\.$/)
  })

  it('leaves the modes to the umask', async () => {
    const folder = join(temporaryFolder(), 'made')
    const old = process.umask(0o002)
    onTestEnd(() => process.umask(old))
    const { socketPath } = await testSandbox(['--socket', join(folder, 's.sock')])
    expect(statSync(folder).mode & 0o777).toBe(0o775)
    expect(statSync(socketPath).mode & 0o777).toBe(0o775)
  })

  it('is unlinked on a clean exit', async () => {
    const { socketPath, close } = await testSandbox()
    expect(existsSync(socketPath)).toBe(true)
    close()
    expect(existsSync(socketPath)).toBe(false)
  })

  it('says in one sentence that its folder cannot be made', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    mkdirSync(`${file}-dir`)
    await expect(prepareSocket(join(file, 's.sock'), 1)).rejects.toThrow(
      /^The socket folder .* cannot be used/,
    )
  })
})
