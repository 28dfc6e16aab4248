import { COLUMNS, DENSITIES, SIDE_COLUMNS, TILE_SIZES_PX, VIEWS } from '../../src-shared/model/settings'
import { columnsOf, isTold, toggled } from '../browser/columns'
import { sortedOnce } from '../browser/look'
import { keepTileSize, stepTiles } from '../browser/tile-size'
import { ROOT_ID } from '../kit/row-id'
import { focusFind } from '../panes/find/focus-find'
import { changeSettings, currentSettings } from '../session/settings-store'
import type { Command } from './command'

const always = (): null => null

/** How a folder is shown, and going from one to another. */
export const viewCommands: readonly Command[] = [
  {
    id: 'back',
    label: ({ text }) => text.location.back,
    group: 'go',
    shortcuts: ['Alt+ArrowLeft'],
    scope: 'window',
    canRepeat: true,
    menus: [],
    whyNot: ({ text, browser }) => (browser.visits.get().back.length > 0 ? null : text.location.nowhereBack),
    run: ({ browser }) => browser.goBack(),
  },
  {
    id: 'forward',
    label: ({ text }) => text.location.forward,
    group: 'go',
    shortcuts: ['Alt+ArrowRight'],
    scope: 'window',
    canRepeat: true,
    menus: [],
    whyNot: ({ text, browser }) =>
      browser.visits.get().forward.length > 0 ? null : text.location.nowhereForward,
    run: ({ browser }) => browser.goForward(),
  },
  {
    id: 'up',
    label: ({ text }) => text.location.up,
    group: 'go',
    shortcuts: ['Alt+ArrowUp'],
    scope: 'window',
    canRepeat: true,
    menus: [],
    whyNot: ({ text, shown }) => (shown.location.id === ROOT_ID ? text.location.isTop : null),
    run: ({ browser }) => browser.goUp(),
  },
  {
    id: 'edit-path',
    label: ({ text }) => text.location.edit,
    group: 'go',
    shortcuts: ['Mod+L'],
    scope: 'window',
    menus: [],
    whyNot: ({ text, inventory }) => (inventory.isReady ? null : text.commands.notConnected),
    run: ({ browser }) => browser.isPathEdited.update(() => true),
  },
  {
    id: 'find',
    label: ({ text }) => text.find.command,
    group: 'go',
    shortcuts: ['Mod+F'],
    scope: 'window',
    menus: [],
    whyNot: ({ text, inventory }) => (inventory.key === '' ? text.commands.notConnected : null),
    run: focusFind,
  },
  ...VIEWS.map(
    (view, index): Command => ({
      id: `view-${view}`,
      label: ({ text }) => text.view[view],
      group: 'view',
      shortcuts: [index === 0 ? 'Mod+1' : 'Mod+2'],
      scope: 'window',
      menus: ['empty'],
      isOn: ({ shown }) => shown.view === view,
      whyNot: always,
      run: ({ browser }) => browser.switchView(view),
    }),
  ),
  ...COLUMNS.map(
    (column): Command => ({
      id: `sort-by-${column}`,
      label: ({ text }) => text.view.sortCommands[column],
      group: 'view',
      scope: 'window',
      menus: [],
      isOffered: ({ shown, inventory }) => isTold(column, inventory.capabilities, shown.rows),
      isOn: ({ browser }) => browser.look.get().sort.column === column,
      whyNot: always,
      run: ({ browser }) => browser.changeLook({ sort: sortedOnce(browser.look.get().sort, column) }),
    }),
  ),
  ...SIDE_COLUMNS.map(
    (column): Command => ({
      id: `column-${column}`,
      label: ({ text }) => text.view.showColumn(column),
      group: 'view',
      scope: 'window',
      menus: [],
      isOffered: ({ shown, inventory }) => isTold(column, inventory.capabilities, shown.rows),
      isOn: ({ browser }) => columnsOf(browser.session).get().includes(column),
      whyNot: ({ text, shown }) => (shown.view === 'tree' ? null : text.view.columnsInTree),
      run: ({ browser }) => columnsOf(browser.session).update(now => toggled(now, column)),
    }),
  ),
  {
    id: 'folders-first',
    label: ({ text }) => text.view.foldersFirst,
    group: 'view',
    scope: 'window',
    menus: [],
    isOn: ({ browser }) => browser.look.get().sort.foldersFirst,
    whyNot: always,
    run: ({ browser }) => {
      const { sort } = browser.look.get()
      browser.changeLook({ sort: { ...sort, foldersFirst: !sort.foldersFirst } })
    },
  },
  ...DENSITIES.map(
    (density): Command => ({
      id: `rows-${density}`,
      label: ({ text }) => text.view.densityCommands[density],
      group: 'view',
      scope: 'window',
      menus: [],
      isOn: () => currentSettings().density === density,
      whyNot: always,
      run: () => changeSettings({ density }),
    }),
  ),
  ...TILE_SIZES_PX.map(
    (tileSizePx): Command => ({
      id: `tiles-${tileSizePx}`,
      label: ({ text }) => text.view.tileCommands[tileSizePx],
      group: 'view',
      scope: 'window',
      menus: [],
      isOn: () => currentSettings().tileSizePx === tileSizePx,
      whyNot: always,
      run: () => changeSettings({ tileSizePx }),
    }),
  ),
  ...([1, -1] as const).map(
    (direction): Command => ({
      id: direction > 0 ? 'tiles-larger' : 'tiles-smaller',
      label: ({ text }) => (direction > 0 ? text.view.largerTiles : text.view.smallerTiles),
      group: 'view',
      scope: 'window',
      canRepeat: true,
      menus: [],
      whyNot: ({ text, shown }) => (shown.view === 'grid' ? null : text.view.onlyTiles),
      run: ({ browser }) => {
        stepTiles(browser, direction)
        keepTileSize(browser)
      },
    }),
  ),
]
