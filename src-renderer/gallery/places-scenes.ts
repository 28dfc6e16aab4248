import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { KeptPlace, RecentPlace } from '../../src-shared/model/places'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { FRUIT, folder, holds } from './fixture-entries'
import { READY } from './fixture-sources'
import type { WindowScene } from './scene'
import { shown } from './stage'

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

/** How sure it is where things are: seen now, seen last, gone. */
export const PLACES_SCENES: readonly WindowScene[] = [
  {
    ...SCENE,
    id: 'places-known',
    title: 'Places and tray: here, last seen, gone',
    play: async () => void (await shown('[data-place][data-gone]')),
  },
]
