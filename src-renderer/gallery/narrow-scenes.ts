import { childPath, ROOT } from '../../src-shared/domain/paths'
import { selectMany } from '../browser/selection'
import { FRUIT, folder, holds, object } from './fixture-entries'
import { READY } from './fixture-sources'
import type { WindowScene } from './scene'
import { press, shown, showPlaces } from './stage'
import { selectBanana, topRow } from './tree-scenes'

const DEEP = '/Inventory/Kitchen and garden/Grandmother’s porcelain'

const FOLDERS: WindowScene['folders'] = {
  [ROOT]: holds(folder('R-kitchen', 'Kitchen and garden'), ...FRUIT),
  '/Inventory/Kitchen and garden': holds(folder('R-porcelain', 'Grandmother’s porcelain')),
  [DEEP]: holds(...FRUIT, object('R-set', 'Tea set with saucers, spoons and a sugar bowl (2024 remaster)')),
}

function scene(id: string, title: string, rest: Partial<WindowScene>): WindowScene {
  return { kind: 'window', id: `narrow-${id}`, title, source: READY, folders: FOLDERS, ...rest }
}

/** The window beside a game; the looks of this group are as narrow as it gets. */
export const NARROW_SCENES: readonly WindowScene[] = [
  scene('rows', 'One column of rows, the details below', { play: selectBanana }),
  scene('nothing', 'Nothing selected', { play: async () => void (await shown('[role=treeitem]')) }),
  scene('tiles', 'Tiles, deep down', {
    settings: { view: 'grid', tileSizePx: 96 },
    play: async ({ browser }) => {
      await shown('[role=gridcell]')
      const porcelain = `${topRow('R-kitchen')}/R-porcelain`
      browser.goTo(porcelain)
      await shown('[role=gridcell][aria-label^=Tea]')
      browser.select(() => selectMany([`${porcelain}/R-set`]))
      await shown('[aria-selected=true]')
    },
  }),
  scene('details', 'The details pulled up', {
    play: async stage => {
      await selectBanana(stage)
      await press('aside button[aria-expanded=false]')
      await shown('aside[data-open=true] dl')
    },
  }),
  scene('several', 'Several selected, the details pulled up', {
    play: async ({ browser }) => {
      await shown('[role=treeitem]')
      browser.select(() => selectMany(FRUIT.map(({ recordId }) => topRow(recordId))))
      await press('aside button[aria-expanded=false]')
      await shown('aside[data-open=true] dl')
    },
  }),
  scene('no-world', 'No world is focused', {
    source: { ...READY, world: { kind: 'none' } },
    play: selectBanana,
  }),
  scene('places', 'The places, over the contents', {
    play: async stage => {
      await selectBanana(stage)
      await showPlaces()
    },
  }),
  scene('palette', 'A palette, whose items are spawned by their numbers', {
    answers: {
      'places.read': {
        pins: [],
        recent: [],
        palettes: [
          {
            id: 'favourites',
            name: 'Favourites',
            entries: FRUIT.slice(0, 9).map(({ recordId, name, kind, assetUri }) => ({
              path: childPath(ROOT, name) ?? ROOT,
              recordIds: [recordId],
              kind,
              assetUri,
              linkName: null,
            })),
          },
        ],
        openPalette: 'favourites',
      },
    },
    play: async stage => {
      await selectBanana(stage)
      await shown('[data-slot]')
    },
  }),
]
