import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { PlaceShown } from '../browser/browser'
import { selectOnly } from '../browser/selection'
import { rowIdOf } from '../kit/row-id'
import { FRUIT, folder, holds } from './fixture-entries'
import { READY } from './fixture-sources'
import type { Stage, WindowScene } from './scene'
import { shown } from './stage'

const SCENE = {
  kind: 'window',
  source: READY,
  folders: {
    [ROOT]: holds(folder('R-food', 'Food & Drink'), folder('R-tools', 'Tools'), ...FRUIT),
    '/Inventory/Food & Drink': holds(...FRUIT),
    '/Inventory/Tools': holds(),
  },
} as const

function place(recordId: string, name: string): PlaceShown {
  return { id: rowIdOf('', recordId), path: childPath(ROOT, name) ?? ROOT, title: name, link: null }
}

const FOOD = place('R-food', 'Food & Drink')

async function openFood({ tabs }: Stage): Promise<void> {
  await shown('[role=treeitem]')
  tabs.open(FOOD)
  await shown('[role=tab][aria-selected=true]:last-of-type')
}

/** Tabs: two, as many as there is no room for, the menu of one; two views side by side. */
export const TABS_SCENES: readonly WindowScene[] = [
  { ...SCENE, id: 'tabs-two', title: 'Two tabs', play: openFood },
  {
    ...SCENE,
    id: 'tabs-many',
    title: 'More tabs than there is room for, with long names',
    play: async stage => {
      const long = place('R-long', 'A folder whose name is much longer than any tab')
      for (let count = 0; count < 16; count += 1) {
        stage.tabs.open(count % 3 === 0 ? long : place(`R-${count}`, `Shelf ${count}`), 'in-background')
      }
      await openFood(stage)
    },
  },
  {
    ...SCENE,
    id: 'overlay-tab-menu',
    title: 'The menu of a tab',
    play: async stage => {
      await openFood(stage)
      const tab = await shown('[role=tab]')
      const at = { bubbles: true, cancelable: true, clientX: 60, clientY: 30 }
      tab.dispatchEvent(new MouseEvent('contextmenu', at))
      await shown('[role=menu]')
    },
  },
  {
    ...SCENE,
    id: 'tabs-split',
    title: 'Two views side by side, in one of two tabs',
    play: async stage => {
      await openFood(stage)
      stage.tabs.split(place('R-tools', 'Tools'))
      await shown('[role=group][data-active=true] + [role=group], [role=group] + [data-active=true]')
      const [left] = stage.tabs.now.get().current.views
      left?.select(() => selectOnly(rowIdOf(FOOD.id, 'R-banana')))
    },
  },
  {
    ...SCENE,
    id: 'tabs-split-grid',
    title: 'A tree beside a grid',
    play: async ({ tabs, browser }) => {
      await shown('[role=treeitem]')
      tabs.split(FOOD)
      tabs.browser.switchView('grid')
      await shown('[role=gridcell]')
      tabs.activate(browser)
      browser.focus()
      await shown('[data-active=true]:first-child')
    },
  },
]
