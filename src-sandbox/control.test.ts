import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { answerControl, readControl } from './control.ts'
import { plant, plantAll } from './testing/plant.ts'
import { refusalOf } from './testing/test-clients.ts'
import { testSandbox } from './testing/test-sandbox.ts'

describe('control lines', () => {
  it('switch faults on and off while the server runs', async () => {
    const sandbox = await testSandbox()
    const { list, faults } = sandbox
    expect(await answerControl('fault cloud-down', sandbox)).toBe('ok fault cloud-down')
    expect((await refusalOf(list('/Inventory'))).code).toBe(14)
    expect(await answerControl('clear cloud-down', sandbox)).toBe('ok clear cloud-down')
    expect((await list('/Inventory')).entries).toEqual([])
    await answerControl('fault no-world', sandbox)
    expect(await answerControl('clear', sandbox)).toBe('ok clear')
    expect(faults.isOn('no-world')).toBe(false)
  })

  it.each([
    'fault',
    'fault gremlins',
    'fault delay=x',
    'clear gremlins',
    'dance',
    '',
    'records',
    'records {}',
    'records [{}]',
    'reset somebody else',
    'account',
    'account somebody',
    'account U-Other gently',
  ])('answer %j with an error', async line => {
    expect(await answerControl(line, await testSandbox())).toMatch(/^error .+\.$/)
  })

  it('put other records in the place of all', async () => {
    const sandbox = await testSandbox()
    const { store, names } = sandbox
    plantAll(store, '/Inventory/A/', '/Inventory/A/x')
    expect(await names('/Inventory/A')).toEqual(['x'])
    const folder = { id: 'R-1', parent: 'Inventory', name: 'A', type: 'directory', isPublic: true }
    expect(await answerControl(`records ${JSON.stringify([folder])}`, sandbox)).toBe('ok records')
    expect((await sandbox.list('/Inventory')).entries).toMatchObject([
      { recordId: 'R-1', name: 'A', isPublic: true, assetUri: '' },
    ])
    expect(await names('/Inventory/A')).toEqual([])
  })

  it('tell how often what was spawned', async () => {
    const sandbox = await testSandbox()
    const { store, spawn } = sandbox
    plant(store, '/Inventory/A')
    await spawn('/Inventory/A')
    await spawn('/Inventory/A')
    expect(await answerControl('spawns', sandbox)).toBe('ok spawns 2 ["/Inventory/A","/Inventory/A"]')
  })

  it('tell how often each function was called', async () => {
    const sandbox = await testSandbox()
    await sandbox.list('/Inventory')
    await sandbox.list('/Inventory')
    expect(await answerControl('calls', sandbox)).toBe('ok calls {"Inventory/List":2}')
  })

  it('end what waits because of a fault that they clear', async () => {
    const sandbox = await testSandbox()
    await answerControl('fault list-delay=600000', sandbox)
    const listing = sandbox.list('/Inventory')
    await expect.poll(() => answerControl('calls', sandbox)).toContain('Inventory/List')
    await answerControl('clear list-delay', sandbox)
    expect((await listing).path).toBe('/Inventory')
  })

  it('put everything back to the beginning, for the same person or another', async () => {
    const sandbox = await testSandbox(['--bulk-root', '2', '--fault', 'delay=0'])
    const { authStatus, faults, list, makeDir, remove, spawn } = sandbox
    const first = await list('/Inventory')
    const odd = await list('/Inventory/Odd cases/Links')
    await makeDir('/Inventory/Mine')
    await remove('/Inventory/Odd cases', true)
    await spawn('/Inventory/Generated entry 000001')
    await remove('/Inventory/Generated entry 000001')
    faults.set('no-world')
    expect(await answerControl('reset', sandbox)).toBe('ok reset U-Sandbox')
    expect(await answerControl('calls', sandbox)).toBe('ok calls {}')
    expect(await answerControl('spawns', sandbox)).toBe('ok spawns 0 []')
    expect(faults.isOn('no-world')).toBe(false)
    expect(faults.isOn('delay')).toBe(true)
    expect(await list('/Inventory')).toEqual(first)
    expect(await list('/Inventory/Odd cases/Links')).toEqual(odd)

    expect(await answerControl('reset U-Other', sandbox)).toBe('ok reset U-Other')
    expect((await authStatus()).userId).toBe('U-Other')
    const names = (entries: typeof first.entries) => entries.map(({ name }) => name)
    expect(names((await list('/Inventory')).entries)).toEqual(names(first.entries))
    const links = (await list('/Inventory/Odd cases/Links')).entries
    expect(links.find(({ name }) => name === 'Up to Odd cases')?.assetUri).toMatch(/^resrec:\/\/\/U-Other\//)
    await makeDir('/Inventory/Mine')
    expect(names((await list('/Inventory')).entries)).toContain('Mine')
  })

  it.each([
    ['on the same connection', 'account U-Other'],
    ['on a new one', 'account U-Other drop'],
  ])('sign somebody else in %s, whose inventory has the same names and other records', async (_how, line) => {
    const sandbox = await testSandbox([])
    const { authStatus, list, makeDir, names } = sandbox
    const mine = await list('/Inventory')
    await makeDir('/Inventory/Mine')
    expect(await answerControl(line, sandbox)).toBe('ok account U-Other')
    const patient = <T>(ask: () => Promise<T>): Promise<T> => ask().catch(() => ask())
    expect(await patient(authStatus)).toMatchObject({ userId: 'U-Other', userName: 'Other' })
    const theirs = await patient(() => list('/Inventory'))
    expect(theirs.entries.map(({ name }) => name)).toEqual(mine.entries.map(({ name }) => name))
    const ids = new Set(mine.entries.map(({ recordId }) => recordId))
    expect(theirs.entries.some(({ recordId }) => ids.has(recordId))).toBe(false)
    await makeDir('/Inventory/Theirs')
    await answerControl('account U-Sandbox', sandbox)
    expect(await names('/Inventory')).toContain('Mine')
    expect(await names('/Inventory')).not.toContain('Theirs')
  })

  it('are answered one by one, and their end is told', async () => {
    const input = new PassThrough()
    const printed: string[] = []
    const ended = new Promise<void>(resolve => {
      readControl(
        input,
        async line => `ok ${line}`,
        text => printed.push(text),
        resolve,
      )
    })
    input.end('one\ntwo\n')
    await ended
    expect(printed).toEqual(['ok one\n', 'ok two\n'])
  })
})
