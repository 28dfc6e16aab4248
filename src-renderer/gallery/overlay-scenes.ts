import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { AboutFacts } from '../../src-shared/model/about-facts'
import type { RecentPlace } from '../../src-shared/model/places'
import { type Overlay, openOverlay } from '../kit/overlay-store'
import { COVERS } from './cover-fixtures'
import { FRUIT, folder, holds } from './fixture-entries'
import { READY } from './fixture-sources'
import { FOUND } from './found-fixtures'
import { coversShown } from './grid-scenes'
import type { Stage, WindowScene } from './scene'
import { press, shown, showPlaces, type } from './stage'
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
  const selector = overlay.kind.endsWith('menu') ? '[role=menu]' : '[role=dialog]'
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
  ...[0, 1, 2].map(step =>
    scene(`overlay-welcome-${step + 1}`, `The first run, step ${step + 1}`, async () => {
      await shown('[role=treeitem]')
      openOverlay({ kind: 'welcome' })
      await shown('[role=dialog]')
      for (let at = 0; at < step; at += 1) await press('[role=dialog] footer button:last-child')
    }),
  ),
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
  {
    ...scene('overlay-quick-look-folder', 'A folder, large', async stage => {
      await coversShown(stage)
      openOverlay({ kind: 'quick-look' })
      await shown('[role=dialog] [data-cover="4"]')
    }),
    ...COVERS,
    settings: { view: 'grid' },
  },
  over({ kind: 'app-menu' }),
  scene('overlay-point-menu', 'Menu of a recent item', async () => {
    await showPlaces()
    const place = await shown('[data-place^="recent"]')
    place.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: 60, clientY: 300 }))
    await shown('[role=menu]')
  }),
  scene('overlay-view-menu', 'Menu of the view', async () => {
    await shown('[role=treeitem]')
    await press('[role=toolbar] [aria-haspopup=menu]:has(.lucide-sliders-horizontal)')
    await shown('[role=menu]')
  }),
  scene('overlay-find', 'Found by name', () => find('an')),
  {
    ...scene('overlay-find-known', 'Found in all that is known', () =>
      find('kind:folder,object new:<30d an'),
    ),
    summaries: {},
    finds: FOUND,
  },
  {
    ...scene('overlay-find-links', 'Links to a thing', () => find('links-to:R-banana')),
    finds: FOUND,
    summaries: {},
  },
  scene('overlay-find-nothing', 'Nothing found', () => find('no such thing')),
  scene('overlay-path', 'The path, typed', async ({ browser }) => {
    await shown('[role=treeitem]')
    browser.isPathEdited.update(() => true)
    await type('[role=combobox]', '/Inventory/')
    await shown('[role=option]')
  }),
]
