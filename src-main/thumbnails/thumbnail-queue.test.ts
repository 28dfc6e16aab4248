import { describe, expect, it, vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { addressOf } from '../../src-shared/domain/entry-address'
import type { ThumbnailArrival, ThumbnailRequest } from '../../src-shared/ipc/contract'
import { callsIn, pathOf } from '../testing/refs'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openHastyGateway } from '../testing/test-gateway'
import { diskCache } from './thumbnail-cache'
import { ThumbnailQueue } from './thumbnail-queue'

const PATIENCE = { timeout: 120_000, interval: 10 }
const FRUIT = '/Inventory/Food & Drink/Fruit'
const ODD = '/Inventory/Odd cases/Thumbnails'

interface Bench {
  readonly sandbox: SandboxProcess
  readonly queue: ThumbnailQueue
  readonly arrived: ThumbnailArrival[]
  readonly batches: number[]
  readonly fetched: string[]
  /** `change` happens during each fetch. */
  readonly owner: { name: string; change: () => void }
  readonly clock: { nowMs: number }
  readonly requests: (folder: string, ...names: string[]) => Promise<ThumbnailRequest[]>
}

async function bench(cacheFolder = testFolder()): Promise<Bench> {
  const sandbox = await startSandbox()
  const gateway = openHastyGateway(sandbox)
  const arrived: ThumbnailArrival[] = []
  const batches: number[] = []
  const fetched: string[] = []
  const owner = { name: 'U-ada', change: () => {} }
  const clock = { nowMs: Date.now() }
  const queue = new ThumbnailQueue({
    cache: diskCache(cacheFolder),
    gateway: () => ({
      fetchThumbnail: (entry, signal) => {
        fetched.push(entry.path)
        owner.change()
        return gateway.fetchThumbnail(entry, signal)
      },
    }),
    owner: () => owner.name,
    oldOwners: () => ['owner-of-before'],
    nowMs: () => clock.nowMs,
    publish: batch => {
      batches.push(batch.length)
      arrived.push(...batch)
    },
  })
  onTestEnd(() => queue.reset())
  const requests = async (folder: string, ...names: string[]) => {
    const entries = (await gateway.list(addressOf(pathOf(folder)))).entries()
    return entries
      .filter(entry => names.length === 0 || names.includes(entry.name))
      .map(({ name, recordId, assetUri }) => ({
        id: name,
        path: pathOf(`${folder}/${name}`),
        recordId,
        assetUri,
        isSmall: false,
      }))
  }
  return { sandbox, queue, arrived, batches, fetched, owner, clock, requests }
}

/** The header is all that is looked at. */
function pngOf(width: number, height: number): Buffer {
  const png = Buffer.alloc(33)
  png.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

const pngUrlOf = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`

describe('ThumbnailQueue', () => {
  it('brings every picture of a folder as a data URL, in batches', async () => {
    const { queue, arrived, batches, requests } = await bench()
    const wanted = await requests('/Inventory/Food & Drink/Cooked & Prepared')
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toHaveLength(wanted.length), PATIENCE)
    const pictures = arrived.filter(arrival => arrival.kind === 'picture')
    expect(pictures.length).toBeGreaterThan(wanted.length / 2)
    for (const { dataUrl } of pictures) expect(dataUrl).toMatch(/^data:image\/webp;base64,UklGR/)
    expect(Math.max(...batches)).toBeLessThanOrEqual(100)
    expect(batches.length).toBeLessThan(wanted.length)
  })

  it('tells webp, png and jpeg by their bytes and says what is none', async () => {
    const { queue, arrived, requests } = await bench()
    queue.want(await requests(ODD), [])
    await vi.waitFor(() => expect(arrived).toHaveLength(6), PATIENCE)
    const byName = new Map(arrived.map(arrival => [arrival.id, arrival]))
    expect(byName.get('A png')).toMatchObject({ dataUrl: expect.stringMatching(/^data:image\/png/) })
    expect(byName.get('A jpeg')).toMatchObject({ dataUrl: expect.stringMatching(/^data:image\/jpeg/) })
    expect(byName.get('No content type')).toMatchObject({ kind: 'picture' })
    for (const name of ['No thumbnail', 'Missing picture', 'Odd scheme']) {
      expect(byName.get(name)).toEqual({ id: name, kind: 'none' })
    }
  })

  it('remembers that there is no picture', async () => {
    const { queue, arrived, fetched, requests } = await bench()
    const wanted = await requests(ODD, 'No thumbnail')
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toHaveLength(1), PATIENCE)
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toHaveLength(2), PATIENCE)
    expect(fetched).toHaveLength(1)
  })

  it('never passes on what is no picture, and fetches it once in a session', async () => {
    const { queue, arrived, fetched, requests, sandbox, clock } = await bench()
    await sandbox.control('fault thumbnail-garbage')
    const wanted = await requests(FRUIT, 'Banana')
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toHaveLength(1), PATIENCE)
    clock.nowMs += 60 * 60_000
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toHaveLength(2), PATIENCE)
    for (const arrival of arrived) {
      expect(arrival).toMatchObject({ kind: 'failed', error: { kind: 'refused' } })
    }
    expect(fetched).toHaveLength(1)
  })

  it('refuses pictures of more than 8 MiB, and does not fetch them again', async () => {
    const { queue, arrived, fetched, requests, sandbox } = await bench()
    await sandbox.control('fault thumbnail-bytes=26214400')
    const wanted = await requests(FRUIT, 'Banana')
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toHaveLength(1), PATIENCE)
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toHaveLength(2), PATIENCE)
    for (const arrival of arrived) {
      expect(arrival).toMatchObject({ kind: 'failed', error: { kind: 'too-large' } })
    }
    expect(fetched).toHaveLength(1)
  })

  it('answers a wish that makes no sense', async () => {
    const { queue, arrived } = await bench()
    queue.want([], [], ['odd'])
    await vi.waitFor(
      () => expect(arrived).toMatchObject([{ id: 'odd', kind: 'failed', error: { kind: 'refused' } }]),
      PATIENCE,
    )
  })

  it('asks again after a failure, when it is asked again', async () => {
    const { queue, arrived, requests, sandbox } = await bench()
    const wanted = await requests(FRUIT, 'Banana')
    await sandbox.control('fault thumbnail-timeout=1')
    queue.want(wanted, [])
    await vi.waitFor(
      () => expect(arrived[0]).toMatchObject({ kind: 'failed', error: { kind: 'cloud' } }),
      PATIENCE,
    )
    await sandbox.control('clear')
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived[1]).toMatchObject({ kind: 'picture' }), PATIENCE)
  })

  it('asks again for what the cloud refused, which is not “no picture”', async () => {
    const { queue, arrived, requests, sandbox } = await bench()
    const wanted = await requests(FRUIT, 'Banana', 'Lemon', 'Cherries')
    await sandbox.control('fault lookup-hiccup=8')
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toHaveLength(3), PATIENCE)
    for (const arrival of arrived) expect(arrival).toMatchObject({ kind: 'picture' })
  })

  it('doubts each “not found” once: a picture that the third answer brings is asked for three times', async () => {
    const { queue, arrived, requests, sandbox } = await bench()
    const wanted = await requests(FRUIT, 'Banana')
    await sandbox.control('fault lookup-hiccup=2')
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toMatchObject([{ kind: 'picture' }]), PATIENCE)
    const calls = callsIn(await sandbox.control('calls'))
    expect(calls).toMatchObject({ 'Inventory/FetchThumbnail': 3, 'Inventory/List': 1 })
  })

  it('gives up some time on what the cloud refuses, and says so', async () => {
    const { queue, arrived, requests, sandbox } = await bench()
    const wanted = await requests(FRUIT, 'Banana')
    await sandbox.control('fault cloud-down')
    queue.want(wanted, [])
    await vi.waitFor(
      () => expect(arrived).toMatchObject([{ kind: 'failed', error: { kind: 'cloud' } }]),
      PATIENCE,
    )
  })

  it('hands the gate as many as it can use, the latest wish first, and drops what is not wanted', async () => {
    const { queue, arrived, fetched, requests, sandbox } = await bench()
    const fruit = await requests(FRUIT)
    const late = await requests('/Inventory/Activities/Sports', 'Tennis', 'Boxing glove')
    await sandbox.control('fault thumbnail-delay=60000')
    queue.want(fruit, [])
    await vi.waitFor(() => expect(fetched).toHaveLength(16), PATIENCE)
    queue.want(late, [])
    queue.want(
      [],
      fruit.map(({ id }) => id),
    )
    await vi.waitFor(() => expect(fetched).toHaveLength(16 + late.length), PATIENCE)
    expect(fetched.slice(0, 16)).toEqual(fruit.slice(0, 16).map(({ path }) => path))
    expect(fetched.slice(16)).toEqual(late.map(({ path }) => path))
    expect(arrived).toEqual([])
  })

  it('fetches a picture once for two rows', async () => {
    const { queue, arrived, fetched, requests } = await bench()
    const [banana] = await requests(FRUIT, 'Banana')
    if (banana === undefined) throw new Error('no banana')
    queue.want([banana, { ...banana, id: 'inspector' }], [])
    await vi.waitFor(() => expect(arrived.map(({ id }) => id)).toEqual(['Banana', 'inspector']), PATIENCE)
    expect(fetched).toHaveLength(1)
  })

  it('takes pictures from the disk after a restart', async () => {
    const folder = testFolder()
    const first = await bench(folder)
    const wanted = await first.requests(FRUIT, 'Banana')
    first.queue.want(wanted, [])
    await vi.waitFor(() => expect(first.arrived).toHaveLength(1), PATIENCE)
    const second = await bench(folder)
    second.queue.want(wanted, [])
    await vi.waitFor(() => expect(second.arrived).toEqual(first.arrived), PATIENCE)
    expect(second.fetched).toEqual([])
  })

  it('brings the small picture where it is enough, and says where there is none yet', async () => {
    const { queue, arrived, fetched, requests } = await bench()
    const [banana] = await requests(FRUIT, 'Banana')
    if (banana === undefined) throw new Error('no banana')
    const small = { ...banana, id: 'small', isSmall: true }
    queue.want([small], [])
    await vi.waitFor(() => expect(arrived).toHaveLength(1), PATIENCE)
    expect(arrived[0]).toMatchObject({ kind: 'picture', lacksSmall: true })
    queue.keepSmall(banana, Buffer.from('no picture'))
    queue.keepSmall(banana, pngOf(193, 10))
    queue.keepSmall(banana, pngOf(192, 192))
    queue.want([small, banana], [])
    await vi.waitFor(() => expect(arrived).toHaveLength(3), PATIENCE)
    const byId = new Map(arrived.slice(1).map(arrival => [arrival.id, arrival]))
    expect(byId.get('small')).toEqual({ id: 'small', kind: 'picture', dataUrl: pngUrlOf(pngOf(192, 192)) })
    expect(byId.get('Banana')).toMatchObject({ dataUrl: expect.stringMatching(/^data:image\/webp/) })
    expect(byId.get('Banana')).not.toHaveProperty('lacksSmall')
    expect(fetched).toHaveLength(1)
  })

  it('brings what is on the disk while the service takes its time', async () => {
    const folder = testFolder()
    const first = await bench(folder)
    const kept = await first.requests(FRUIT, 'Banana')
    first.queue.want(kept, [])
    await vi.waitFor(() => expect(first.arrived).toHaveLength(1), PATIENCE)
    const second = await bench(folder)
    const others = (await second.requests(FRUIT)).filter(({ id }) => id !== 'Banana').slice(0, 6)
    await second.sandbox.control('fault thumbnail-delay=60000')
    second.queue.want([...others, ...kept], [])
    await vi.waitFor(() => expect(second.arrived).toEqual(first.arrived), PATIENCE)
    await vi.waitFor(() => expect(second.fetched).toHaveLength(6), PATIENCE)
  })

  it('brings nothing of the source before', async () => {
    const { queue, arrived, fetched, requests, sandbox } = await bench()
    const wanted = await requests(FRUIT, 'Banana', 'Lemon')
    await sandbox.control('fault thumbnail-delay=60000')
    queue.want(wanted, [])
    await vi.waitFor(() => expect(fetched).toHaveLength(2), PATIENCE)
    queue.reset()
    await sandbox.control('clear')
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toHaveLength(4), PATIENCE)
    expect(arrived.slice(0, 2)).toMatchObject(
      wanted.map(({ id }) => ({ id, kind: 'failed', error: { kind: 'cancelled' } })),
    )
    expect(arrived.slice(2).every(({ kind }) => kind === 'picture')).toBe(true)
  })

  it('answers also for what was fetched and not handed over when it is reset', async () => {
    const { queue, arrived } = await bench()
    queue.want([], [], ['odd'])
    queue.reset()
    await vi.waitFor(
      () => expect(arrived).toMatchObject([{ id: 'odd', error: { kind: 'cancelled' } }]),
      PATIENCE,
    )
  })

  it('keeps no picture under the name of somebody else who signs in while it is fetched', async () => {
    const folder = testFolder()
    const { queue, arrived, requests, owner, fetched } = await bench(folder)
    const wanted = await requests(FRUIT, 'Banana')
    owner.change = () => {
      owner.name = 'U-bob'
    }
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived).toMatchObject([{ error: { kind: 'cancelled' } }]), PATIENCE)
    owner.change = () => {}
    owner.name = 'U-ada'
    queue.want(wanted, [])
    await vi.waitFor(() => expect(arrived[1]).toMatchObject({ kind: 'picture' }), PATIENCE)
    expect(fetched).toHaveLength(2)
  })
})
