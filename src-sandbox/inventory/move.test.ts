import { describe, expect, it } from 'vitest'
import { userId } from '../engine.ts'
import { plant, plantAll } from '../testing/plant.ts'
import { refusalOf } from '../testing/test-clients.ts'
import { testSandbox } from '../testing/test-sandbox.ts'

describe('Move', () => {
  it('keeps every record id and publicity, and touches the time of each record', async () => {
    const { store, move, list } = await testSandbox()
    const folder = plant(store, '/Inventory/A/', { isPublic: true })
    const child = plant(store, '/Inventory/A/x')
    const result = await move('/Inventory/A', '/Inventory/B')
    expect(result).toEqual({ path: '/Inventory/B', recordId: folder.recordId })
    expect((await list('/Inventory')).entries[0]).toMatchObject({ recordId: folder.recordId, isPublic: true })
    const moved = (await list('/Inventory/B')).entries[0]
    expect(moved?.recordId).toBe(child.recordId)
    expect(moved?.lastModifiedUnixNanos).toBeGreaterThan(child.modifiedNanos)
  })

  it('makes a twin of an item and merges folders of one name', async () => {
    const { store, move, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x', '/Inventory/B/', '/Inventory/B/y', '/Inventory/B/x')
    await move('/Inventory/A/x', '/Inventory/B/x')
    expect(await names('/Inventory/B')).toEqual(['y', 'x', 'x'])
    await move('/Inventory/A', '/Inventory/B')
    expect(await names('/Inventory')).toEqual(['A', 'B'].map(() => 'B'))
  })

  it('makes a whole folder vanish when it is moved into itself, with OK', async () => {
    const { store, move, names, list } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x')
    await move('/Inventory/A', '/Inventory/A/B')
    expect(await names('/Inventory')).toEqual([])
    expect((await refusalOf(list('/Inventory/A/B'))).code).toBe(5)
    expect(store.size).toBe(2)
  })

  it('rescues an orphan by its known full path', async () => {
    const { store, move, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x')
    await move('/Inventory/A', '/Inventory/Missing/A')
    expect(await names('/Inventory')).toEqual([])
    await move('/Inventory/Missing/A', '/Inventory/A')
    expect(await names('/Inventory/A')).toEqual(['x'])
  })

  it('leaves children under the new path and the folder under the old one when it fails', async () => {
    const { store, move, names, list, faults } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x', '/Inventory/A/y')
    faults.set('fail-after=2')
    expect((await refusalOf(move('/Inventory/A', '/Inventory/B'))).code).toBe(14)
    expect(await names('/Inventory')).toEqual(['A'])
    expect(await names('/Inventory/A')).toEqual([])
    expect((await refusalOf(list('/Inventory/B'))).code).toBe(5)
    expect(store.children(userId, 'Inventory\\B').map(record => record.name)).toEqual(['x', 'y'])
  })

  it('does not follow a link on the way to the source', async () => {
    const { store, move } = await testSandbox()
    plantAll(store, '/Inventory/F/', '/Inventory/F/x')
    plant(store, '/Inventory/L', { type: 'link', assetUri: `resrec:///${userId}/Inventory/F` })
    expect((await refusalOf(move('/Inventory/L/x', '/Inventory/x'))).code).toBe(5)
  })

  it('moves a link itself', async () => {
    const { store, move, list } = await testSandbox()
    const link = plant(store, '/Inventory/L', { type: 'link', assetUri: `resrec:///${userId}/Inventory/F` })
    await move('/Inventory/L', '/Inventory/M')
    expect((await list('/Inventory')).entries[0]).toMatchObject({
      name: 'M',
      kind: 4,
      recordId: link.recordId,
    })
  })

  it('looks the source up before it refuses the root as destination', async () => {
    const { store, move } = await testSandbox()
    expect((await refusalOf(move('/Inventory/A', '/Inventory'))).code).toBe(5)
    plant(store, '/Inventory/A')
    expect((await refusalOf(move('/Inventory/A', '/Inventory'))).code).toBe(3)
  })

  it('has no guard for the root as source but the missing record', async () => {
    const { move } = await testSandbox()
    expect((await refusalOf(move('/Inventory', '/Inventory/A'))).code).toBe(5)
  })

  it('cuts a destination name at a backslash', async () => {
    const { store, move, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/x')
    await move('/Inventory/x', '/Inventory/A\\y')
    expect(await names('/Inventory/A')).toEqual(['y'])
  })

  it('moves another record when a name holds a slash', async () => {
    const { store, move, list } = await testSandbox()
    plant(store, '/Inventory/x', { name: 'A/x' })
    plant(store, '/Inventory/A/')
    const victim = plant(store, '/Inventory/A/x')
    const [slashed] = (await list('/Inventory')).entries
    expect((await move(slashed?.path ?? '', '/Inventory/y')).recordId).toBe(victim.recordId)
  })

  it('stops between two records when the call is cancelled, and what was done stays', async () => {
    const { store, inventory, names, faults } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x', '/Inventory/A/y')
    faults.set('record-delay=1')
    const code = await new Promise(resolve => {
      const request = { sourcePath: '/Inventory/A', destinationPath: '/Inventory/B' }
      const call = inventory.move(request, error => resolve(error?.code))
      const original = store.save.bind(store)
      store.save = record => {
        original(record)
        faults.set('record-delay=600000')
        call.cancel()
      }
    })
    expect(code).toBe(1)
    expect(await names('/Inventory/A')).toEqual(['y'])
  })
})
