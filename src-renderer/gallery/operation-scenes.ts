import type { AfterGiving } from '../../src-shared/domain/giving'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { Asks, Conflict } from '../../src-shared/model/asks'
import type { EntryRef } from '../../src-shared/model/entry'
import type { Operation } from '../../src-shared/model/operation'
import { say } from '../../src-shared/sentences'
import { askYesNo, dialogsOf } from '../actions/dialogs'
import { askPerson } from '../actions/questions'
import { ROOT_BRANCH } from '../browser/branch'
import { FRUIT, folder, holds, object } from './fixture-entries'
import { FOLDER_MOVING, FRUIT_PATH, GIVING, HISTORY, operation, RUNNING } from './fixture-operations'
import { READY } from './fixture-sources'
import type { Answers, Stage, WindowScene } from './scene'
import { shown, type } from './stage'

const REFS: readonly EntryRef[] = FRUIT.slice(0, 3).map(({ recordId, name, kind }) => ({
  parent: { path: ROOT, recordIds: [] },
  recordId,
  name,
  kind,
}))

const TARGET = { path: FRUIT_PATH, recordIds: ['R-food'] }

function conflictOf(name: string, isFolder: boolean): Conflict {
  const path = childPath(ROOT, name) ?? ROOT
  const make = isFolder ? folder : object
  return {
    recordId: `R-new-${name}`,
    incoming: { entry: make(`R-new-${name}`, name, { hoursOld: 1 }), path },
    existing: {
      entry: make(`R-old-${name}`, name, { hoursOld: 700 }),
      path: childPath(FRUIT_PATH, name) ?? path,
    },
    choices: isFolder ? ['keep-both', 'skip', 'merge'] : ['keep-both', 'skip', 'replace'],
  }
}

function ask({ browser }: Stage, asks: Asks): void {
  const asking = operation('asking', 'asking', [], { asks })
  void askPerson(browser.session, asking, { kind: 'transfer', mode: 'move', entries: REFS, target: TARGET })
}

function scene(
  id: string,
  title: string,
  act: (stage: Stage) => void,
  selector: string,
  answers: Answers = {},
): WindowScene {
  return {
    kind: 'window',
    id: `operation-${id}`,
    title,
    source: READY,
    folders: { [ROOT]: holds(folder('R-food', 'Food & Drink'), ...FRUIT) },
    answers,
    play: async stage => {
      await shown('[role=treeitem]')
      act(stage)
      await shown(selector)
    },
  }
}

const DIALOG = '[role=dialog], [role=alertdialog]'

function deletion(id: string, title: string, items: number): WindowScene {
  const count = { folders: 3, items, links: 1, unseenFolders: 0 }
  return scene(
    id,
    title,
    ({ browser }) => dialogsOf(browser.session).deletion.update(() => ({ kind: 'entries', entries: REFS })),
    `:is(${DIALOG}) button`,
    { 'inventory.count': count },
  )
}

function giving(id: string, title: string, wish: GivingScene): WindowScene {
  return scene(
    id,
    title,
    ({ browser }) => {
      const [entry] = REFS
      if (entry !== undefined) dialogsOf(browser.session).give.update(() => ({ entry, after: wish.after }))
      void type('[role=alertdialog] input', wish.typed)
    },
    DIALOG,
    { 'operations.current': wish.running ?? [] },
  )
}

interface GivingScene {
  readonly after: AfterGiving
  readonly typed: string
  readonly running?: readonly Operation[]
}

const AVATAR = '1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b'
const NO_ID = 'Ada Lovelace of the Long Names, Resident'

const GIVE_SCENES: readonly WindowScene[] = [
  giving('give', 'Give: a copy, to an avatar by their ID', { after: 'stays', typed: AVATAR }),
  giving('give-leaves', 'Give: it leaves this inventory', { after: 'leaves', typed: '' }),
  giving('give-wrong', 'Give: a folder, and what was typed is no ID', { after: 'in-part', typed: NO_ID }),
  giving('give-running', 'Give: it is on its way', { after: 'may-leave', typed: AVATAR, running: GIVING }),
]

/** What is asked before, told during and kept after an operation (design-shown.md, "Operations"). */
export const OPERATION_SCENES: readonly WindowScene[] = [
  scene(
    'activity',
    'Activity: running work and History',
    ({ browser: { session } }) => session.activity.show('partly'),
    'h2 ~ *, h3 ~ *',
    {
      'operations.current': [RUNNING],
      'history.list': HISTORY,
      'history.stack': { undo: HISTORY[0] ?? null, redo: null },
    },
  ),
  scene(
    'activity-folder',
    'Activity: a folder on its way, and what waits for it',
    ({ browser: { session } }) => session.activity.show('partly'),
    'h2 ~ *, h3 ~ *',
    { 'operations.current': FOLDER_MOVING, 'history.list': HISTORY },
  ),
  scene(
    'activity-filtered',
    'History, filtered to nothing',
    ({ browser: { session } }) => {
      session.activity.open()
      void type('section [class*="filters"] input', 'umbrella')
    },
    'section [class*="note"]',
    { 'history.list': HISTORY },
  ),
  scene(
    'conflicts',
    'Names are taken',
    stage => ask(stage, { conflicts: [conflictOf('Apple', false), conflictOf('Tools', true)], warnings: [] }),
    DIALOG,
  ),
  scene(
    'warnings',
    'Others would notice',
    stage =>
      ask(stage, {
        conflicts: [],
        warnings: [
          { kind: 'breaks-links', name: 'Apple', count: 2, why: 'public' },
          { kind: 'copies-public', name: 'Cherry', count: 1 },
          { kind: 'goes-elsewhere', name: 'Fig', count: 3, folder: 'Fruit', isMade: true },
        ],
      }),
    DIALOG,
  ),
  deletion('delete', 'Delete permanently', 12),
  deletion('delete-many', 'Delete permanently: the count must be typed', 1_234),
  scene(
    'rename-many',
    'Rename several',
    ({ browser }) =>
      dialogsOf(browser.session).batchRename.update(() => ({
        entries: REFS.map(ref => ({ ref, problem: null, linkName: null })),
        titlesIn: () => FRUIT.map(({ name }) => name),
      })),
    DIALOG,
  ),
  scene(
    'folder-from-selection',
    'A new folder from what is selected',
    ({ browser }) =>
      dialogsOf(browser.session).fromSelection.update(() => ({
        branch: ROOT_BRANCH,
        entries: REFS,
        titles: FRUIT.map(({ name }) => name),
      })),
    DIALOG,
  ),
  scene(
    'versions',
    'Kept versions of an item, one of which is to be the newest again',
    ({ browser }) =>
      dialogsOf(browser.session).versions.update(() => {
        const [entry] = REFS
        const versions = [0, 3, 26, 400].map((hours, index) => ({
          id: String(index),
          savedAtMs: Date.now() - hours * 3_600_000,
          size: 48_000 - index * 1_200,
        }))
        return entry === undefined ? null : { entry, versions, canRestore: true }
      }),
    DIALOG,
  ),
  ...GIVE_SCENES,
  scene(
    'confirm',
    'A question with two answers',
    ({ browser }) =>
      void askYesNo(browser.session, {
        title: 'Move “Fruit” to “Food & Drink”?',
        description: 'It moves out of “Inventory”.',
        confirm: 'Move',
        cancel: 'Cancel',
      }),
    DIALOG,
  ),
  scene('unfinished', 'A folder move broke off', () => {}, '[role=alert], [role=status]', {
    'moves.unfinished': [
      {
        id: 'move',
        name: 'Tools',
        from: childPath(ROOT, 'Tools') ?? ROOT,
        to: childPath(FRUIT_PATH, 'Tools') ?? ROOT,
        startedAtMs: Date.now() - 3_600_000,
        total: 120,
        missing: 17,
        hidden: ['Hammer', 'Old/Saw', 'Old/Drill'],
      },
    ],
  }),
  scene('no-journal', 'Nothing can be written down', () => {}, '[role=alert], [role=status]', {
    'journal.state': { kind: 'unavailable', error: { kind: 'bug', ...say('own-fault') } },
  }),
  scene('journal-rows-aside', 'Part of History was damaged', () => {}, '[role=alert], [role=status]', {
    'journal.state': {
      kind: 'set-aside',
      file: '/home/ada/.config/Satchel/journal.corrupt-20261122T120000Z.sqlite',
      reason: 'damaged-rows',
    },
  }),
]
