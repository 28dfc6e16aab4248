import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Operation } from '../../src-shared/model/operation'
import type { RecentPlace } from '../../src-shared/model/places'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { FRUIT, folder, holds } from './fixture-entries'
import { READY } from './fixture-sources'
import type { WindowScene } from './scene'
import { shown, showPlaces } from './stage'

const HOUR_MS = 3_600_000

function kept(path: string, recordIds: readonly string[], agoMs: number): KeptPlace {
  const seenAtMs = Date.now() - agoMs
  return { path: parsePath(path) ?? ROOT, recordIds, kind: 'object', seenAtMs }
}

const HERE = kept('/Inventory/Banana', ['R-banana'], HOUR_MS)
const LAST_SEEN = kept(
  '/Inventory/Food & Drink/Soups/Stone soup with a long name',
  ['R-food', 'R-soups', 'R-1'],
  3 * HOUR_MS,
)
const LONG_AGO = kept('/Inventory/Tools/Hammer', ['R-tools', 'R-2'], 400 * 24 * HOUR_MS)
const GONE = kept('/Inventory/Pen', ['R-gone-since'], HOUR_MS)

const recent: RecentPlace = { ...LAST_SEEN, reason: 'spawned', atMs: Date.now() - 3 * HOUR_MS }

const collected = (place: KeptPlace): CollectedEntry => ({ ...place, assetUri: '', linkName: null })

const SCENE = {
  kind: 'window',
  source: READY,
  folders: { [ROOT]: holds(folder('R-food', 'Food & Drink'), folder('R-tools', 'Tools'), ...FRUIT) },
  answers: {
    'places.read': { pins: [HERE, LAST_SEEN, LONG_AGO, GONE], recent: [recent] },
    'tray.read': { revision: 1, entries: [HERE, LAST_SEEN, GONE].map(collected) },
  },
} as const

const PALETTE = {
  id: 'favourites',
  name: 'Favourites',
  entries: [...FRUIT.slice(0, 8).map(({ recordId, name }) => keptIn(recordId, name)), HERE, LAST_SEEN, GONE]
    .map(collected)
    .filter(
      (entry, index, all) => all.findIndex(one => one.recordIds.at(-1) === entry.recordIds.at(-1)) === index,
    ),
}

const PALETTES = [PALETTE, { id: 'tools', name: 'What I need to build', entries: [] }]

function keptIn(recordId: string, name: string): KeptPlace {
  return kept(`/Inventory/${name}`, [recordId], HOUR_MS)
}

/** Spawns of a palette at each of their ends. */
function spawnOf(recordIds: readonly string[]): Operation {
  const states = ['done', 'failed', 'running', 'unknown', 'queued'] as const
  return {
    id: 'O-spawn',
    kind: 'spawn',
    state: 'running',
    startedAtMs: Date.now(),
    targetName: null,
    affected: [],
    canUndo: false,
    steps: recordIds.slice(0, states.length).map((recordId, index) => ({
      id: `S-${index}`,
      action: 'spawn',
      name: 'Item',
      entryKind: 'object',
      recordId,
      from: ROOT,
      to: null,
      state: states[index] ?? 'done',
    })),
  }
}

/** How sure it is where things are: seen now, seen last, gone. */
export const PLACES_SCENES: readonly WindowScene[] = [
  {
    ...SCENE,
    id: 'places-known',
    title: 'Places and tray: here, last seen, gone',
    play: async () => {
      await showPlaces()
      await shown('[data-place][data-gone]')
    },
  },
  {
    ...SCENE,
    id: 'places-palettes',
    title: 'Palettes: one of them open, before anything was spawned',
    answers: {
      ...SCENE.answers,
      'places.read': { pins: [HERE], recent: [], palettes: PALETTES, openPalette: 'favourites' },
    },
    play: async () => {
      await showPlaces()
      await shown('[data-slot]')
    },
  },
  {
    ...SCENE,
    id: 'places-palette-results',
    title: 'A palette while it is spawned: what became of each',
    answers: {
      ...SCENE.answers,
      'places.read': { pins: [], recent: [], palettes: [PALETTE], openPalette: 'favourites' },
    },
    play: async ({ tell }) => {
      await shown('[data-slot]')
      tell('operation.changed', spawnOf(PALETTE.entries.map(entry => entry.recordIds.at(-1) ?? '')))
      await shown('[data-slot][data-result=failed]')
    },
  },
  {
    ...SCENE,
    id: 'places-palette-empty',
    title: 'An open palette with nothing in it',
    answers: {
      ...SCENE.answers,
      'places.read': { pins: [], recent: [], palettes: PALETTES, openPalette: 'tools' },
    },
    play: async () => void (await shown('[data-palette]')),
  },
]
