import { describe, expect, it } from 'vitest'
import { groupId } from '../engine.ts'
import { plant } from '../testing/plant.ts'
import { refusalOf } from '../testing/test-clients.ts'
import { eachKind } from '../testing/test-sandbox.ts'

describe.each(eachKind)('Spawn, by %s', (_kind, testSandbox) => {
  it('answers with a slot and counts each spawn', async () => {
    const { store, adopt, spawn, spawns } = await testSandbox()
    plant(store, '/Inventory/A')
    adopt()
    const first = await spawn('/Inventory/A')
    const second = await spawn('Inventory//A')
    expect(first).toMatchObject({ sourcePath: '/Inventory/A', spawnedSlotName: 'A' })
    expect(first.spawnedSlotId).toMatch(/^ID[0-9A-F]+$/)
    expect(second.spawnedSlotId).not.toBe(first.spawnedSlotId)
    expect(spawns.paths()).toEqual(['/Inventory/A', 'Inventory//A'])
  })

  it('reaches through a link, but takes a final link for itself', async () => {
    const { store, adopt, spawn } = await testSandbox()
    plant(store, '/Inventory/L', { type: 'link', assetUri: `resrec:///${groupId}/Inventory/F` })
    plant(store, '/Inventory/F/', { owner: groupId })
    plant(store, '/Inventory/F/x', { owner: groupId })
    adopt()
    expect((await spawn('/Inventory/L/x')).spawnedSlotName).toBe('x')
    expect((await spawn('/Inventory/L')).spawnedSlotName).toBe('L')
  })

  it('tries a folder too and ends in INTERNAL', async () => {
    const { store, adopt, spawn, spawns } = await testSandbox()
    plant(store, '/Inventory/A/')
    adopt()
    const refusal = await refusalOf(spawn('/Inventory/A'))
    expect(refusal).toEqual({ code: 13, details: expect.stringMatching(/^Inventory bridge faulted: /) })
    expect(spawns.paths()).toEqual([])
  })

  it('needs a world, and the right to spawn in it', async () => {
    const { store, adopt, spawn, faults } = await testSandbox()
    plant(store, '/Inventory/A')
    adopt()
    faults.set('no-world')
    expect((await refusalOf(spawn('/Inventory/A'))).code).toBe(9)
    faults.clear()
    faults.set('spawn-denied')
    expect((await refusalOf(spawn('/Inventory/A'))).code).toBe(9)
  })

  it('finds nothing at the root', async () => {
    const { spawn } = await testSandbox()
    expect((await refusalOf(spawn('/Inventory'))).code).toBe(5)
  })
})
