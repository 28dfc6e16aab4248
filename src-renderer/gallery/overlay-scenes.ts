import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { AboutFacts } from '../../src-shared/model/about-facts'
import type { RecentPlace } from '../../src-shared/model/places'
import { type Overlay, openOverlay } from '../kit/overlay-store'
import { FRUIT, folder, holds } from './fixture-entries'
import { READY } from './fixture-sources'
import type { Stage, WindowScene } from './scene'
import { press, shown, type } from './stage'
import { selectBanana } from './tree-scenes'

const ABOUT: AboutFacts = {
  version: '0.1.0',
  commit: '1a2b3c4',
  electron: '45.4.1',
  chromium: '150.0.7100.2',
  node: '24.4.0',
  system: 'Linux x64',
}

const REPORT = ['Satchel 0.1.0 on Linux x64', 'source: unix:/home/ada/.resonite-io/4711.sock', 'state: ready']
  .concat(Array.from({ length: 30 }, (_, index) => `12:0${index % 10}:00 a line of the log, number ${index}`))
  .join('\n')

const KIWI: RecentPlace = {
  path: parsePath('/Inventory/Banana') ?? ROOT,
  recordIds: ['R-banana'],
  kind: 'object',
  reason: 'spawned',
  atMs: 0,
}

function scene(id: string, title: string, play: (stage: Stage) => Promise<void>): WindowScene {
  return {
    kind: 'window',
    id,
    title,
    source: READY,
    folders: { [ROOT]: holds(folder('R-food', 'Food & Drink'), folder('R-tools', 'Tools'), ...FRUIT) },
    answers: {
      'app.about': ABOUT,
      'diagnostics.report': REPORT,
      'places.read': { pins: [{ ...KIWI, recordIds: ['R-gone-since'] }], recent: [KIWI] },
    },
    play,
  }
}

async function find(words: string): Promise<void> {
  await shown('[role=treeitem]')
  ;(await shown('search input')).focus()
  await type('search input', words)
  await shown('search [role=status]')
}

function over(overlay: Overlay): WindowScene {
  const selector = overlay.kind === 'menu' ? '[role=menu]' : '[role=dialog]'
  return scene(`overlay-${overlay.kind}`, `Over the window: ${overlay.kind}`, async stage => {
    await selectBanana(stage)
    openOverlay(overlay)
    await shown(selector)
  })
}

/** Everything that opens over the window, and the fields and menus of the toolbar. */
export const OVERLAY_SCENES: readonly WindowScene[] = [
  over({ kind: 'palette' }),
  over({ kind: 'shortcuts' }),
  over({ kind: 'quick-look' }),
  over({ kind: 'settings' }),
  over({ kind: 'about' }),
  over({ kind: 'source' }),
  over({ kind: 'connect' }),
  over({ kind: 'diagnostics' }),
  over({
    kind: 'typed-texts',
    texts: [
      { label: 'Find', value: 'Banana', from: 0, to: 0, hasFocus: false },
      { label: 'Replace with', value: 'Yellow ban', from: 10, to: 10, hasFocus: true },
    ],
  }),
  over({ kind: 'menu', x: 300, y: 120, isCurrent: () => true }),
  scene('overlay-view-menu', 'Menu of the view', async () => {
    await shown('[role=treeitem]')
    await press('[role=toolbar] [aria-haspopup=menu]:has(.lucide-sliders-horizontal)')
    await shown('[role=menu]')
  }),
  scene('overlay-find', 'Found by name', () => find('an')),
  scene('overlay-find-nothing', 'Nothing found', () => find('no such thing')),
  scene('overlay-path', 'The path, typed', async ({ browser }) => {
    await shown('[role=treeitem]')
    browser.isPathEdited.update(() => true)
    await type('[role=combobox]', '/Inventory/')
    await shown('[role=option]')
  }),
]
