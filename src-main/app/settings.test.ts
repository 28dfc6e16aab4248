import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settingsChange } from '../../src-shared/ipc/schemas-settings'
import { DEFAULT_SETTINGS, type SettingsState } from '../../src-shared/model/settings'
import { SettingsStore } from './settings'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-settings-'))
  file = join(folder, 'settings.json')
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function openStore(): { store: SettingsStore; published: SettingsState[] } {
  const published: SettingsState[] = []
  const store = new SettingsStore({ file, log: () => {}, publish: state => void published.push(state) })
  return { store, published }
}

describe('SettingsStore', () => {
  it('begins with the defaults and writes nothing', () => {
    expect(openStore().store.state).toEqual({ settings: DEFAULT_SETTINGS, trouble: null })
    expect(() => readFileSync(file)).toThrow('ENOENT')
  })

  it('keeps what was chosen, and tells it', () => {
    const { store, published } = openStore()
    store.change({ theme: 'dark' })
    store.change({ sidebar: { widthPx: 240, isOpen: false } })
    expect(published.map(({ settings }) => settings.theme)).toEqual(['dark', 'dark'])
    const expected = { ...DEFAULT_SETTINGS, theme: 'dark', sidebar: { widthPx: 240, isOpen: false } }
    expect(openStore().store.state).toEqual({ settings: expected, trouble: null })
  })

  it('says nothing of a change that changes nothing', () => {
    const { store, published } = openStore()
    store.change({ theme: 'system', sort: { ...DEFAULT_SETTINGS.sort } })
    expect(published).toEqual([])
  })

  it('tells a follower what holds, now and later', () => {
    const { store } = openStore()
    const themes: string[] = []
    store.follow(({ theme }) => void themes.push(theme))
    store.change({ theme: 'light' })
    expect(themes).toEqual(['system', 'light'])
  })

  it('takes each field for itself', () => {
    const stored = { version: 1, theme: 'purple', density: 'roomy', sort: { column: 'kind' }, unknown: 1 }
    writeFileSync(file, JSON.stringify(stored))
    expect(openStore().store.state).toEqual({
      settings: { ...DEFAULT_SETTINGS, density: 'roomy', isWelcomed: true },
      trouble: null,
    })
  })

  it.each([
    ['unreadable', '{ broken'],
    ['newer', '{"version":99,"theme":"dark"}'],
  ])('sets an %s file aside, says where it is, and goes on', (kind, text) => {
    writeFileSync(file, text)
    const { store } = openStore()
    // Whoever had one is not welcomed anew.
    expect(store.state.settings).toEqual({ ...DEFAULT_SETTINGS, isWelcomed: true })
    expect(store.state.trouble?.kind).toBe(kind)
    expect(readFileSync(store.state.trouble?.file ?? '', 'utf8')).toBe(text)
    expect(store.change({ theme: 'dark' }).trouble).toBeNull()
  })

  it('holds what could not be written, and says that it was not', () => {
    writeFileSync(join(folder, 'not-a-folder'), '')
    file = join(folder, 'not-a-folder', 'settings.json')
    const { store } = openStore()
    const state = store.change({ theme: 'dark' })
    expect(state.settings.theme).toBe('dark')
    expect(state.trouble).toEqual({ kind: 'not-saved', file })
  })
})

describe('settingsChange', () => {
  it('takes a part, and refuses what is no setting', () => {
    expect(settingsChange.parse({ theme: 'dark', density: undefined })).toEqual({ theme: 'dark' })
    expect(settingsChange.safeParse({ theme: 'purple' }).success).toBe(false)
    expect(settingsChange.safeParse({ sidebar: { widthPx: Number.NaN, isOpen: true } }).success).toBe(false)
    expect(settingsChange.safeParse({ other: 1 }).success).toBe(false)
  })
})
