import { describe, expect, it } from 'vitest'
import { plant } from '../testing/plant.ts'
import { refusalOf } from '../testing/test-clients.ts'
import { eachKind } from '../testing/test-sandbox.ts'

const banana = { thumbnailUri: 'resdb:///1f34c.webp' }
const ascii = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

describe.each(eachKind)('FetchThumbnail, by %s', (_kind, testSandbox) => {
  it('answers with the picture and its type', async () => {
    const { store, adopt, thumbnail } = await testSandbox()
    plant(store, '/Inventory/A', banana)
    adopt()
    const { data, contentType } = await thumbnail('/Inventory/A')
    expect(contentType).toBe('image/webp')
    expect([ascii(data, 0, 4), ascii(data, 8, 12)]).toEqual(['RIFF', 'WEBP'])
  })

  it.each([
    ['checker.png', 'image/png', [0x89, 0x50, 0x4e, 0x47]],
    ['gradient.jpg', 'image/jpeg', [0xff, 0xd8, 0xff]],
    ['checker.bin', '', [0x89, 0x50, 0x4e, 0x47]],
  ])('serves %s as %j', async (name, type, magic) => {
    const { store, adopt, thumbnail } = await testSandbox()
    plant(store, '/Inventory/A', { thumbnailUri: `resdb:///${name}` })
    adopt()
    const { data, contentType } = await thumbnail('/Inventory/A')
    expect(contentType).toBe(type)
    expect([...data.subarray(0, magic.length)]).toEqual(magic)
  })

  it.each(['', 'resdb:///0000.webp', 'local://machine/a.webp', 'resdb:///../../etc/passwd'])(
    'finds no picture at %j',
    async thumbnailUri => {
      const { store, adopt, thumbnail } = await testSandbox()
      plant(store, '/Inventory/A', { thumbnailUri })
      adopt()
      expect((await refusalOf(thumbnail('/Inventory/A'))).code).toBe(5)
    },
  )

  it('refuses a blank path even before it misses its bridge', async () => {
    const { thumbnail, faults } = await testSandbox()
    faults.set('bridge-missing=inventory')
    expect(await refusalOf(thumbnail(' '))).toEqual({ code: 3, details: 'path must not be empty.' })
    expect((await refusalOf(thumbnail('/Inventory/A'))).code).toBe(14)
  })

  it('can be of 25 MB, garbage, without a type', async () => {
    const { store, adopt, inventory, faults } = await testSandbox()
    plant(store, '/Inventory/A', banana)
    adopt()
    faults.set('thumbnail-bytes=25000000')
    faults.set('thumbnail-garbage')
    faults.set('thumbnail-content-type-empty')
    const [size, type] = await new Promise<[number, string]>((resolve, reject) => {
      inventory.fetchThumbnail({ path: '/Inventory/A' }, (error, reply) =>
        error === null ? resolve([reply.data.length, reply.contentType]) : reject(error),
      )
    })
    expect([size, type]).toEqual([25_000_000, ''])
  })

  it('ends in UNKNOWN when the mod’s own time-out escapes', async () => {
    const { store, adopt, thumbnail, faults } = await testSandbox()
    plant(store, '/Inventory/A', banana)
    adopt()
    faults.set('thumbnail-timeout=1')
    expect(await refusalOf(thumbnail('/Inventory/A'))).toEqual({
      code: 2,
      details: 'Exception was thrown by handler.',
    })
  })
})
