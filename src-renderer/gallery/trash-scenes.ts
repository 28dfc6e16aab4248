import { addressOf } from '../../src-shared/domain/entry-address'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { deletionName, TRASH, TRASH_NAME } from '../../src-shared/domain/trash'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { OperationKind } from '../../src-shared/model/operation'
import type { TrashNote } from '../../src-shared/model/trash-note'
import { say } from '../../src-shared/sentences'
import { IDS_CAPABILITIES, NATIVE_TRASH } from '../../src-shared/testing/capabilities'
import { selectMany, selectOnly } from '../browser/selection'
import { rowIdOf, TRASH_LIST_ID } from '../kit/row-id'
import { FRUIT, folder, holds, object } from './fixture-entries'
import { READY } from './fixture-sources'
import type { FolderContent, Stage, WindowScene } from './scene'
import { shown, type } from './stage'

const HOUR_MS = 3_600_000
const NOW_MS = Date.now()

const below = (path: InventoryPath, name: string): InventoryPath => childPath(path, name) ?? path

interface Deletion {
  readonly hoursAgo: number
  readonly kind: OperationKind | null
  /** Folders on the way, by name. */
  readonly way: readonly string[]
  readonly deleted: readonly Entry[]
  readonly inside?: Readonly<Record<string, readonly Entry[]>>
}

const DELETIONS: readonly Deletion[] = [
  {
    hoursAgo: 0.2,
    kind: 'trash',
    way: ['Food & Drink', 'Fruit'],
    deleted: [object('R-banana', 'Banana'), object('R-blue', 'Blueberries')],
  },
  {
    hoursAgo: 3,
    kind: 'trash',
    way: ['Food & Drink'],
    deleted: [folder('R-soups', 'Soups and stews')],
    inside: { 'Soups and stews': FRUIT },
  },
  {
    hoursAgo: 26,
    kind: 'move',
    way: [],
    deleted: [object('R-hat', 'Red <b>hat</b> with a very long name that goes on and on (remaster)')],
  },
  { hoursAgo: 26, kind: 'undo', way: ['Tools'], deleted: [object('R-none', 'Hammer')] },
  { hoursAgo: 900, kind: null, way: [], deleted: [folder('R-worlds', 'Old worlds')] },
]

interface Told {
  readonly folders: Record<string, FolderContent>
  readonly notes: TrashNote[]
}

/** As Satchel puts it there, and what it keeps of it. */
function told(deletions: readonly Deletion[]): Told {
  const result: Told = {
    folders: {
      [ROOT]: holds(folder('R-trash', TRASH_NAME), folder('R-food', 'Food & Drink'), ...FRUIT),
      [TRASH]: holds(...deletions.map(({ hoursAgo }, at) => folder(`R-once-${at}`, nameOf(hoursAgo, at)))),
    },
    notes: [],
  }
  for (const [at, { hoursAgo, kind, way, deleted, inside = {} }] of deletions.entries()) {
    const note = (recordId: string): TrashNote[] =>
      kind === null ? [] : [{ recordId, operationId: `op-${at}`, kind, atMs: NOW_MS - hoursAgo * HOUR_MS }]
    result.notes.push(...note(`R-once-${at}`))
    let path = below(TRASH, nameOf(hoursAgo, at))
    for (const [step, name] of way.entries()) {
      result.folders[path] = holds(folder(`R-way-${at}-${step}`, name))
      result.notes.push(...note(`R-way-${at}-${step}`))
      path = below(path, name)
    }
    result.folders[path] = holds(...deleted)
    for (const [name, entries] of Object.entries(inside))
      result.folders[below(path, name)] = holds(...entries)
  }
  return result
}

function nameOf(hoursAgo: number, at: number): string {
  return deletionName(NOW_MS - hoursAgo * HOUR_MS - at * 1_000)
}

const DELETED = told(DELETIONS)

function idOf(at: number, ...rest: readonly string[]): string {
  return [...(DELETIONS[at]?.way ?? []).map((_, step) => `R-way-${at}-${step}`), ...rest].reduce(
    rowIdOf,
    rowIdOf(rowIdOf('', 'R-trash'), `R-once-${at}`),
  )
}

function scene(
  id: string,
  title: string,
  play: (stage: Stage) => Promise<void>,
  { folders, notes }: Told = DELETED,
): WindowScene {
  return {
    kind: 'window',
    id,
    title,
    source: READY,
    folders,
    answers: { 'trash.notes': notes },
    play: async stage => {
      await shown('[role=treeitem]')
      stage.browser.enter(TRASH_LIST_ID)
      await play(stage)
    },
  }
}

const NATIVE: Told = {
  notes: [],
  folders: {
    [ROOT]: holds(folder('R-trash', 'Trash'), folder('R-hats', 'Hats'), ...FRUIT),
    [NATIVE_TRASH.path]: holds(
      { ...object('R-pen', 'Pen'), deletion: { from: null, atMs: null } },
      {
        ...object('R-cap', 'Cap'),
        deletion: { from: addressOf(below(ROOT, 'Hats'), 'R-hats'), atMs: NOW_MS - 2 * HOUR_MS },
      },
      { ...folder('R-box', 'Box'), deletion: { from: addressOf(ROOT, null), atMs: NOW_MS - 50 * HOUR_MS } },
    ),
  },
}

const FAILED: FolderContent = { kind: 'failed', error: { kind: 'cloud', ...say('service-gave-up') } }

/** The Trash as a flat list (design-shown.md, "The second look: 6. Trash"). */
export const TRASH_SCENES: readonly WindowScene[] = [
  scene('trash-list', 'The Trash: newest first, one selected', async ({ browser }) => {
    await shown('[aria-posinset="6"]')
    browser.select(() => selectOnly(idOf(0, 'R-banana')))
    await shown('[aria-selected=true]')
  }),
  scene('trash-open', 'A deleted folder, open; several selected', async ({ browser }) => {
    await shown('[aria-posinset="6"]')
    browser.expand(idOf(1, 'R-soups'))
    await shown('[aria-level="2"]')
    browser.select(() => selectMany([idOf(0, 'R-blue'), idOf(1, 'R-soups'), idOf(1, 'R-soups', 'R-cherry')]))
    await shown('[aria-selected=true]')
  }),
  scene('trash-filter', 'The Trash, filtered', async () => {
    await shown('[aria-posinset="6"]')
    await type('section input', 'ba')
    await shown('[aria-setsize="1"]')
  }),
  scene('trash-filter-nothing', 'Nothing of that name', async () => {
    await shown('[aria-posinset="6"]')
    await type('section input', 'umbrella')
    await shown('[data-waiting=false]')
  }),
  scene('trash-empty', 'An empty Trash', async () => void (await shown('[data-waiting=false]')), {
    folders: { [ROOT]: holds(...FRUIT) },
    notes: [],
  }),
  scene(
    'trash-loading',
    'The Trash while it is opened',
    async () => void (await shown('[data-waiting=true]')),
    { ...DELETED, folders: { ...DELETED.folders, [TRASH]: { kind: 'waiting' } } },
  ),
  scene(
    'trash-failed',
    'Part of it could not be opened',
    async () => void (await shown('section [role=alert]')),
    { ...DELETED, folders: { ...DELETED.folders, [below(TRASH, nameOf(3, 1))]: FAILED } },
  ),
  {
    ...scene(
      'trash-native',
      'A Trash of the source’s own',
      async () => void (await shown('[aria-posinset="3"]')),
      NATIVE,
    ),
    source: { ...READY, capabilities: IDS_CAPABILITIES },
  },
]
