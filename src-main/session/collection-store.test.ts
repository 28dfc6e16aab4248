import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_COLLECTED } from '../../src-shared/domain/tray'
import type { Operation, OperationState } from '../../src-shared/model/operation'
import type { CollectedEntry, TrayNews } from '../../src-shared/model/tray'
import { pathOf } from '../testing/refs'
import { CollectionStore } from './collection-store'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-tray-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function openStore(owner = 'U-ada'): { store: CollectionStore; news: TrayNews[] } {
  const news: TrayNews[] = []
  const store = new CollectionStore({ folder, log: () => {}, publish: one => void news.push(one) })
  store.open(owner)
  return { store, news }
}

const kiwi: CollectedEntry = {
  path: pathOf('/Inventory/Fruit/Kiwi'),
  recordIds: ['R-F', 'R-K'],
  kind: 'object',
  assetUri: 'resdb:///kiwi.brson',
  linkName: null,
}

function numbered(index: number): CollectedEntry {
  return { ...kiwi, path: pathOf(`/Inventory/Fruit/Kiwi ${index}`), recordIds: ['R-F', `R-${index}`] }
}

function move(from: string, to: string, state: OperationState = 'done'): Operation {
  return {
    id: 'o1',
    kind: 'move',
    state,
    steps: [
      {
        id: `${from} ${to}`,
        action: 'move',
        entryKind: 'object',
        name: 'Kiwi',
        recordId: 'R-K',
        from: pathOf(from),
        to: pathOf(to),
        state: 'done',
      },
    ],
    startedAtMs: 0,
    targetName: null,
    affected: [],
    canUndo: false,
  }
}

describe('TrayStore', () => {
  it('keeps what was collected across starts, for its owner only, where nobody else can read it', () => {
    const { store, news } = openStore()
    expect(store.collect([kiwi, kiwi])).toBe(1)
    expect(store.collect([kiwi])).toBe(0)
    expect(news.at(-1)).toEqual({ kind: 'part', revision: 2, put: [kiwi], taken: [] })
    expect(openStore().store.tray.entries).toEqual([kiwi])
    expect(openStore('U-bob').store.tray.entries).toEqual([])
    const [file = ''] = readdirSync(folder)
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  })

  it('tells everything when another inventory is opened, and nothing when it is the same', () => {
    const { store, news } = openStore()
    store.collect([kiwi])
    const before = news.length
    store.open('U-ada')
    expect(news).toHaveLength(before)
    store.open('U-bob')
    expect(news.at(-1)).toEqual({ kind: 'whole', revision: 3, entries: [] })
  })

  it('follows each step once, and keeps where the entry went', () => {
    const { store, news } = openStore()
    store.collect([kiwi])
    store.follow(move('/Inventory/Fruit/Kiwi', '/Inventory/Kiwi', 'running'))
    const count = news.length
    store.follow(move('/Inventory/Fruit/Kiwi', '/Inventory/Kiwi'))
    expect(news).toHaveLength(count)
    expect(openStore().store.tray.entries).toEqual([{ ...kiwi, path: '/Inventory/Kiwi', recordIds: ['R-K'] }])
  })

  it('takes out, and says nothing of what was not in it', () => {
    const { store, news } = openStore()
    store.collect([kiwi, numbered(1)])
    const count = news.length
    store.take(['R-none'])
    expect(news).toHaveLength(count)
    store.take(['R-K'])
    expect(openStore().store.tray.entries).toEqual([numbered(1)])
  })

  it('holds a full tray across starts, and refuses more as a whole', () => {
    const { store } = openStore()
    const full = Array.from({ length: MAX_COLLECTED }, (_, index) => numbered(index))
    expect(store.collect(full)).toBe(MAX_COLLECTED)
    expect(() => store.collect([kiwi])).toThrow('at most 10,000 entries')
    expect(openStore().store.tray.entries).toHaveLength(MAX_COLLECTED)
  })

  it('keeps what makes sense of a file', () => {
    openStore().store.collect([kiwi])
    const [file = ''] = readdirSync(folder)
    const odd = { version: 1, entries: [7, kiwi, { ...kiwi, path: '/etc' }] }
    writeFileSync(join(folder, file), JSON.stringify(odd))
    expect(openStore().store.tray.entries).toEqual([kiwi])
  })

  it('refuses to collect while no inventory was opened', () => {
    const store = new CollectionStore({ folder, log: () => {}, publish: () => {} })
    expect(() => store.collect([kiwi])).toThrow('no connection')
  })
})
