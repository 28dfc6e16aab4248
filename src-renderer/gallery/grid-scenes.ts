import { ROOT } from '../../src-shared/domain/paths'
import type { Settings } from '../../src-shared/model/settings'
import { say } from '../../src-shared/sentences'
import { selectOnly } from '../browser/selection'
import { ROOT_ID } from '../kit/row-id'
import { COVERS } from './cover-fixtures'
import { FRUIT, folder, holds, link, ODD_ENTRIES, object } from './fixture-entries'
import { READY } from './fixture-sources'
import type { FolderContent, Stage, WindowScene } from './scene'
import { shown } from './stage'
import { selectBanana, topRow } from './tree-scenes'

const SHELF = folder('R-shelf', 'Shelf')

function scene(
  id: string,
  title: string,
  content: FolderContent,
  rest: { readonly play?: WindowScene['play']; readonly settings?: Partial<Settings> } = {},
): WindowScene {
  return {
    kind: 'window',
    id,
    title,
    source: READY,
    folders: { [ROOT]: content },
    settings: { view: 'grid', ...rest.settings },
    ...(rest.play ? { play: rest.play } : {}),
  }
}

/** The content of a folder inside the inventory, because an empty inventory has a look of its own. */
function inShelf(id: string, title: string, content: FolderContent): WindowScene {
  return {
    ...scene(id, title, holds(SHELF)),
    folders: { [ROOT]: holds(SHELF), '/Inventory/Shelf': content },
    play: async ({ browser }) => {
      await shown('[role=gridcell]')
      browser.goTo(topRow('R-shelf'))
      await shown(content.kind === 'entries' && content.entries.length > 0 ? '[role=gridcell]' : 'h1')
    },
  }
}

const MIXED = holds(
  folder('R-food', 'Food & Drink', { isPublic: true }),
  link('R-essentials', 'Resonite Essentials', 'resrec:///G-Resonite/Inventory/Essentials'),
  ...ODD_ENTRIES,
)

export async function coversShown({ browser }: Stage): Promise<void> {
  await shown('[data-cover="4"]')
  browser.select(() => selectOnly(topRow('R-four')))
}

/** Every variant of a tile, and what stands where there are none. */
export const GRID_SCENES: readonly WindowScene[] = [
  scene('grid-small', 'Tiles of 96 px', MIXED, { settings: { tileSizePx: 96 } }),
  scene('grid-medium', 'Tiles of 144 px', MIXED),
  scene('grid-large', 'Tiles of 192 px', MIXED, { settings: { tileSizePx: 192 } }),
  ...([96, 192] as const).map(tileSizePx => ({
    ...scene(`grid-covers-${tileSizePx}`, `Covers of folders, ${tileSizePx} px`, holds(), {
      settings: { tileSizePx },
      play: coversShown,
    }),
    ...COVERS,
  })),
  scene('grid-selected', 'One selected', holds(...FRUIT), { play: selectBanana }),
  scene('grid-rename', 'Rename', holds(...FRUIT), {
    play: async stage => {
      await selectBanana(stage)
      stage.browser.startRename(topRow('R-banana'))
      await shown('[role=grid] input')
    },
  }),
  scene('grid-draft', 'A new folder gets its name', holds(...FRUIT), {
    play: async ({ browser }) => {
      await shown('[role=gridcell]')
      browser.startDraft(ROOT_ID)
      await shown('[role=grid] input')
    },
  }),
  inShelf('grid-empty', 'An empty folder', holds()),
  inShelf('grid-loading', 'A folder that is being listed', { kind: 'waiting' }),
  inShelf('grid-failed', 'A folder that cannot be listed', {
    kind: 'failed',
    error: { kind: 'cloud', ...say('no-answer-in-time') },
  }),
  {
    ...inShelf('grid-below-link', 'Below a link', holds(object('R-pen', 'Pen'), folder('R-a', 'Avatars'))),
    folders: {
      [ROOT]: holds(link('R-shelf', 'Shelf', 'resrec:///G-Resonite/Inventory/Shelf')),
      '/Inventory/Shelf': holds(object('R-pen', 'Pen'), folder('R-avatars', 'Avatars')),
    },
  },
]
