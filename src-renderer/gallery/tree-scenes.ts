import { ListingBuilder } from '../../src-shared/domain/listing'
import { ROOT } from '../../src-shared/domain/paths'
import { TRASH_NAME } from '../../src-shared/domain/trash'
import type { Entry } from '../../src-shared/model/entry'
import type { EntryFacts, Permissions, Right } from '../../src-shared/model/entry-facts'
import type { Listing } from '../../src-shared/model/listing'
import { SIDE_COLUMNS } from '../../src-shared/model/settings'
import { say } from '../../src-shared/sentences'
import { IDS_CAPABILITIES } from '../../src-shared/testing/capabilities'
import { NO_FACTS } from '../../src-shared/testing/no-facts'
import { columnsOf } from '../browser/columns'
import { selectMany, selectOnly } from '../browser/selection'
import { ROOT_ID, rowIdOf } from '../kit/row-id'
import { NARROW } from '../kit/use-media'
import { keys } from '../session/keys'
import { COVERS } from './cover-fixtures'
import { FRUIT, folder, holds, link, ODD_ENTRIES, object } from './fixture-entries'
import { FRUIT_PATH, RUNNING } from './fixture-operations'
import { READY } from './fixture-sources'
import type { Stage, WindowScene } from './scene'
import { shown, type } from './stage'

const FOLDERS: WindowScene['folders'] = {
  '/Inventory': holds(
    folder('R-food', 'Food & Drink', { hoursOld: 2, isPublic: true }),
    folder('R-empty-shelf', 'Empty shelf'),
    folder('R-part', 'Folder of which a part arrived'),
    folder('R-slow', 'Slow folder'),
    folder('R-broken', 'Broken folder'),
    link('R-essentials', 'Resonite Essentials', 'resrec:///G-Resonite/Inventory/Essentials'),
    link('R-gone', 'A link whose folder is gone', 'resrec:///U-bob/Inventory/Gone'),
    folder('R-twin-1', 'Twin folder'),
    folder('R-twin-2', 'Twin folder'),
  ),
  '/Inventory/Food & Drink': holds(...FRUIT.slice(0, 3)),
  '/Inventory/Folder of which a part arrived': {
    kind: 'entries',
    entries: [object('R-came', 'What came')],
    incomplete: { expected: 4 },
  },
  '/Inventory/Slow folder': { kind: 'waiting' },
  '/Inventory/Broken folder': { kind: 'failed', error: { kind: 'cloud', ...say('service-gave-up') } },
  '/Inventory/Resonite Essentials': holds(
    folder('R-avatars', 'Avatars'),
    object('R-pen', 'Pen', { isPublic: true }),
  ),
}

/** As a platform tells of them that knows sizes and types. */
const FILES = [
  folder('R-four', 'Pictures of last summer, the long one'),
  folder('R-two', 'Sounds'),
  ...FRUIT.slice(0, 5).map((entry, index) => ({
    ...entry,
    facts: {
      ...NO_FACTS,
      typeWord: ['PNG image', 'Landmark', 'Text', 'Gesture', null][index] ?? null,
      sizeBytes: [640, 12_400, 3_400_000, 98_000, null][index] ?? null,
      createdMs: Date.now() - (index + 1) * 40 * 3_600_000,
    },
  })),
]

/** As a grid tells of them: who made them, and what may be done with them. */
const ADA = { id: 'a0000000-0000-4000-8000-000000000001', name: 'Ada Lovelace' }
const rights = (...own: readonly Right[]): Permissions => ({ kind: 'rights', own, next: [] })

const OWNED: readonly Entry[] = [
  folder('R-four', 'Clothing'),
  told(object('R-apple', 'Silk scarf', { hoursOld: 1 }), {
    creator: ADA,
    permissions: rights('copy', 'modify', 'transfer'),
    marks: ['worn'],
    typeWord: 'Object',
  }),
  told(object('R-banana', 'Winter coat, the one with the long name and all the buttons', { hoursOld: 7 }), {
    creator: { id: 'b0000000-0000-4000-8000-000000000002', name: null },
    permissions: rights('modify', 'transfer'),
    typeWord: 'Object',
  }),
  told(object('R-cherry', 'Straw hat', { hoursOld: 70 }), {
    creator: { id: null, name: 'Grace Hopper @ grid.example:8002' },
    permissions: rights(),
    typeWord: 'Clothing',
  }),
  told(link('R-gone', 'Hat that was', ''), { linkState: 'broken', typeWord: 'Link' }),
]

function told(entry: Entry, facts: Partial<EntryFacts>): Entry {
  return { ...entry, facts: { ...NO_FACTS, ...facts } }
}

/** Kinds and marks in turn. */
const MANY = Array.from({ length: 300 }, (_, index) => {
  const name = `Entry ${index + 1}`
  const rest = { hoursOld: index * 7, isPublic: index % 5 === 0 }
  return index % 9 === 0 ? folder(`R-many-${index}`, name, rest) : object(`R-many-${index}`, name, rest)
})

const LOCKS = [{ recordId: 'R-food', name: 'Food & Drink', path: FRUIT_PATH }]

const OPEN = ['R-food', 'R-empty-shelf', 'R-part', 'R-slow', 'R-broken', 'R-essentials', 'R-gone']

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
  scene('tree-counts', 'What is in folders', {
    ...COVERS,
    play: async ({ browser }) => {
      await shown(
        window.matchMedia(NARROW).matches ? '[role=treeitem]' : '[role=treeitem] [data-column=items]',
      )
      browser.select(() => selectMany([topRow('R-four'), topRow('R-two')]))
    },
  }),
  scene('tree-columns', 'Every column', {
    ...COVERS,
    folders: { [ROOT]: holds(...FILES) },
    play: async ({ browser }) => {
      columnsOf(browser.session).update(() => SIDE_COLUMNS)
      await shown('[role=columnheader]')
    },
  }),
  scene('tree-rights', 'Who made it and what may be done with it; worn, and a link that leads to nothing', {
    source: { ...READY, capabilities: IDS_CAPABILITIES },
    folders: { [ROOT]: holds(...OWNED) },
    play: async ({ browser }) => {
      columnsOf(browser.session).update(() => ['items', 'type', 'creator', 'permissions'])
      await selectBanana({ browser })
    },
  }),
  scene('overlay-column-menu', 'The menu of the heading', {
    folders: { [ROOT]: holds(...FILES) },
    play: async () => {
      const heading = await shown('[role=columnheader] button')
      heading.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: 360, clientY: 60 }))
      await shown('[role=menu]')
    },
  }),
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
  scene('tree-trash', 'The Trash stands behind everything else, and does not open in the tree', {
    folders: { [ROOT]: holds(folder('R-trash', TRASH_NAME), ...FRUIT) },
    play: async stage => {
      await shown('[role=treeitem]')
      stage.browser.select(() => selectOnly(topRow('R-trash')))
      await shown('[aria-selected=true]')
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

export async function selectBanana({ browser }: Pick<Stage, 'browser'>): Promise<void> {
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
