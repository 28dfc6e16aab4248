import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_IN_PALETTE, MAX_PALETTES } from '../../src-shared/domain/palettes'
import { MAX_PINS } from '../../src-shared/domain/places'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Operation, OperationKind, Step } from '../../src-shared/model/operation'
import type { Places } from '../../src-shared/model/places'
import { VersionedFile } from '../storage/versioned-file'
import { pathOf } from '../testing/refs'
import { PlacesStore } from './places-store'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-places-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const fileOf = (name: string): VersionedFile => new VersionedFile(join(folder, `${name}.json`), 1, () => {})

function openStore(older: readonly VersionedFile[] = []): { store: PlacesStore; published: Places[] } {
  const published: Places[] = []
  const store = new PlacesStore({
    file: fileOf('places'),
    older: () => older,
    nowMs: () => 1_000,
    trash: () => RESONITE_CAPABILITIES.trash,
    log: () => {},
    publish: places => void published.push(places),
  })
  return { store, published }
}

const kiwi: KeptPlace = { path: pathOf('/Inventory/Fruit/Kiwi'), recordIds: ['R-F', 'R-K'], kind: 'object' }

function operation(kind: OperationKind, from: string, to: string | null, state = 'done' as const): Operation {
  const step: Step = {
    id: `${kind} ${from}`,
    action: kind === 'copy' || kind === 'spawn' ? kind : 'move',
    entryKind: 'object',
    name: 'Kiwi',
    recordId: 'R-K',
    from: pathOf(from),
    to: to === null ? null : pathOf(to),
    state,
  }
  return {
    id: 'o1',
    kind,
    state: 'done',
    steps: [step],
    startedAtMs: 0,
    endedAtMs: 1,
    targetName: null,
    affected: [],
    canUndo: false,
  }
}

describe('PlacesStore', () => {
  it('keeps pins and recent entries across starts', () => {
    const { store } = openStore()
    store.pin(kiwi)
    store.visit({ ...kiwi, path: pathOf('/Inventory/Fruit'), recordIds: ['R-F'], kind: 'folder' })
    const kept = store.places
    expect(kept.recent).toMatchObject([{ reason: 'visited', atMs: 1_000 }])
    expect(openStore().store.places).toEqual(kept)
    const [file = ''] = readdirSync(folder)
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  })

  it('follows renames and moves, and remembers what was spawned', () => {
    const { store } = openStore()
    store.pin(kiwi)
    store.follow(operation('rename', '/Inventory/Fruit/Kiwi', '/Inventory/Fruit/Kiwi fruit'))
    expect(store.places.pins[0]?.path).toBe('/Inventory/Fruit/Kiwi fruit')
    expect(store.places.recent).toEqual([])
    store.follow(operation('move', '/Inventory/Fruit/Kiwi fruit', '/Inventory/Kiwi fruit'))
    expect(store.places.pins[0]).toMatchObject({ path: '/Inventory/Kiwi fruit', recordIds: ['R-K'] })
    expect(store.places.recent).toEqual([])
    store.follow(operation('spawn', '/Inventory/Kiwi fruit', null))
    expect(store.places.recent).toMatchObject([{ reason: 'spawned' }])
    store.follow(operation('copy', '/Inventory/Kiwi fruit', '/Inventory/Fruit/Kiwi'))
    expect(store.places.pins[0]?.path).toBe('/Inventory/Kiwi fruit')
  })

  it('knows since when each is where it is, and what it is', () => {
    const { store } = openStore()
    store.pin(kiwi)
    const moved = operation('move', '/Inventory/Fruit/Kiwi', '/Inventory/Kiwi')
    const steps = moved.steps.map(step => ({ ...step, provenAtMs: 900 }))
    store.follow({ ...moved, steps })
    expect(store.places.pins[0]).toMatchObject({ path: '/Inventory/Kiwi', seenAtMs: 900 })
    const spawned = operation('spawn', '/Inventory/Kiwi', null)
    store.follow({ ...spawned, steps: spawned.steps.map(step => ({ ...step, provenAtMs: 950 })) })
    expect(store.places.recent[0]).toMatchObject({ kind: 'object', seenAtMs: 950, atMs: 950 })
    expect(openStore().store.places).toEqual(store.places)
  })

  it('notes when a listing showed them again, for the next start, and tells nobody', () => {
    const { store, published } = openStore()
    store.pin({ ...kiwi, seenAtMs: 900 })
    const count = published.length
    const shown = { path: pathOf('/Inventory/Fruit'), recordIds: () => new Set(['R-K']) }
    store.seen({ ...shown, listedAtMs: 900_000 })
    store.seen({ ...shown, listedAtMs: 1_900_000, recordIds: () => new Set() })
    expect(openStore().store.places.pins[0]).toMatchObject({ seenAtMs: 900_000 })
    expect(published).toHaveLength(count)
  })

  it('lets go of what is deleted for good, and notes nothing that only had to make room', () => {
    const { store, published } = openStore()
    store.pin(kiwi)
    const trashed = '/Inventory/Satchel Trash/2026-11-22 05-27-35 UTC/Fruit/Kiwi'
    const madeRoom = operation('move', '/Inventory/Fruit/Kiwi', trashed)
    store.follow({ ...madeRoom, steps: madeRoom.steps.map(step => ({ ...step, isAuxiliary: true })) })
    expect(store.places).toMatchObject({ pins: [{ path: trashed }], recent: [] })
    const deleted = operation('delete', trashed, null)
    store.follow({ ...deleted, steps: deleted.steps.map(step => ({ ...step, action: 'remove' })) })
    expect(store.places).toEqual({ pins: [], recent: [] })
    const count = published.length
    store.follow(operation('rename', '/Inventory/Fruit/Kiwi', '/Inventory/Fruit/Lime'))
    expect(published).toHaveLength(count)
  })

  it('is written at the end of an operation, and not with each of its steps', () => {
    const { store } = openStore()
    store.pin(kiwi)
    const { endedAtMs: _, ...running } = operation('move', '/Inventory/Fruit/Kiwi', '/Inventory/Kiwi')
    store.follow({ ...running, state: 'running' })
    expect(store.places.pins[0]).toMatchObject({ path: '/Inventory/Kiwi' })
    expect(openStore().store.places.pins[0]).toMatchObject({ path: '/Inventory/Fruit/Kiwi' })
    store.follow({ ...running, endedAtMs: 1 })
    expect(openStore().store.places.pins[0]).toMatchObject({ path: '/Inventory/Kiwi' })
  })

  it('follows each step once, however often it is told', () => {
    const { store, published } = openStore()
    store.pin(kiwi)
    const moved = operation('move', '/Inventory/Fruit/Kiwi', '/Inventory/Kiwi')
    store.follow(moved)
    const count = published.length
    store.follow(moved)
    expect(published).toHaveLength(count)
  })

  it('keeps what makes sense of a file, and sets aside one that does not', () => {
    openStore().store.pin(kiwi)
    const [file = ''] = readdirSync(folder)
    const odd = {
      version: 1,
      pins: [kiwi, { path: '/etc', recordIds: ['R'], kind: 'object' }, 7],
      recent: 'x',
    }
    writeFileSync(join(folder, file), JSON.stringify(odd))
    expect(openStore().store.places).toEqual({ pins: [kiwi], recent: [] })
    writeFileSync(join(folder, file), '{')
    expect(openStore().store.places).toEqual({ pins: [], recent: [] })
    expect(readdirSync(folder).some(name => name.includes('unreadable'))).toBe(true)
  })

  it('keeps palettes across starts, which follow renames, and no moves that an older Satchel noted as recent', () => {
    const { store } = openStore()
    const entry = { ...kiwi, assetUri: 'asset', linkName: null }
    store.changePalettes({ kind: 'create', palette: { id: 'P', name: 'Picnic', entries: [entry] } })
    store.changePalettes({ kind: 'open', id: 'P' })
    store.follow(operation('rename', '/Inventory/Fruit/Kiwi', '/Inventory/Fruit/Kiwi fruit'))
    const path = pathOf('/Inventory/Fruit/Kiwi fruit')
    expect(openStore().store.places).toMatchObject({
      palettes: [{ id: 'P', name: 'Picnic', entries: [{ path, assetUri: 'asset' }] }],
      openPalette: 'P',
    })
    const odd = { id: 'Q', name: 'Odd', entries: [entry, { path: '/etc' }, 7] }
    const recent = [{ ...kiwi, reason: 'moved', atMs: 1 }]
    fileOf('places').write({ pins: [], recent, palettes: [odd, { id: '' }, 'x'] })
    expect(openStore().store.places).toEqual({
      pins: [],
      recent: [],
      palettes: [{ ...odd, entries: [entry] }],
    })
  })

  it('writes nothing over a newer file that could not be set aside', () => {
    const name = 'x'.repeat(225)
    const file = join(folder, `${name}.json`)
    writeFileSync(file, '{"version":9,"pins":["mine"]}')
    const parts = { older: () => [], nowMs: () => 1_000, trash: () => RESONITE_CAPABILITIES.trash }
    const logged: string[] = []
    const log = (line: string): void => void logged.push(line)
    const store = new PlacesStore({ ...parts, file: fileOf(name), log, publish: () => {} })
    store.pin(kiwi)
    expect(logged.join()).toContain('places not saved')
    expect(readFileSync(file, 'utf8')).toContain('mine')
  })

  it('refuses a pin and a palette for which there is no room, and says so', () => {
    const { store } = openStore()
    for (let index = 0; index < MAX_PINS; index++) store.pin({ ...kiwi, recordIds: [`R-${index}`] })
    expect(() => store.pin(kiwi)).toThrow('no room for another')
    const create = (id: number): void =>
      store.changePalettes({ kind: 'create', palette: { id: String(id), name: 'Picnic', entries: [] } })
    for (let index = 0; index < MAX_PALETTES; index++) create(index)
    expect(() => create(MAX_PALETTES)).toThrow('no room for another')
    expect(store.places.palettes).toHaveLength(MAX_PALETTES)
    const entries = Array.from({ length: MAX_IN_PALETTE + 1 }, (_, index) => ({
      ...kiwi,
      recordIds: [`R-${index}`],
      assetUri: '',
      linkName: null,
    }))
    expect(() => store.changePalettes({ kind: 'add', id: '0', entries })).toThrow('at most')
    expect(store.places.palettes?.[0]?.entries).toEqual([])
  })

  it('takes over what lies under names of before, once, and each entry once', () => {
    const fruit: KeptPlace = { path: pathOf('/Inventory/Fruit'), recordIds: ['R-F'], kind: 'folder' }
    const visited = (place: KeptPlace, atMs: number) => ({ ...place, reason: 'visited', atMs }) as const
    fileOf('old').write({ pins: [kiwi], recent: [visited(kiwi, 1), visited(fruit, 3)] })
    fileOf('older').write({ pins: [fruit, kiwi], recent: [visited(kiwi, 2)] })
    const older = [fileOf('old'), fileOf('older')]
    const { store, published } = openStore(older)
    expect(store.places).toEqual({ pins: [kiwi, fruit], recent: [visited(fruit, 3), visited(kiwi, 2)] })
    expect(published).toEqual([])
    store.unpin('R-F')
    expect(openStore(older).store.places.pins).toEqual([kiwi])
    expect(readdirSync(folder).sort()).toEqual(['old.json', 'older.json', 'places.json'])
  })
})
