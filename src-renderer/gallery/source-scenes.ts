import { RESONITE_WITHOUT_PICTURES } from '../../src-shared/model/capabilities'
import type { SourceState } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import { FRUIT, holds } from './fixture-entries'
import { BEAS, FACTS, IN_SANDBOX, LOST, NOTHING_RUNS, READY, SOURCE, UNNAMED } from './fixture-sources'
import type { FolderContent, WindowScene } from './scene'
import { shown } from './stage'

const ROOT_OF_FRUIT = { '/Inventory': holds(...FRUIT) }

function scene(id: string, title: string, source: SourceState, rest: Partial<WindowScene> = {}): WindowScene {
  return { kind: 'window', id, title, source, folders: ROOT_OF_FRUIT, ...rest }
}

function ofRoot(content: FolderContent): Partial<WindowScene> {
  return { folders: { '/Inventory': content } }
}

const PATH = '/home/ada/.resonite-io/4711.sock'

/** Every state of the connection (design-shown.md, "States that must be designed"). */
export const SOURCE_SCENES: readonly WindowScene[] = [
  scene('source-connecting', 'Connecting', { kind: 'connecting', source: SOURCE, inventory: null }),
  scene('source-nothing-runs', 'No Resonite is running', {
    kind: 'disconnected',
    source: null,
    error: NOTHING_RUNS,
    retries: 'any',
    inventory: null,
  }),
  scene('source-no-socket', 'The named service is not there', {
    kind: 'disconnected',
    source: SOURCE,
    error: { kind: 'offline', ...say('no-socket', PATH), detail: 'ENOENT' },
    retries: 'this-source',
    inventory: null,
  }),
  scene('source-untrusted', 'A socket that others can write to', {
    kind: 'disconnected',
    source: SOURCE,
    error: {
      kind: 'untrusted',
      ...say('socket-and-folder-open-to-others', '/home/ada/.resonite-io', PATH),
      remedy: `chmod go-w /home/ada/.resonite-io ${PATH}`,
    },
    retries: 'this-source',
    inventory: null,
  }),
  scene('source-too-old', 'The service is too old', {
    kind: 'disconnected',
    source: SOURCE,
    error: { kind: 'server-too-old', ...say('no-such-function') },
    retries: 'this-source',
    inventory: null,
  }),
  scene('source-choose', 'Several Resonites are running', {
    kind: 'choose-source',
    inventory: null,
    candidates: [
      {
        source: SOURCE,
        facts: FACTS,
        account: { userId: 'U-ada', userName: 'ada' },
        platform: 'resonite',
        isSignedOut: false,
        isAlike: false,
        inventory: READY.inventory.id,
        world: { kind: 'world', name: 'Home' },
      },
      {
        source: { address: 'unix:/home/ada/.resonite-io/4712.sock', origin: 'folder' },
        facts: { ...FACTS, pid: 4712, engineVersion: '2025.11.2' },
        account: null,
        platform: 'resonite',
        isSignedOut: true,
        isAlike: false,
        inventory: null,
        world: { kind: 'none' },
      },
      {
        source: { address: 'unix:/home/ada/.resonite-io/an-old-one.sock', origin: 'environment' },
        facts: null,
        account: null,
        platform: 'resonite',
        isSignedOut: false,
        isAlike: false,
        inventory: null,
        world: { kind: 'unknown' },
      },
    ],
  }),
  scene('source-alike', 'Two that cannot be told apart', {
    kind: 'choose-source',
    inventory: null,
    candidates: [4711, 4712].map(pid => ({
      source: { address: `unix:/home/ada/.resonite-io/resonite-${pid}.sock`, origin: 'folder' },
      facts: { ...FACTS, pid },
      account: null,
      platform: 'resonite',
      isSignedOut: false,
      isAlike: true,
      inventory: UNNAMED,
      world: { kind: 'world', name: 'Home' },
    })),
  }),
  scene('source-one', 'One Resonite is running, perhaps another', {
    kind: 'choose-source',
    inventory: READY.inventory,
    candidates: [
      {
        source: { address: 'unix:/home/ada/.resonite-io/resonite-4712.sock', origin: 'folder' },
        facts: { ...FACTS, pid: 4712 },
        account: null,
        platform: 'resonite',
        isSignedOut: false,
        isAlike: false,
        inventory: UNNAMED,
        world: { kind: 'world', name: 'Home' },
      },
    ],
  }),
  scene('source-one-alike', 'The one that is left of two that cannot be told apart', {
    kind: 'choose-source',
    inventory: READY.inventory,
    candidates: [
      {
        source: { address: 'unix:/home/ada/.resonite-io/resonite-4712.sock', origin: 'folder' },
        facts: { ...FACTS, pid: 4712 },
        account: null,
        platform: 'resonite',
        isSignedOut: false,
        isAlike: true,
        inventory: UNNAMED,
        world: { kind: 'world', name: 'Home' },
      },
    ],
  }),
  scene('source-newcomer', 'Somebody else has signed in', READY, {
    play: async ({ tell }) => {
      await shown('[role=treeitem]')
      tell('source.changed', BEAS)
      await shown('[role=alert]')
    },
  }),
  scene('source-same', 'Is it the inventory of before?', READY, {
    answers: { 'inventory.question': { unnamed: UNNAMED, userName: 'ada' } },
  }),
  scene('source-not-signed-in', 'Nobody is signed in', {
    kind: 'not-signed-in',
    source: SOURCE,
    facts: FACTS,
    inventory: null,
  }),
  scene('source-lost', 'The connection is lost: old rows stay', READY, {
    play: async ({ tell }) => {
      await shown('[role=treeitem]')
      tell('source.changed', LOST)
      await shown('[data-app-state=disconnected]')
    },
  }),
  scene('source-sandbox', 'The built-in sandbox', IN_SANDBOX),
  scene('source-outdated', 'It works, but its mod is old', { ...READY, isOutdated: true }),
  scene('source-before-pictures', 'Its mod is from before there were pictures', {
    ...READY,
    isOutdated: true,
    capabilities: RESONITE_WITHOUT_PICTURES,
  }),
  scene('source-listing', 'The inventory is being listed', READY, ofRoot({ kind: 'waiting' })),
  scene(
    'source-failed',
    'The inventory cannot be listed',
    READY,
    ofRoot({ kind: 'failed', error: { kind: 'cloud', ...say('cloud-trouble') } }),
  ),
  scene('source-empty', 'The inventory is empty', READY, ofRoot(holds())),
]
