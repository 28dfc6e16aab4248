import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from './testing/on-test-end.ts'
import { runSandbox, SANDBOX_FOR_TESTS, type SandboxRun } from './testing/sandbox-process.ts'
import { connectTo, refusalOf } from './testing/test-clients.ts'
import { openSandbox, temporaryFolder } from './testing/test-sandbox.ts'

function run(args: readonly string[]): SandboxRun {
  const sandbox = runSandbox(SANDBOX_FOR_TESTS, args)
  onTestEnd(() => sandbox.kill('SIGKILL'))
  return sandbox
}

function place() {
  const folder = temporaryFolder()
  const socket = join(folder, 's.sock')
  return { folder, socket, args: ['--socket', socket, '--data', join(folder, 'data')] }
}

function connect(socket: string) {
  const clients = connectTo(socket)
  onTestEnd(() => clients.disconnect())
  return clients
}

describe('the sandbox as a process', () => {
  it('says once that it listens, serves, and unlinks its socket on SIGTERM', async () => {
    const { socket, args } = place()
    const sandbox = run(args)
    expect(await sandbox.nextLine()).toBe(`sandbox listening on unix:${socket}`)
    const { serverInfo, thumbnail } = connect(socket)
    expect((await serverInfo()).resonitePid).toBe(sandbox.pid)
    expect((await thumbnail('/Inventory/Food & Drink/Fruit/Banana')).contentType).toBe('image/webp')
    sandbox.kill('SIGTERM')
    expect(await sandbox.ended).toBe(0)
    expect(await sandbox.nextLine()).toBeUndefined()
    expect(sandbox.stderr()).toBe('')
    expect(existsSync(socket)).toBe(false)
  })

  it('names its socket after its pid in the folder given', async () => {
    const { folder, args } = place()
    const sandbox = run(['--socket-dir', folder, ...args.slice(2), '--seed', 'empty'])
    expect(await sandbox.nextLine()).toBe(`sandbox listening on unix:${folder}/resonite-${sandbox.pid}.sock`)
  })

  it('refuses an unknown option with one sentence and exit 2', async () => {
    const sandbox = run(['--sockte', '/tmp/x'])
    expect(await sandbox.ended).toBe(2)
    expect(sandbox.stderr()).toMatch(/^[^\n]+--sockte[^\n]+\.\n$/)
  })

  it('lists its options for --help', async () => {
    const sandbox = run(['--help'])
    expect(await sandbox.nextLine()).toContain('inventory server')
    expect(await sandbox.ended).toBe(0)
  })

  it('does not take a socket that another sandbox answers on', async () => {
    const { folder, args } = place()
    await openSandbox([...args, '--seed', 'empty'])
    const sandbox = run([...args.slice(0, 2), '--data', join(folder, 'other')])
    expect(await sandbox.ended).toBe(1)
    expect(sandbox.stderr()).toMatch(/^Another server is listening on [^\n]+\n$/)
  })

  it('obeys control lines and ends with its input', async () => {
    const { socket, args } = place()
    const sandbox = run([...args, '--seed', 'empty', '--control'])
    await sandbox.nextLine()
    const { list } = connect(socket)
    expect(await sandbox.control('fault cloud-down')).toBe('ok fault cloud-down')
    expect((await refusalOf(list('/Inventory'))).code).toBe(14)
    expect(await sandbox.control('clear')).toBe('ok clear')
    expect((await list('/Inventory')).entries).toEqual([])
    expect(await sandbox.control('spawns')).toBe('ok spawns 0 []')
  })

  it('killed in the middle of a move leaves what a crashed Resonite leaves, also on the disk', async () => {
    const { socket, args } = place()
    const killed = run([...args, '--fault', 'kill-after=5'])
    await killed.nextLine()
    const { move } = connect(socket)
    const refusal = await refusalOf(move('/Inventory/Worlds', '/Inventory/Places'))
    expect(refusal.code).toBe(14)
    expect(await killed.ended).toBe('SIGKILL')
    expect(existsSync(socket)).toBe(true)

    const { names, makeDir } = await openSandbox(args)
    expect(await names('/Inventory')).toContain('Worlds')
    expect(await names('/Inventory/Worlds')).toHaveLength(2)
    await makeDir('/Inventory/Places')
    expect(await names('/Inventory/Places')).toHaveLength(5)
  })
})
