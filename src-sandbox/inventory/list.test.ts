import { describe, expect, it } from 'vitest'
import { InventoryEntryKind } from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { groupId, userId } from '../engine.ts'
import { plant, plantAll } from '../testing/plant.ts'
import { refusalOf } from '../testing/test-clients.ts'
import { testSandbox } from '../testing/test-sandbox.ts'

const link = (assetUri: string) => ({ type: 'link', assetUri })

describe('List', () => {
  it('echoes the raw request and builds entry paths from it', async () => {
    const { store, list } = await testSandbox()
    plant(store, '/Inventory/A')
    const listing = await list('/Inventory/')
    expect(listing.path).toBe('/Inventory/')
    expect(listing.entries[0]?.path).toBe('/Inventory//A')
  })

  it('gives a nameless entry a path that means its parent', async () => {
    const { store, list } = await testSandbox()
    plant(store, '/Inventory/A/')
    plant(store, '/Inventory/A/x', { name: '' })
    const entry = (await list('/Inventory/A')).entries[0]
    expect(entry?.path).toBe('/Inventory/A/')
    expect((await list(entry?.path ?? '')).entries[0]?.recordId).toBe(entry?.recordId)
  })

  it('keeps nanoseconds exactly, and says 0 for times before 1970', async () => {
    const { store, list } = await testSandbox()
    plant(store, '/Inventory/A', { modifiedNanos: 1_782_345_678_901_234_500n })
    plant(store, '/Inventory/B', { modifiedNanos: -5n })
    const times = (await list('/Inventory')).entries.map(entry => entry.lastModifiedUnixNanos)
    expect(times).toEqual([1_782_345_678_901_234_500n, 0n])
  })

  it('shows what was so before, where listings lag', async () => {
    const { store, list, move, faults } = await testSandbox()
    plant(store, '/Inventory/A')
    const names = async () => (await list('/Inventory')).entries.map(({ name }) => name)
    faults.set('list-lag=10000')
    await move('/Inventory/A', '/Inventory/B')
    expect(await names()).toEqual(['A'])
    faults.clear()
    expect(await names()).toEqual(['B'])
    faults.set('list-lag=10000,cached')
    await move('/Inventory/B', '/Inventory/C')
    expect(await names()).toEqual(['C'])
    await move('/Inventory/C', '/Inventory/D')
    expect(await names()).toEqual(['C'])
    expect(faults.set('list-lag=10000,often')).toMatch(/fixed, random or cached/)
  })

  it('maps the four known types with their case and everything else to UNKNOWN', async () => {
    const { store, list } = await testSandbox()
    for (const type of ['directory', 'object', 'world', 'link', 'texture', 'Directory', '']) {
      plant(store, `/Inventory/${type}!`, { type })
    }
    const kinds = (await list('/Inventory')).entries.map(entry => entry.kind)
    expect(kinds).toEqual([1, 2, 3, 4, 5, 5, 5])
    expect(kinds[4]).toBe(InventoryEntryKind.INVENTORY_ENTRY_KIND_UNKNOWN)
  })

  it('cannot list a capitalised Directory', async () => {
    const { store, list } = await testSandbox()
    plant(store, '/Inventory/D', { type: 'Directory' })
    expect(await refusalOf(list('/Inventory/D'))).toEqual({
      code: 5,
      details: '/Inventory/D is not a directory.',
    })
  })

  it('shows the children of both folders of one name', async () => {
    const { store, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/', '/Inventory/A/x', '/Inventory/A/y')
    expect(await names('/Inventory')).toEqual(['A', 'A'])
    expect(await names('/Inventory/A')).toEqual(['x', 'y'])
  })

  it('answers a by-path look-up with the record written last', async () => {
    const { store, list } = await testSandbox()
    plant(store, '/Inventory/A/')
    const item = plant(store, '/Inventory/A')
    expect((await refusalOf(list('/Inventory/A'))).code).toBe(5)
    store.delete(item.recordId)
    expect((await list('/Inventory/A')).entries).toEqual([])
  })

  it('names the first missing ancestor', async () => {
    const { store, list } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/B/C/')
    const refusal = await refusalOf(list('/Inventory/A/B/C'))
    expect(refusal).toEqual({ code: 5, details: 'No inventory entry at /Inventory/A/B.' })
  })

  it('collapses dots in the look-up but lists the literal path', async () => {
    const { store, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/B/', '/Inventory/A/x')
    expect(await names('/Inventory/A/B/..')).toEqual([])
    expect(await names('/Inventory/A/B/../B')).toEqual([])
    plant(store, '/Inventory/A/B/../y')
    expect(await names('/Inventory/A/B/..')).toEqual(['y'])
  })

  it('takes a backslash in a segment for two segments', async () => {
    const { store, names } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/B/', '/Inventory/A/B/x')
    expect(await names('/Inventory/A\\B')).toEqual(['x'])
  })

  it('shuffles on request, the same way each time', async () => {
    const { store, names, faults } = await testSandbox()
    const letters = [...'abcdefghijklmnop']
    for (const letter of letters) plant(store, `/Inventory/${letter}`)
    expect(await names('/Inventory')).toEqual(letters)
    faults.set('page-order=shuffled')
    const shuffled = await names('/Inventory')
    expect(shuffled).not.toEqual(letters)
    expect(shuffled.toSorted()).toEqual(letters)
    expect(await names('/Inventory')).toEqual(shuffled)
  })
})

describe('List through links', () => {
  it('shows another owner’s folder under the link’s own path', async () => {
    const { store, list } = await testSandbox()
    plant(store, '/Inventory/L', link(`resrec:///${groupId}/Inventory/Shared`))
    plant(store, '/Inventory/Shared/x', { owner: groupId })
    plant(store, '/Inventory/Shared/D/', { owner: groupId })
    plant(store, '/Inventory/Shared/D/y', { owner: groupId })
    expect((await list('/Inventory/L')).entries.map(entry => entry.path)).toEqual([
      '/Inventory/L/x',
      '/Inventory/L/D',
    ])
    expect((await list('/Inventory/L/D')).entries[0]?.path).toBe('/Inventory/L/D/y')
  })

  it.each([
    ['a broken link', `resrec:///${userId}/Inventory/Gone`],
    ['a record-id link', `resrec:///${groupId}/R-guid`],
  ])('shows %s as an empty folder', async (_, target) => {
    const { store, names } = await testSandbox()
    plant(store, '/Inventory/L', link(target))
    expect(await names('/Inventory/L')).toEqual([])
  })

  it.each(['https://example.org/', 'resrec:///nothing'])('cannot follow %s', async target => {
    const { store, list } = await testSandbox()
    plant(store, '/Inventory/L', link(target))
    expect((await refusalOf(list('/Inventory/L'))).code).toBe(5)
  })

  it('says UNAVAILABLE for the store of a stranger, and NOT_FOUND below it', async () => {
    const { store, list } = await testSandbox()
    plant(store, '/Inventory/L', link('resrec:///U-Stranger/Inventory/Private'))
    expect((await refusalOf(list('/Inventory/L'))).code).toBe(14)
    expect((await refusalOf(list('/Inventory/L/D'))).code).toBe(5)
  })

  it('does not chase a link to a link', async () => {
    const { store, names, list } = await testSandbox()
    plantAll(store, '/Inventory/F/', '/Inventory/F/D/')
    plant(store, '/Inventory/One', link(`resrec:///${userId}/Inventory/F`))
    plant(store, '/Inventory/Two', link(`resrec:///${userId}/Inventory/One`))
    expect(await names('/Inventory/Two')).toEqual([])
    expect((await refusalOf(list('/Inventory/Two/D'))).code).toBe(5)
  })

  it('follows a link to an ancestor without end', async () => {
    const { store, names } = await testSandbox()
    plant(store, '/Inventory/F/')
    plant(store, '/Inventory/F/L', link(`resrec:///${userId}/Inventory/F`))
    expect(await names('/Inventory/F/L/L/L/L/L')).toEqual(['L'])
  })
})
