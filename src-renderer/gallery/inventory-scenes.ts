import type { SourceLine, SourceList } from '../../src-shared/model/added-source'
import type { SnapshotChanges } from '../../src-shared/model/snapshot-changes'
import type { SourceState } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import { IDS_CAPABILITIES } from '../../src-shared/testing/capabilities'
import { type Overlay, openOverlay } from '../kit/overlay-store'
import { FRUIT, folder, holds } from './fixture-entries'
import { READY } from './fixture-sources'
import type { WindowScene } from './scene'
import { press, shown, showPlaces, type } from './stage'

const PICTURES: SourceLine = {
  source: {
    id: 'pictures',
    platform: 'folder',
    title: 'Pictures',
    settings: { folder: '/home/ada/Pictures' },
    mayChange: true,
  },
  secrets: 'none',
  state: { kind: 'open' },
  inventory: null,
  earlierSnapshot: null,
}

const GRID: SourceLine = {
  source: {
    id: 'grid',
    platform: 'opensim',
    title: 'Ada’s grid',
    settings: { address: 'http://grid.example:8003', avatar: 'Ada Lovelace', serviceName: 'satchel' },
    mayChange: false,
  },
  secrets: 'until-end',
  state: { kind: 'closed' },
  inventory: null,
  earlierSnapshot: null,
}

const LOST_GRID: SourceLine = {
  ...GRID,
  secrets: 'asked',
  state: { kind: 'lost', error: { kind: 'not-ready', ...say('secret-needed', GRID.source.title) } },
}

const SNAPSHOT: SourceLine = {
  source: {
    id: 'life',
    platform: 'secondlife',
    title: 'Second life of Ada',
    settings: { user: 'Ada Lovelace' },
    mayChange: false,
  },
  secrets: 'none',
  state: { kind: 'closed' },
  inventory: null,
  earlierSnapshot: '/home/ada/.config/Satchel/snapshots/7c9e6679-7425-40de-944b-e07fc1f90ae7.llsd.gz.before',
}

const LIST: SourceList = {
  lines: [PICTURES, GRID],
  shown: 'pictures',
  found: { kind: 'connecting' },
  isFoundSandbox: false,
  keepsSecrets: false,
}

const IN_PICTURES: SourceState = {
  ...READY,
  source: {
    address: 'unix:/run/satchel/folder.sock',
    origin: 'added',
    added: { id: 'pictures', title: 'Pictures' },
  },
  facts: null,
  account: null,
  world: { kind: 'unknown' },
  capabilities: IDS_CAPABILITIES,
}

function scene(
  id: string,
  title: string,
  rest: Partial<WindowScene> = {},
  list: SourceList = LIST,
): WindowScene {
  return {
    kind: 'window',
    id,
    title,
    source: IN_PICTURES,
    folders: { '/Inventory': holds(folder('R-sea', 'Sea'), folder('R-trip', 'Trip to the hills'), ...FRUIT) },
    ...rest,
    answers: { 'sources.list': list, ...rest.answers },
  }
}

function over(id: string, title: string, overlay: Overlay): WindowScene {
  return scene(id, title, {
    play: async () => {
      await shown('[role=treeitem]')
      openOverlay(overlay)
      await shown('[role=dialog]')
    },
  })
}

async function signInForm(): Promise<void> {
  await shown('[role=treeitem]')
  openOverlay({ kind: 'add-inventory' })
  await shown('[role=dialog]')
  await press('[role=dialog] li:nth-child(3) button')
  await shown('[role=dialog] input[type=password]')
}

const COMPARED: SnapshotChanges = {
  sinceMs: Date.UTC(2026, 9, 3, 8, 15),
  counts: { added: 3, gone: 1, moved: 2, renamed: 1 },
  unsure: 4,
  changes: [
    { kind: 'added', isFolder: true, at: { title: 'Autumn', folders: ['Clothing'] }, before: null },
    { kind: 'added', isFolder: false, at: { title: 'Red hat', folders: ['Clothing', 'Hats'] }, before: null },
    { kind: 'added', isFolder: false, at: { title: '', folders: [] }, before: null },
    {
      kind: 'gone',
      isFolder: false,
      at: { title: 'A note that nobody needs any more', folders: ['Notecards'] },
      before: null,
    },
    {
      kind: 'moved',
      isFolder: false,
      at: { title: 'Blue scarf', folders: ['Clothing', 'Winter'] },
      before: { title: 'Scarf', folders: ['Clothing'] },
    },
    {
      kind: 'moved',
      isFolder: true,
      at: { title: 'Boxes', folders: [] },
      before: { title: 'Boxes', folders: ['Objects', 'From the old house', 'Cellar'] },
    },
    {
      kind: 'renamed',
      isFolder: false,
      at: { title: 'Lantern', folders: ['Objects'] },
      before: { title: 'Object', folders: ['Objects'] },
    },
  ],
}

/** The inventories that a person added. */
export const INVENTORY_SCENES: readonly WindowScene[] = [
  scene('inventories', 'Several inventories', { play: showPlaces }),
  over('inventories-add', 'Which kind of inventory', { kind: 'add-inventory' }),
  scene('inventories-form', 'What a grid asks for', {
    play: async () => {
      await shown('[role=treeitem]')
      openOverlay({ kind: 'add-inventory' })
      await shown('[role=dialog]')
      await press('[role=dialog] li:nth-child(2) button')
      await shown('[role=dialog] input[type=password]')
    },
  }),
  scene('inventories-bucket', 'What a bucket asks for', {
    play: async () => {
      await shown('[role=treeitem]')
      openOverlay({ kind: 'add-inventory' })
      await shown('[role=dialog]')
      await press('[role=dialog] li:nth-child(5) button')
      await shown('[role=dialog] input[type=password]')
    },
  }),
  scene('inventories-bot', 'What a bot asks for', {
    play: async () => {
      await shown('[role=treeitem]')
      openOverlay({ kind: 'add-inventory' })
      await shown('[role=dialog]')
      await press('[role=dialog] li:nth-child(6) button')
      await shown('[role=dialog] input[type=password]')
    },
  }),
  scene('inventories-sign-in', 'What Second Life asks for', { play: signInForm }),
  scene('inventories-sign-in-asked', 'Before a viewer’s session is ended', {
    play: async () => {
      await signInForm()
      await type('[role=dialog] input[required]', 'Ada Lovelace')
      await press('[role=dialog] button[type=submit]')
      await shown('[role=dialog] p + p')
    },
  }),
  over('inventories-compared', 'What is other than in the snapshot before', {
    kind: 'snapshot-compared',
    changes: COMPARED,
  }),
  over('inventories-edit', 'An added inventory, edited', { kind: 'edit-inventory', id: 'grid' }),
  over('inventories-about', 'What can be done in one', { kind: 'about-inventory', id: 'pictures' }),
  scene(
    'inventories-snapshot',
    'A snapshot that has less than the one before it',
    {
      play: async () => {
        await shown('[role=treeitem]')
        openOverlay({ kind: 'about-inventory', id: SNAPSHOT.source.id })
        await shown('[role=dialog]')
      },
    },
    { ...LIST, lines: [PICTURES, SNAPSHOT] },
  ),
  over('inventories-remove', 'Before one is taken off the list', { kind: 'remove-inventory', id: 'grid' }),
  scene(
    'inventories-secret',
    'One that needs its password again',
    {
      play: showPlaces,
      source: {
        kind: 'disconnected',
        source: null,
        error: { kind: 'not-ready', ...say('secret-needed', GRID.source.title) },
        retries: 'this-source',
        inventory: null,
      },
    },
    { ...LIST, lines: [PICTURES, LOST_GRID], shown: 'grid' },
  ),
  scene(
    'inventories-lost',
    'One whose gateway does not start',
    {
      play: showPlaces,
      source: {
        kind: 'disconnected',
        source: null,
        error: {
          kind: 'offline',
          ...say('gateway-does-not-start', 'Pictures'),
          detail: 'The folder /home/ada/Pictures does not exist.',
        },
        retries: 'this-source',
        inventory: null,
      },
    },
    {
      ...LIST,
      lines: [
        {
          ...PICTURES,
          state: { kind: 'lost', error: { kind: 'offline', ...say('gateway-does-not-start', 'Pictures') } },
        },
        GRID,
      ],
    },
  ),
]
