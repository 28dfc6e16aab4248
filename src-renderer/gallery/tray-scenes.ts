import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { dragOf } from '../drag/drag'
import { TRAY_TARGET_ID } from '../drag/hover-of'
import { afterMove } from '../session/tray-view'
import { FRUIT, folder, holds, link, object } from './fixture-entries'
import { LOST, READY } from './fixture-sources'
import type { Stage, WindowScene } from './scene'
import { shown } from './stage'

const FOLDERS: WindowScene['folders'] = {
  [ROOT]: holds(
    folder('R-food', 'Food & Drink'),
    link('R-essentials', 'Essentials', 'resrec:///G-Resonite/Inventory/Essentials'),
    ...FRUIT,
  ),
}

function collected({ recordId, name, kind, assetUri }: Entry, folderName = ''): CollectedEntry {
  const path = parsePath(`/Inventory/${folderName}/${name}`) ?? ROOT
  return { path, recordIds: [recordId], kind, assetUri, linkName: null }
}

const FEW = [
  collected(folder('R-food', 'Food & Drink')),
  ...FRUIT.slice(0, 2).map(entry => collected(entry)),
  ...FRUIT.slice(4).map(entry => collected({ ...entry, recordId: `${entry.recordId}-2` }, 'Food & Drink')),
]

const MANY = Array.from({ length: 300 }, (_, index) =>
  collected(object(`R-many-${index}`, `Thing ${index + 1}`), `Shelf ${index % 12}`),
)

const NOT_AVAILABLE = [
  ...FRUIT.slice(0, 1).map(entry => collected(entry)),
  ...FRUIT.slice(1, 2).map(entry => collected({ ...entry, recordId: 'R-gone-since' })),
  ...FRUIT.slice(2, 3).map(entry =>
    collected({ ...entry, recordId: 'R-trashed' }, 'Satchel Trash/2026-11-22 05-27-35 UTC'),
  ),
  { ...collected(object('R-pen', 'Pen'), 'Essentials'), linkName: 'Essentials' },
]

function scene(
  id: string,
  title: string,
  entries: readonly CollectedEntry[],
  rest: Partial<WindowScene> = {},
): WindowScene {
  return {
    kind: 'window',
    id,
    title,
    source: READY,
    folders: FOLDERS,
    answers: { 'tray.read': { revision: 1, entries } },
    play: async () => void (await shown('[data-tray] [role=option]')),
    ...rest,
  }
}

async function dragToStatusBar({ browser: { session } }: Stage): Promise<void> {
  await shown('[role=treeitem]')
  const dragged = FRUIT.slice(0, 3).map(({ recordId, name, kind }) => {
    const ref = { parent: { path: ROOT, recordIds: [] }, recordId, name, kind }
    return { ref, problem: null, linkName: null }
  })
  const hover = { kind: 'tray', targetId: TRAY_TARGET_ID, refusal: null, taken: dragged } as const
  const drag = dragOf(session)
  // The status bar brings it up, and the drag goes on to it.
  drag.update(() => ({ dragged, hover, x: 320, y: window.innerHeight - 10 }))
  drag.update(() => ({ dragged, hover, x: 320, y: window.innerHeight - 60 }))
  await shown('[data-tray=over]')
}

/** The shelf in every state that it can be in. */
export const TRAY_SCENES: readonly WindowScene[] = [
  scene('tray-drag', 'Collect tray: it comes up for a drag', [], { play: dragToStatusBar }),
  scene('tray-empty', 'Collect tray: empty', [], {
    play: async ({ browser: { session } }) => {
      await shown('[role=treeitem]')
      session.tray.open()
      await shown('[data-tray]')
    },
  }),
  scene('tray-few', 'Collect tray: a few entries', FEW),
  scene('tray-many', 'Collect tray: hundreds', MANY),
  scene('tray-selected', 'Collect tray: some are selected', FEW, {
    play: async ({ browser: { session } }) => {
      await shown('[data-tray] [role=option]')
      const ids = FEW.map(({ recordIds }) => recordIds[0] ?? '')
      session.tray.view.update(view => afterMove(view, ids, { kind: 'only', id: 'R-apple' }))
      session.tray.view.update(view => afterMove(view, ids, { kind: 'toggle', id: 'R-banana' }))
      ;(await shown('[data-tray] [role=listbox]')).focus()
      await shown('[data-tray] [aria-selected=true]')
    },
  }),
  scene('tray-gone', 'Collect tray: one is gone, one in the Trash, one below a link', NOT_AVAILABLE),
  scene('tray-disabled', 'Collect tray: the connection is lost', FEW, {
    play: async ({ tell }) => {
      await shown('[data-tray] [role=option]')
      tell('source.changed', LOST)
      await shown('[data-app-state=disconnected]')
    },
  }),
  scene('tray-streamer', 'Collect tray: streamer mode', FEW, { settings: { streamerMode: true } }),
]
