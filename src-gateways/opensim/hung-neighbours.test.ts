import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import { entriesIn, openGridBench } from './testing/grid-bench'
import type { GridServer } from './testing/grid-server'
import { ALDER } from './testing/open-grid'

const ROOT = '/Inventory'
const FOLDERS = Array.from({ length: 12 }, (_, at) => `Box ${at}`)

/** From now on whatever is asked there is never answered. Answers with how much is. */
function hang(server: GridServer, path: string): () => number {
  let count = 0
  server.meddle = request => {
    if (!request.path.startsWith(path)) return undefined
    count++
    return new Promise(() => {})
  }
  return () => count
}

describe('an account service that never answers', () => {
  it('keeps nobody from an inventory: it is connected, and its folders are listed', async () => {
    let asked = (): number => 0
    const bench = await openGridBench(onTestEnd, {
      plant: server => {
        asked = hang(server, '/accounts')
      },
    })
    bench.grid.addItem('root', 'Hat', { CreatorId: crypto.randomUUID() })
    expect((await entriesIn(bench, ROOT)).map(it => it.name)).toContain('Hat')
    const stop = new AbortController()
    for await (const { state } of bench.wire.watch(stop.signal)) {
      expect(state?.reach).toBe(Reach.REACH_CONNECTED)
      stop.abort()
    }
    expect(asked()).toBeGreaterThan(0)
  })

  it('is asked by few connections, which are not those of the inventory: many folders at once', async () => {
    const bench = await openGridBench(onTestEnd)
    const { grid } = bench
    const boxes = FOLDERS.map(name => grid.addFolder('root', name))
    for (const box of boxes)
      for (let at = 0; at < 4; at++) grid.addItem(box, `Hat ${at}`, { CreatorId: crypto.randomUUID() })
    await entriesIn(bench, ROOT)
    const asked = hang(grid.server, '/accounts')
    const listed = await Promise.all(FOLDERS.map(name => entriesIn(bench, `${ROOT}/${name}`)))
    expect(listed.map(it => it.length)).toEqual(FOLDERS.map(() => 4))
    expect(asked()).toBeGreaterThan(0)
    expect(asked()).toBeLessThanOrEqual(2)
  })
})

describe('an asset service that never answers', () => {
  it('keeps nobody from an inventory, and says nothing of whether it is reached', async () => {
    const bench = await openGridBench(onTestEnd, { pollMs: 60_000 })
    const { grid, wire } = bench
    const ids = FOLDERS.map(name =>
      grid.addItem('root', name, { AssetType: 0, InvType: 0, AssetID: crypto.randomUUID() }),
    )
    await entriesIn(bench, ROOT)
    const asked = hang(grid.server, '/assets')
    const pictures = FOLDERS.map((name, at) =>
      wire.thumbnail(`${ROOT}/${name}`, { expectedId: ids[at] ?? ALDER }).then(
        () => 'came',
        () => 'failed',
      ),
    )
    await expect.poll(asked).toBe(3)
    const hat = grid.addItem('root', 'Hat')
    expect((await entriesIn(bench, ROOT)).map(it => it.recordId)).toContain(hat)
    expect(asked()).toBe(3)
    // Given up one after the other, by the service's side; the inventory is still there.
    grid.server.meddle = request =>
      request.path.startsWith('/assets')
        ? Promise.resolve({ status: 500, type: 'text/plain', body: '' })
        : undefined
    expect(new Set(await Promise.all(pictures))).toEqual(new Set(['failed']))
    const stop = new AbortController()
    for await (const { state } of wire.watch(stop.signal)) {
      expect(state?.reach).toBe(Reach.REACH_CONNECTED)
      stop.abort()
    }
  })
})
