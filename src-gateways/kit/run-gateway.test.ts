import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { connectWire } from '../../src-wire/testing/wire-client.ts'
import { Redaction } from './redaction.ts'
import { type GatewayStart, killGateway, startGateway } from './testing/gateway-process.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-gw-'))
  onTestEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function started(start: GatewayStart) {
  const gateway = await startGateway(start)
  onTestEnd(() => killGateway(gateway))
  return gateway
}

describe('a gateway as a program', () => {
  it('listens in a folder of its own that nobody else enters, and leaves nothing behind', async () => {
    const gateway = await started({ args: ['folder', newFolder()] })
    const folder = dirname(gateway.socketPath)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(gateway.socketPath).mode & 0o777).toBe(0o600)
    gateway.child.kill('SIGTERM')
    expect(await gateway.ended).toBe(0)
    expect(existsSync(folder)).toBe(false)
  })

  it('is named as the reference client looks for it, where that is asked for', async () => {
    const sockets = newFolder()
    writeFileSync(join(sockets, 'resonite-999999.sock'), '')
    const gateway = await started({ args: ['folder', newFolder(), '--socket-dir', sockets] })
    expect(gateway.socketPath).toBe(join(sockets, `resonite-${gateway.child.pid}.sock`))
    expect(existsSync(join(sockets, 'resonite-999999.sock'))).toBe(false)
  })

  it('changes nothing unless that is allowed', async () => {
    const root = newFolder()
    const gateway = await started({ args: ['folder', root] })
    const wire = connectWire(gateway.socketPath)
    onTestEnd(() => wire.close())
    await expect(wire.makeDir('/Inventory/A')).rejects.toMatchObject({ code: 12 })
    expect(existsSync(join(root, 'A'))).toBe(false)
  })

  it('tidies up after a killed one only where changes are allowed', async () => {
    const root = newFolder()
    const coming = join(root, '.satchel-trash', 'coming')
    const halves = (): readonly string[] => readdirSync(coming).filter(name => !name.endsWith('.json'))
    mkdirSync(join(root, 'src'))
    for (let at = 0; at < 3_000; at++) writeFileSync(join(root, 'src', `${at}`), 'x'.repeat(1_000))
    const gateway = await started({ args: ['folder', root, '--allow-changes'] })
    const wire = connectWire(gateway.socketPath)
    onTestEnd(() => wire.close())
    const copied = wire.copy('/Inventory/src', '/Inventory/copy', true).catch(() => 'broken off')
    while (!existsSync(coming) || halves().length === 0) await new Promise(setImmediate)
    await killGateway(gateway)
    expect(await copied).toBe('broken off')
    expect(halves()).toHaveLength(1)
    await killGateway(await started({ args: ['folder', root] }))
    expect(halves()).toHaveLength(1)
    await started({ args: ['folder', root, '--allow-changes'] })
    await expect.poll(() => readdirSync(coming)).toEqual([])
    expect(existsSync(join(root, '.satchel-trash', 'files'))).toBe(false)
  })

  it('lets a change end before it does', async () => {
    const root = newFolder()
    mkdirSync(join(root, 'src'))
    for (let at = 0; at < 300; at++) writeFileSync(join(root, 'src', `${at}`), 'x'.repeat(1_000))
    const gateway = await started({ args: ['folder', root, '--allow-changes'] })
    const wire = connectWire(gateway.socketPath)
    onTestEnd(() => wire.close())
    const copied = wire.copy('/Inventory/src', '/Inventory/copy', true)
    await wire.describe()
    gateway.child.kill('SIGTERM')
    await copied
    expect(await gateway.ended).toBe(0)
    expect(existsSync(join(root, 'copy', '299'))).toBe(true)
  })

  it.each([
    ['no platform', ['nonsense'], /There is no platform 'nonsense'/],
    ['no folder', ['folder'], /Give one folder/],
    ['a folder that is not there', ['folder', '/nowhere/at/all'], /cannot be opened/],
    ['an option that it does not know', ['folder', '/tmp', '--frobnicate'], /--help lists the options/],
    ['a verb that there is not', ['folder', '/tmp', '--disable', 'FLY'], /There is no verb 'FLY'/],
    ['secrets without a parent', ['folder', '/tmp', '--secrets-from-parent'], /for a program that forks/],
  ])('says in a sentence why it does not start: %s', async (_what, args, sentence) => {
    await expect(started({ args })).rejects.toThrow(sentence)
  })

  it('takes secrets from a descriptor, and says none of them where they are no such thing', async () => {
    const args = ['folder', newFolder(), '--secret-fd', '3']
    await started({ args, secrets: '{"password":"hunter22"}' })
    const refused = started({ args, secrets: '{"password":hunter22}' })
    await expect(refused).rejects.toThrow('--secret-fd wants an object of texts, in JSON.')
    await expect(started({ args, secrets: '{"password":22}' })).rejects.toThrow('The secret password')
  })
})

describe('what is secret', () => {
  it('is left out of texts in every form in which it travels', () => {
    const { add, redact } = new Redaction()
    add('s3cret/+"x')
    add('s3cret/+"x and more')
    add('abc')
    const base64 = Buffer.from('s3cret/+"x').toString('base64').replace(/=+$/, '')
    const said = `s3cret/+"x and more, s3cret%2F%2B%22x, ${base64}, s3cret/+\\"x, abc`
    expect(redact(said)).toBe('•••, •••, •••, •••, abc')
  })
})
