import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_COLLECTED } from '../../src-shared/domain/tray'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { Operation, OperationState } from '../../src-shared/model/operation'
import type { CollectedEntry, TrayNews } from '../../src-shared/model/tray'
import { VersionedFile } from '../storage/versioned-file'
import { pathOf } from '../testing/refs'
import { CollectionStore, TRAY_FILE } from './collection-store'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-tray-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const fileOf = (name: string): VersionedFile =>
  new VersionedFile(join(folder, `${name}.json`), TRAY_FILE.version, () => {}, TRAY_FILE.maxBytes)

function openStore(older: readonly VersionedFile[] = []): { store: CollectionStore; news: TrayNews[] } {
  const news: TrayNews[] = []
  let revision = 0
  const store = new CollectionStore({
    file: fileOf('tray'),
    older: () => older,
    nextRevision: () => ++revision,
    trash: () => RESONITE_CAPABILITIES.trash,
    log: () => {},
    publish: one => void news.push(one),
  })
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

describe('CollectionStore', () => {
  it('keeps what was collected across starts, where nobody else can read it', () => {
    const { store, news } = openStore()
    expect(store.collect([kiwi, kiwi])).toBe(1)
    expect(store.collect([kiwi])).toBe(0)
    expect(news.at(-1)).toEqual({ kind: 'part', revision: 2, put: [kiwi], taken: [] })
    expect(openStore().store.tray.entries).toEqual([kiwi])
    const [file = ''] = readdirSync(folder)
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  })

  it('takes over what lies under names of before, once, and each entry once', () => {
    fileOf('old').write({ entries: [kiwi, numbered(1)] })
    fileOf('older').write({ entries: [numbered(2), kiwi] })
    const older = [fileOf('old'), fileOf('older')]
    const { store } = openStore(older)
    expect(store.tray.entries).toEqual([kiwi, numbered(1), numbered(2)])
    store.take(['R-K'])
    expect(openStore(older).store.tray.entries).toEqual([numbered(1), numbered(2)])
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
    expect(() => store.collect([kiwi])).toThrow('at most 10,000 items')
    expect(openStore().store.tray.entries).toHaveLength(MAX_COLLECTED)
  })

  it('keeps what makes sense of a file', () => {
    openStore().store.collect([kiwi])
    const [file = ''] = readdirSync(folder)
    const odd = { version: 1, entries: [7, kiwi, { ...kiwi, path: '/etc' }] }
    writeFileSync(join(folder, file), JSON.stringify(odd))
    expect(openStore().store.tray.entries).toEqual([kiwi])
  })
})
