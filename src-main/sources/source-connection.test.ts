import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { Source, SourceState } from '../../src-shared/model/source'
import { numberField, textField } from '../../src-wire/testing/wire-writer'
import { type HostileReply, startHostileServer } from '../testing/hostile-server'
import { listen } from '../testing/odd-servers'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openGateway } from '../wire/open-gateway'
import { socketsIn } from '../wire/socket-discovery'
import { probeBeside, probeSources } from './find-sources'
import { FolderWatch } from './folder-watch'
import type { MachineStart } from './machine'
import type { RememberedChoice } from './pick-source'
import { SourceConnection } from './source-connection'

const PATIENCE = { timeout: 120_000, interval: 20 }

interface Watched {
  readonly connection: SourceConnection
  readonly states: SourceState[]
  readonly choices: readonly RememberedChoice[]
  /** How often the folder was searched so far. */
  readonly searches: () => number
}

/** The real thing but for the built-in sandbox, which needs Electron. */
function connect(
  configured: Source | null,
  folder: string | null = null,
  start: Partial<MachineStart> = {},
): Watched {
  const states: SourceState[] = []
  const choices: RememberedChoice[] = []
  let searches = 0
  const open = (source: Source, accepted: readonly string[], signal: AbortSignal) =>
    openGateway(source, { isAccepted: accepted.includes(source.address) }, signal)
  const watch = new FolderWatch(() => connection.folderChanged())
  const connection = new SourceConnection({
    start: { configured, ...start },
    find: async (accepted, signal) => {
      searches++
      return probeSources(await socketsIn(folder), (source, by) => open(source, accepted, by), signal)
    },
    findBeside: (source, signal, sameAs) => probeBeside(source, open, signal, sameAs),
    open,
    watch: () => {},
    remember: choice => void choices.push(choice),
    startProcess: async () => {
      const { address } = await startSandbox({ args: ['--seed', 'empty'] })
      return { address, origin: 'built-in' }
    },
    publish: state => void states.push(state),
  })
  onTestEnd(() => {
    watch.stop()
    connection.close()
  })
  watch.watch(folder)
  void connection.search()
  return { connection, states, choices, searches: () => searches }
}

const named = (address: string): Source => ({ address, origin: 'argument' })

describe('SourceConnection', () => {
  it('connects to a named source and says who is there', async () => {
    const { address } = await startSandbox({ args: ['--seed', 'empty'] })
    const { connection } = connect(named(address))
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    expect(connection.state).toMatchObject({
      source: { address, origin: 'argument' },
      facts: { modVersion: expect.any(String) },
      account: { userId: expect.any(String) },
      world: { kind: 'world' },
    })
  })

  it('comes back by itself when a killed service is started again under its name', async () => {
    const folder = testFolder()
    const sandbox = await startSandbox({ folder, args: ['--seed', 'empty'] })
    const { connection } = connect(named(sandbox.address))
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    sandbox.signal('SIGKILL')
    await vi.waitFor(() => expect(connection.state.kind).toBe('disconnected'), PATIENCE)
    expect(() => connection.gateway()).toThrow()
    await sandbox.ended
    await startSandbox({ folder })
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    await connection.gateway().ping()
  })

  it('notices a service that is stopped and one that goes on', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    const { connection } = connect(named(sandbox.address))
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    sandbox.signal('SIGSTOP')
    await vi.waitFor(() => expect(connection.state.kind).toBe('disconnected'), PATIENCE)
    expect(connection.state).toMatchObject({
      error: { message: expect.stringMatching(/stopped answering|doesn’t answer/) },
    })
    sandbox.signal('SIGCONT')
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
  })

  it('finds a Resonite that comes back under another process id', async () => {
    const folder = testFolder()
    const first = await startSandbox({ folder, socketName: 'resonite-100.sock', args: ['--seed', 'empty'] })
    const { connection } = connect(null, folder)
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    first.signal('SIGKILL')
    await first.ended
    const second = await startSandbox({ folder, socketName: 'resonite-200.sock' })
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'ready', source: { address: second.address } })
    }, PATIENCE)
  })

  it('finds the same inventory under another process also where the service names nobody', async () => {
    const folder = testFolder()
    const args = ['--seed', 'empty', '--no-auth']
    const first = await startSandbox({ folder, socketName: 'resonite-100.sock', args })
    const { connection, states } = connect(null, folder)
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    const { inventory } = connection.state
    first.signal('SIGKILL')
    await first.ended
    const second = await startSandbox({ folder, socketName: 'resonite-200.sock', args })
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({
        kind: 'ready',
        source: { address: second.address },
        inventory,
      })
    }, PATIENCE)
    expect(states.map(({ kind }) => kind)).not.toContain('choose-source')
  })

  it('never opens one of two that name nobody and run in one folder, named or not, until it is alone', async () => {
    const folder = testFolder()
    const seeded = (): string[] => ['--seed', 'empty', '--no-auth', '--data', testFolder()]
    const first = await startSandbox({ folder, socketName: 'resonite-1.sock', args: seeded() })
    const { connection } = connect(null, folder)
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    const second = await startSandbox({ folder, socketName: 'resonite-2.sock', args: seeded() })
    const { connection: other } = connect(named(second.address))
    const alike = { kind: 'disconnected', error: { said: { code: 'services-alike', about: [folder] } } }
    await vi.waitFor(() => expect(other.state).toMatchObject(alike), PATIENCE)
    const { connection: third } = connect(null, folder)
    await vi.waitFor(() => {
      expect(third.state).toMatchObject({
        kind: 'choose-source',
        candidates: [{ isAlike: true }, { isAlike: true }],
      })
    }, PATIENCE)
    expect(() => third.choose(second.address)).toThrow(/can’t tell their inventories apart/)
    // The one that is open stays so.
    await connection.gateway().ping()
    first.signal('SIGKILL')
    await vi.waitFor(() => expect(other.state.kind).toBe('ready'), PATIENCE)
  })

  it('opens nothing before a service that can say whose inventory it is has said it', async () => {
    const { address, control } = await startSandbox({
      args: ['--seed', 'empty', '--fault', 'bridge-missing=auth'],
    })
    const { connection } = connect(named(address))
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'disconnected', error: { kind: 'not-ready' } })
    }, PATIENCE)
    expect(connection.state.inventory).toBeNull()
    await control('clear bridge-missing')
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'ready', inventory: { ownerId: 'U-Sandbox' } })
    }, PATIENCE)
  })

  it.each<[string, HostileReply]>([
    ['has a fault', { status: 13, details: 'Auth bridge faulted: no session.' }],
    ['gave up', { status: 2, details: 'Exception was thrown by handler.' }],
    ['is busy', { status: 8, details: 'Too many requests.' }],
    ['breaks off its answer', { isBrokenOff: true }],
    ['answers what cannot be read', { message: Buffer.from([0xff, 0xff, 0xff]) }],
    ['keeps silent', { isSilent: true }],
  ])(
    'takes no service for one without Auth whose Auth %s: nothing is opened until it answers',
    async (_, fault) => {
      let isWell = false
      const signedIn = Buffer.concat([numberField(1, 1), textField(2, 'U-ada'), textField(3, 'ada')])
      const server = await startHostileServer(join(testFolder(), 'h.sock'), {
        Status: () => (isWell ? { message: signedIn } : fault),
      })
      onTestEnd(() => server.close())
      const { connection, states } = connect(named(server.address))
      await vi.waitFor(() => expect(connection.state.kind).toBe('disconnected'), PATIENCE)
      isWell = true
      await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
      expect(states.flatMap(({ inventory }) => inventory?.ownerId ?? [])).toContain('U-ada')
      expect(states.some(state => state.kind === 'ready' && state.inventory.ownerId === null)).toBe(false)
    },
  )

  it('waits for a Resonite that comes back until its person is signed in there', async () => {
    const folder = testFolder()
    const first = await startSandbox({ folder, socketName: 'resonite-100.sock', args: ['--seed', 'empty'] })
    const { connection, states } = connect(null, folder)
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    first.signal('SIGKILL')
    await first.ended
    const args = ['--fault', 'not-signed-in']
    const second = await startSandbox({ folder, socketName: 'resonite-200.sock', args })
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'disconnected', error: { kind: 'not-ready' } })
    }, PATIENCE)
    await second.control('clear not-signed-in')
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'ready', source: { address: second.address } })
    }, PATIENCE)
    expect(states.map(({ kind }) => kind)).not.toContain('choose-source')
  })

  it('waits for the chosen one while it is stalled, and offers another when asked once it is gone', async () => {
    const folder = testFolder()
    const first = await startSandbox({ folder, socketName: 'resonite-1.sock', args: ['--seed', 'empty'] })
    const args = ['--seed', 'empty', '--data', testFolder(), '--fault', 'not-signed-in']
    await startSandbox({ folder, socketName: 'resonite-2.sock', args })
    const { connection, states, searches } = connect(null, folder)
    await vi.waitFor(() => expect(connection.state.kind).toBe('choose-source'), PATIENCE)
    connection.choose(first.address)
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    first.signal('SIGSTOP')
    await vi.waitFor(() => expect(connection.state.kind).toBe('disconnected'), PATIENCE)
    const before = states.length
    const searchesBefore = searches()
    // The third begins when two have found the other one and left it alone.
    await vi.waitFor(() => expect(searches()).toBeGreaterThan(searchesBefore + 2), PATIENCE)
    expect(new Set(states.slice(before).map(({ kind }) => kind))).toEqual(new Set(['disconnected']))
    first.signal('SIGKILL')
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'disconnected', error: { kind: 'not-ready' } })
    }, PATIENCE)
    void connection.search()
    await vi.waitFor(() => expect(connection.state.kind).toBe('choose-source'), PATIENCE)
  })

  it('passes over stale files, plain files and silent servers next to the live one', async () => {
    const folder = testFolder()
    const stale = await startSandbox({ folder, socketName: 'resonite-1.sock', args: ['--seed', 'empty'] })
    stale.signal('SIGKILL')
    await stale.ended
    writeFileSync(join(folder, 'resonite-2.sock'), '')
    await listen(createServer(), join(folder, 'resonite-3.sock'))
    const live = await startSandbox({ folder, socketName: 'resonite-4.sock' })
    const { connection } = connect(null, folder)
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'ready', source: { address: live.address } })
    }, PATIENCE)
  })

  it('asks which of several, with what is known of each', async () => {
    const folder = testFolder()
    await startSandbox({
      folder,
      socketName: 'resonite-1.sock',
      args: ['--seed', 'empty', '--data', testFolder()],
    })
    const other = await startSandbox({
      folder,
      socketName: 'resonite-2.sock',
      args: ['--seed', 'empty', '--data', testFolder(), '--fault', 'stalled-engine'],
    })
    const { connection } = connect(null, folder)
    await vi.waitFor(() => expect(connection.state.kind).toBe('choose-source'), PATIENCE)
    expect(connection.state).toMatchObject({
      candidates: [
        { account: { userId: expect.any(String) }, world: { kind: 'world' } },
        { account: { userId: expect.any(String) }, world: { kind: 'unknown' } },
      ],
    })
    expect(() => connection.choose('unix:/vanished.sock')).toThrow('no longer there')
    await vi.waitFor(() => expect(connection.state.kind).toBe('choose-source'), PATIENCE)
    connection.choose(other.address)
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
  })

  it('keeps two platforms apart whose people have the same id, also when one of them ends', async () => {
    const folder = testFolder()
    const seeded = (): string[] => ['--seed', 'empty', '--data', testFolder()]
    const first = await startSandbox({ folder, socketName: 'resonite-1.sock', args: seeded() })
    const args = [...seeded(), '--capabilities=ids']
    await startSandbox({ folder, socketName: 'resonite-2.sock', args })
    const { connection } = connect(null, folder)
    const other = {
      account: { userId: 'U-Sandbox' },
      platform: 'sandbox',
      inventory: 'sandbox:U-Sandbox',
    }
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({
        kind: 'choose-source',
        candidates: [{ platform: 'resonite', inventory: 'resonite:U-Sandbox' }, other],
      })
    }, PATIENCE)
    connection.choose(first.address)
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    first.signal('SIGKILL')
    // Never opened unasked, although it is the only one left and its person is called the same.
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'choose-source', candidates: [other] })
    }, PATIENCE)
  })

  it('says that the folder of the sockets cannot be read', async () => {
    const file = join(testFolder(), 'file')
    writeFileSync(file, '')
    const { connection } = connect(null, file)
    await vi.waitFor(() => expect(connection.state.kind).toBe('disconnected'), PATIENCE)
    expect(connection.state).toMatchObject({
      error: { message: expect.stringContaining(`${file} isn’t a folder`) },
      retries: 'any',
    })
  })

  it('opens the sandbox where nothing is found', async () => {
    const { connection } = connect(null, testFolder())
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'ready', source: { origin: 'built-in' } })
    }, PATIENCE)
  })

  it('takes the Resonite that was too busy to answer at the start, once it does', async () => {
    const folder = testFolder()
    const busy = await startSandbox({ folder, socketName: 'resonite-1.sock', args: ['--seed', 'empty'] })
    busy.signal('SIGSTOP')
    const { connection } = connect(null, folder)
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'ready', source: { origin: 'built-in' } })
    }, PATIENCE)
    busy.signal('SIGCONT')
    await vi.waitFor(() => {
      expect(connection.state).toMatchObject({ kind: 'ready', source: { address: busy.address } })
    }, PATIENCE)
  })

  it('is ready without account and world where the service has neither', async () => {
    const { address } = await startSandbox({
      args: ['--seed', 'empty', '--fault', 'unimplemented=auth,world,info'],
    })
    const { connection } = connect(named(address))
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    expect(connection.state).toMatchObject({ facts: null, account: null, world: { kind: 'unknown' } })
  })

  it('stays ready while the engine is stalled', async () => {
    const { address, control } = await startSandbox({ args: ['--seed', 'empty'] })
    const { connection, states } = connect(named(address))
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    await control('fault stalled-engine')
    await vi.waitFor(() => expect(connection.state).toMatchObject({ world: { kind: 'unknown' } }), PATIENCE)
    expect(states.some(state => state.kind === 'disconnected')).toBe(false)
  })

  it('notices that somebody signs in', async () => {
    const { address, control } = await startSandbox({ args: ['--seed', 'empty', '--fault', 'not-signed-in'] })
    const { connection } = connect(named(address))
    await vi.waitFor(() => expect(connection.state.kind).toBe('not-signed-in'), PATIENCE)
    await control('clear not-signed-in')
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
  })

  it('tells nobody what did not change', async () => {
    const { address, control } = await startSandbox({ args: ['--seed', 'empty'] })
    const { connection, states } = connect(named(address))
    await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
    await control('fault no-world')
    await vi.waitFor(() => expect(connection.state).toMatchObject({ world: { kind: 'none' } }), PATIENCE)
    expect(states.map(state => (state.kind === 'ready' ? state.world.kind : state.kind))).toEqual([
      'world',
      'none',
    ])
  })
})
