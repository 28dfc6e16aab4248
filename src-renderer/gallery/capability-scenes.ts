import { addressOf } from '../../src-shared/domain/entry-address'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { type Capabilities, SOURCE_ACTIONS, type Verb } from '../../src-shared/model/capabilities'
import type { Entry } from '../../src-shared/model/entry'
import { IDS_CAPABILITIES, NATIVE_TRASH } from '../../src-shared/testing/capabilities'
import { selectOnly } from '../browser/selection'
import { ROOT_ID, rowIdOf } from '../kit/row-id'
import { FRUIT, folder, holds, object } from './fixture-entries'
import { READY } from './fixture-sources'
import type { WindowScene } from './scene'
import { shown } from './stage'
import { selectBanana } from './tree-scenes'

const IDS = { ...READY, capabilities: IDS_CAPABILITIES }

const READ_ONLY: Verb = { how: 'absent', whyNot: 'read-only' }
const READS: ReadonlySet<string> = new Set(['list', 'thumbnail', 'local-path'])

/** Nothing may be changed, spawned or deleted. */
const FOR_READING: Capabilities = {
  ...IDS_CAPABILITIES,
  trash: { kind: 'none' },
  // oxlint-disable-next-line typescript/consistent-type-assertions -- made of all actions, which `fromEntries` forgets
  verbs: Object.fromEntries(
    SOURCE_ACTIONS.map(action => [action, READS.has(action) ? { how: 'one-call' } : READ_ONLY]),
  ) as Capabilities['verbs'],
}

/** As a source that meets ids gives keys to titles that cannot stand in a path, or stand there twice. */
const titled = (entry: Entry, title: string): Entry => ({ ...entry, title })

const HATS = folder('R-hats', 'Hats _ Caps ~00000001', { hoursOld: 3 })
const IN_HATS = childPath(ROOT, HATS.name) ?? ROOT

const OWN_TITLES = [
  folder('R-trash', 'Trash'),
  titled(HATS, 'Hats / Caps'),
  titled(object('R-red-1', 'Red hat ~00000002'), 'Red hat'),
  titled(object('R-red-2', 'Red hat ~00000003', { isPublic: true }), 'Red hat'),
  titled(object('R-none', '(unnamed) ~00000004'), ''),
]

const DELETED: Entry = {
  ...titled(object('R-old', 'Old hat _ worn ~00000005'), 'Old hat / worn'),
  deletion: { from: addressOf(IN_HATS, 'R-hats'), atMs: Date.UTC(2026, 10, 20, 9, 30) },
}

/** What a source can do decides what the window offers. */
export const CAPABILITY_SCENES: readonly WindowScene[] = [
  {
    kind: 'window',
    id: 'tree-titles',
    title: 'Twins, slashes and no name at all, where ids tell entries apart; a Trash of the source’s own',
    source: IDS,
    folders: {
      [ROOT]: holds(...OWN_TITLES),
      [NATIVE_TRASH.path]: holds(DELETED),
      [IN_HATS]: holds(...FRUIT),
    },
    play: async ({ browser }) => {
      await shown('[role=treeitem]')
      browser.expand(rowIdOf(ROOT_ID, 'R-hats'))
      browser.select(() => selectOnly(rowIdOf(ROOT_ID, 'R-none')))
      await shown('[aria-level="2"]')
      await shown('[aria-selected=true]')
    },
  },
  {
    kind: 'window',
    id: 'tree-read-only',
    title: 'An inventory in which nothing may be changed',
    source: { ...READY, capabilities: FOR_READING },
    folders: { [ROOT]: holds(...FRUIT) },
    play: async ({ browser }) => {
      await shown('[role=treeitem]')
      browser.select(() => selectOnly(rowIdOf(ROOT_ID, FRUIT[0]?.recordId ?? '')))
      await shown('[aria-selected=true]')
    },
  },
  {
    kind: 'window',
    id: 'tree-no-world',
    title: 'No world is focused: Spawn is greyed and says why',
    source: { ...READY, world: { kind: 'none' } },
    folders: { [ROOT]: holds(...FRUIT) },
    play: selectBanana,
  },
]
