import { describe, expect, it } from 'vitest'
import { userId } from '../engine.ts'
import { plant, plantAll } from '../testing/plant.ts'
import { refusalOf } from '../testing/test-clients.ts'
import { testSandbox } from '../testing/test-sandbox.ts'

describe('MakeDir', () => {
  it('makes a folder and answers with its record id', async () => {
    const { makeDir, list } = await testSandbox()
    const made = await makeDir('/Inventory//New/')
    expect(made.path).toBe('/Inventory//New/')
    const [entry] = (await list('/Inventory')).entries
    expect(entry).toMatchObject({ name: 'New', recordId: made.recordId, kind: 1, assetUri: '' })
  })

  it('is the only call that says ALREADY_EXISTS', async () => {
    const { store, makeDir } = await testSandbox()
    plant(store, '/Inventory/A')
    expect((await refusalOf(makeDir('/Inventory/A'))).code).toBe(6)
  })

  it('hides an orphan under a missing parent, with OK', async () => {
    const { makeDir, names, list } = await testSandbox()
    expect((await makeDir('/Inventory/Missing/Child')).recordId).toMatch(/^R-/)
    expect(await names('/Inventory')).toEqual([])
    expect((await refusalOf(list('/Inventory/Missing/Child'))).code).toBe(5)
  })

  it('hides an orphan under a link, with OK', async () => {
    const { store, makeDir, names } = await testSandbox()
    plant(store, '/Inventory/F/')
    plant(store, '/Inventory/L', { type: 'link', assetUri: `resrec:///${userId}/Inventory/F` })
    await makeDir('/Inventory/L/New')
    expect(await names('/Inventory/L')).toEqual([])
    expect(await names('/Inventory/F')).toEqual([])
  })

  it('brings orphans back when the missing ancestor is made', async () => {
    const { makeDir, names } = await testSandbox()
    await makeDir('/Inventory/Missing/Child')
    await makeDir('/Inventory/Missing')
    expect(await names('/Inventory/Missing')).toEqual(['Child'])
  })

  it('makes a twin after a hiccup in its existence check', async () => {
    const { store, makeDir, names, faults } = await testSandbox()
    plant(store, '/Inventory/A/')
    faults.set('lookup-hiccup=1')
    await makeDir('/Inventory/A')
    expect(await names('/Inventory')).toEqual(['A', 'A'])
  })

  it('stores dots literally, and they cannot be reached afterwards', async () => {
    const { store, makeDir, names } = await testSandbox()
    plantAll(store, '/Inventory/A/')
    await makeDir('/Inventory/A/...')
    await makeDir('/Inventory/A/B')
    expect((await refusalOf(makeDir('/Inventory/B/../A'))).code).toBe(6)
    await makeDir('/Inventory/A/..')
    expect(await names('/Inventory/A')).toEqual(['...', 'B', '..'])
  })

  it('saves directly without a world, even when the engine is stalled', async () => {
    const { makeDir, names, faults } = await testSandbox()
    faults.set('stalled-engine')
    faults.set('no-world')
    await makeDir('/Inventory/A')
    expect(await names('/Inventory')).toEqual(['A'])
  })

  it('says OK and saves nothing when the save result was lost', async () => {
    const { makeDir, names, faults } = await testSandbox()
    faults.set('silent-no-save')
    expect((await makeDir('/Inventory/A')).recordId).toMatch(/^R-/)
    expect(await names('/Inventory')).toEqual([])
  })
})
