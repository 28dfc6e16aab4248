import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { addressOf, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { Source } from '../../src-shared/model/source'
import { listen, ODD_SERVERS } from '../testing/odd-servers'
import { pathOf } from '../testing/refs'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openGateway } from './open-gateway'

const named = (address: string): Source => ({ address, origin: 'argument' })

async function problemAt(path: string): Promise<AppError> {
  try {
    ;(await openGateway(named(`unix:${path}`), { isAccepted: false })).close()
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error
    throw thrown
  }
  throw new Error('It was opened.')
}

describe('openGateway', () => {
  it('opens a service', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    const gateway = await openGateway(named(sandbox.address), { isAccepted: false })
    expect((await gateway.serviceFacts()).modVersion).not.toBe('')
    gateway.close()
  })

  it('says that the folder is missing', async () => {
    const { message } = await problemAt(join(testFolder(), 'none/a.sock'))
    expect(message).toMatch(/^The folder .*none, where the socket should be, doesn’t exist/)
  })

  it('says that the socket is missing', async () => {
    expect((await problemAt(join(testFolder(), 'a.sock'))).message).toMatch(/^There is no socket at /)
  })

  it('says that it is a folder', async () => {
    const path = join(testFolder(), 'a.sock')
    mkdirSync(path)
    expect((await problemAt(path)).message).toMatch(/is a folder, not a socket\.$/)
  })

  it('says that it is a file', async () => {
    const path = join(testFolder(), 'a.sock')
    writeFileSync(path, '')
    expect((await problemAt(path)).message).toMatch(/is a file, not a socket\.$/)
  })

  it('says that the path is too long', async () => {
    const { message } = await problemAt(`/${'a'.repeat(107)}`)
    expect(message).toBe('The socket path is 108 bytes long; the system allows 107.')
  })

  it.skipIf(process.getuid?.() === 0)('says that permission is denied', async () => {
    const path = join(testFolder(), 'a.sock')
    await listen(createServer(), path)
    chmodSync(path, 0)
    expect((await problemAt(path)).message).toMatch(/don’t have permission/)
  })

  it('says that nobody listens any more', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    sandbox.signal('SIGKILL')
    await sandbox.ended
    expect((await problemAt(sandbox.socketPath)).message).toMatch(/^Resonite isn’t running \(/)
  })

  it('says that a stopped service does not answer', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    sandbox.signal('SIGSTOP')
    expect((await problemAt(sandbox.socketPath)).message).toMatch(/accepts connections but doesn’t answer/)
  })

  it('says the same of a server that is silent from the start', async () => {
    const path = join(testFolder(), 'a.sock')
    await listen(ODD_SERVERS.silent(), path)
    expect((await problemAt(path)).message).toMatch(/accepts connections but doesn’t answer/)
  })

  it.each(['closing', 'chatty', 'http1'] as const)(
    'says that a %s server does not speak gRPC',
    async kind => {
      const path = join(testFolder(), 'a.sock')
      await listen(ODD_SERVERS[kind](), path)
      expect((await problemAt(path)).message).toMatch(/doesn’t speak gRPC/)
    },
  )

  it.each(['http2', 'http2NotFound'] as const)(
    'says that an %s server is no inventory service',
    async kind => {
      const path = join(testFolder(), 'a.sock')
      await listen(ODD_SERVERS[kind](), path)
      const error = await problemAt(path)
      expect(error).toMatchObject({
        kind: 'server-too-old',
        message: 'What answers here isn’t an inventory service.',
      })
    },
  )

  it('says that a mod without the inventory must be updated', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty', '--fault', 'unimplemented=all'] })
    const error = await problemAt(sandbox.socketPath)
    expect(error.kind).toBe('server-too-old')
    expect(error.message).toMatch(/Update the ResoniteIO mod\.$/)
  })

  it('opens a service that has the inventory and nothing else', async () => {
    const fault = 'unimplemented=connection,info,auth,world'
    const sandbox = await startSandbox({ args: ['--seed', 'empty', '--fault', fault] })
    ;(await openGateway(named(sandbox.address), { isAccepted: false })).close()
  })

  it('opens a mod from before there were pictures, says so of each, and asks for none', async () => {
    const sandbox = await startSandbox({ args: ['--fault', 'unimplemented=fetchthumbnail,info,auth'] })
    const gateway = await openGateway(named(sandbox.address), { isAccepted: false })
    onTestEnd(() => gateway.close())
    expect(gateway.capabilities.verbs.thumbnail.how).toBe('absent')
    expect(gateway.capabilities.verbs['move-folder'].how).toBe('record-by-record')
    expect((await gateway.list(ROOT_ADDRESS)).count).toBeGreaterThan(0)
    let doubts = 0
    onTestEnd(gateway.onDoubt(() => (doubts += 1)))
    const entry = addressOf(pathOf('/Inventory/Food & Drink/Fruit/Banana'))
    await expect(gateway.fetchThumbnail(entry)).rejects.toMatchObject({
      error: { kind: 'server-too-old', said: { code: 'pictures-not-offered' } },
    })
    expect(doubts).toBe(0)
    expect(await gateway.lackOfInventory()).toBeNull()
  })

  it('opens a service whose engine is not ready yet', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty', '--fault', 'bridge-missing'] })
    ;(await openGateway(named(sandbox.address), { isAccepted: false })).close()
  })

  it('gives up at once when it is aborted', async () => {
    const path = join(testFolder(), 'a.sock')
    await listen(ODD_SERVERS.silent(), path)
    const abort = new AbortController()
    const opening = openGateway(named(`unix:${path}`), { isAccepted: false }, abort.signal)
    abort.abort()
    await expect(opening).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  })

  it('does not open a socket that others can write to, unless a person accepts it', async () => {
    const folder = testFolder()
    const sandbox = await startSandbox({ folder, args: ['--seed', 'empty'] })
    chmodSync(folder, 0o777)
    expect(await problemAt(sandbox.socketPath)).toMatchObject({
      kind: 'untrusted',
      message: expect.stringContaining('Other users'),
      remedy: `chmod go-w ${folder}`,
    })
    ;(await openGateway(named(sandbox.address), { isAccepted: true })).close()
    chmodSync(folder, 0o700)
    ;(await openGateway(named(sandbox.address), { isAccepted: false })).close()
  })

  it('does not warn of a socket that nobody listens on any more', async () => {
    const folder = testFolder()
    const sandbox = await startSandbox({ folder, args: ['--seed', 'empty'] })
    sandbox.signal('SIGKILL')
    await sandbox.ended
    chmodSync(folder, 0o777)
    expect((await problemAt(sandbox.socketPath)).message).toMatch(/^Resonite isn’t running \(/)
  })
})
