import { ListingBuilder } from '../../src-shared/domain/listing'
import { ROOT } from '../../src-shared/domain/paths'
import { deletionName, TRASH, TRASH_NAME } from '../../src-shared/domain/trash'
import type { Listing } from '../../src-shared/model/listing'
import { say } from '../../src-shared/sentences'
import { selectMany, selectOnly } from '../browser/selection'
import { ROOT_ID, rowIdOf } from '../kit/row-id'
import { keys } from '../session/keys'
import { FRUIT, folder, holds, link, ODD_ENTRIES, object } from './fixture-entries'
import { FRUIT_PATH, RUNNING } from './fixture-operations'
import { READY } from './fixture-sources'
import type { Stage, WindowScene } from './scene'
import { shown, type } from './stage'

const FOLDERS: WindowScene['folders'] = {
  '/Inventory': holds(
    folder('R-food', 'Food & Drink', { hoursOld: 2, isPublic: true }),
    folder('R-empty-shelf', 'Empty shelf'),
    folder('R-slow', 'Slow folder'),
    folder('R-broken', 'Broken folder'),
    link('R-essentials', 'Resonite Essentials', 'resrec:///G-Resonite/Inventory/Essentials'),
    link('R-gone', 'A link whose folder is gone', 'resrec:///U-bob/Inventory/Gone'),
    folder('R-twin-1', 'Twin folder'),
    folder('R-twin-2', 'Twin folder'),
  ),
  '/Inventory/Food & Drink': holds(...FRUIT.slice(0, 3)),
  '/Inventory/Slow folder': { kind: 'waiting' },
  '/Inventory/Broken folder': { kind: 'failed', error: { kind: 'cloud', ...say('service-gave-up') } },
  '/Inventory/Resonite Essentials': holds(
    folder('R-avatars', 'Avatars'),
    object('R-pen', 'Pen', { isPublic: true }),
  ),
}

const DELETION = deletionName(Date.UTC(2026, 10, 20, 9, 30, 0))

/** Kinds and marks in turn. */
const MANY = Array.from({ length: 300 }, (_, index) => {
  const name = `Entry ${index + 1}`
  const rest = { hoursOld: index * 7, isPublic: index % 5 === 0 }
  return index % 9 === 0 ? folder(`R-many-${index}`, name, rest) : object(`R-many-${index}`, name, rest)
})

const LOCKS = [{ recordId: 'R-food', name: 'Food & Drink', path: FRUIT_PATH }]

const OPEN = ['R-food', 'R-empty-shelf', 'R-slow', 'R-broken', 'R-essentials', 'R-gone']

export function topRow(recordId: string): string {
  return rowIdOf(ROOT_ID, recordId)
}

async function openEverything({ browser }: Stage): Promise<void> {
  await shown('[role=treeitem]')
  for (const id of OPEN) browser.expand(topRow(id))
  await shown('[data-note=error] button')
}

function scene(id: string, title: string, rest: Partial<WindowScene>): WindowScene {
  return { kind: 'window', id, title, source: READY, folders: { [ROOT]: holds(...FRUIT) }, ...rest }
}

/** Every variant of a row, and what stands between rows. */
export const TREE_SCENES: readonly WindowScene[] = [
  scene('tree-folders', 'Folders: open, empty, loading, failed, below a link', {
    folders: FOLDERS,
    play: openEverything,
  }),
  scene('tree-odd', 'Every kind and every mark', { folders: { [ROOT]: holds(...ODD_ENTRIES) } }),
  scene('tree-compact', 'Compact rows', {
    folders: FOLDERS,
    settings: { density: 'compact' },
    play: openEverything,
  }),
  scene('tree-roomy', 'Comfortable rows', {
    folders: { [ROOT]: holds(...ODD_ENTRIES) },
    settings: { density: 'roomy' },
  }),
  scene('tree-selected', 'One selected, the focus on it', { play: selectBanana }),
  scene('tree-several', 'Several selected', {
    folders: { [ROOT]: holds(...MANY) },
    play: async stage => {
      await shown('[role=treeitem]')
      const folders = MANY.filter(({ kind }) => kind === 'folder').slice(0, 9)
      const chosen = [...folders, ...MANY.slice(1, 4)].filter((_entry, index) => index % 4 > 0)
      stage.browser.select(() => selectMany(chosen.map(({ recordId }) => topRow(recordId))))
      await shown('[aria-selected=true]')
    },
  }),
  scene('tree-many', 'More than fits', { folders: { [ROOT]: holds(...MANY) } }),
  scene('tree-trash', 'The Trash', {
    folders: {
      [ROOT]: holds(folder('R-trash', TRASH_NAME), ...FRUIT),
      [TRASH]: holds(folder('R-once', DELETION)),
      [`${TRASH}/${DELETION}`]: holds(folder('R-was', 'Food & Drink')),
      [`${TRASH}/${DELETION}/Food & Drink`]: holds(object('R-old', 'Old hat')),
    },
    play: async stage => {
      await shown('[role=treeitem]')
      const deletion = rowIdOf(topRow('R-trash'), 'R-once')
      for (const id of [topRow('R-trash'), deletion, rowIdOf(deletion, 'R-was')]) stage.browser.expand(id)
      stage.browser.select(() => selectOnly(rowIdOf(rowIdOf(deletion, 'R-was'), 'R-old')))
      await shown('[aria-level="4"][aria-selected=true]')
    },
  }),
  scene('tree-locked', 'A locked folder', { folders: FOLDERS, answers: { 'locks.list': LOCKS } }),
  scene('tree-draft', 'A new folder gets its name', {
    play: async stage => {
      await shown('[role=treeitem]')
      stage.browser.startDraft(ROOT_ID)
      await shown('[role=tree] input')
    },
  }),
  scene('tree-rename', 'Rename', { play: renameBanana }),
  scene('tree-rename-refused', 'Rename to what will not do', {
    play: async stage => {
      await renameBanana(stage)
      await type('[role=tree] input', 'Apple')
      await shown('[role=tree] input[aria-invalid=true]')
    },
  }),
  scene('tree-rename-gone', 'Rename, and somebody else deletes it', {
    play: async stage => {
      await renameBanana(stage)
      await type('[role=tree] input', 'Yellow ban')
      forget(stage, 'R-banana')
      await shown('[role=tree] input[aria-invalid=true]')
    },
  }),
  scene('tree-pending', 'An operation at work', { answers: { 'operations.current': [RUNNING] } }),
  scene('tree-streamer', 'Streamer mode', { settings: { streamerMode: true } }),
  scene('tree-no-pictures', 'Pictures switched off', { settings: { showsThumbnails: false } }),
]

export async function selectBanana({ browser }: Stage): Promise<void> {
  await shown('[role=treeitem], [role=gridcell]')
  browser.select(() => selectOnly(topRow('R-banana')))
  await shown('[aria-selected=true]')
}

async function renameBanana(stage: Stage): Promise<void> {
  await selectBanana(stage)
  const { focus } = stage.browser.tree.get().selection
  if (focus !== null) stage.browser.startRename(focus)
  await shown('[role=tree] input')
}

/** As the next listing would have it when another program deletes something. */
function forget({ browser: { session } }: Stage, recordId: string): void {
  const queryKey = keys.listing(session.key, ROOT)
  session.queries.setQueryData<Listing>(queryKey, listing => {
    if (listing === undefined) return undefined
    const entries = [...listing.order].map(index => listing.entryAt(index))
    const left = entries.filter(entry => entry.recordId !== recordId)
    const builder = new ListingBuilder(ROOT, listing.listedAtMs, left.length)
    builder.addEntries(left)
    return builder.finish()
  })
}
