import type { AppError } from '../../src-shared/errors'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import { type InventoryId, isInventoryId, type KnownInventory } from '../../src-shared/model/inventory-id'
import type { ServiceFacts, Source, SourceState } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'

export const FACTS: ServiceFacts = {
  modVersion: '1.4.2',
  engineVersion: '2026.6.12.345',
  platform: 'Linux x64',
  pid: 4711,
}

export const SOURCE: Source = { address: 'unix:/home/ada/.resonite-io/4711.sock', origin: 'folder' }

const BUILT_IN: Source = { address: 'unix:/run/user/1000/satchel-sandbox.sock', origin: 'built-in' }

const ADA: KnownInventory = { id: idOf('resonite:U-ada'), ownerId: 'U-ada' }
const SANDBOX: KnownInventory = { id: idOf('sandbox:'), ownerId: 'U-sandbox' }
/** Of a service that names nobody. */
export const UNNAMED = idOf('resonite:socket:%2Fhome%2Fada%2F.resonite-io')

function idOf(text: string): InventoryId {
  if (!isInventoryId(text)) throw new Error(`${text} is no id of an inventory`)
  return text
}

export const READY: Extract<SourceState, { kind: 'ready' }> = {
  kind: 'ready',
  source: SOURCE,
  inventory: ADA,
  facts: FACTS,
  isOutdated: false,
  capabilities: RESONITE_CAPABILITIES,
  account: { userId: 'U-ada', userName: 'ada' },
  world: { kind: 'world', name: 'Home' },
}

/** Of somebody else, at the same service. */
export const BEAS: typeof READY = {
  ...READY,
  inventory: { id: idOf('resonite:U-bea'), ownerId: 'U-bea' },
  account: { userId: 'U-bea', userName: 'bea' },
}

export const NOTHING_RUNS: AppError = { kind: 'offline', ...say('nothing-runs') }

export const LOST: Extract<SourceState, { kind: 'disconnected' }> = {
  kind: 'disconnected',
  source: SOURCE,
  error: { kind: 'offline', ...say('connection-lost-retrying') },
  retries: 'this-source',
  inventory: ADA,
}

export const IN_SANDBOX: SourceState = { ...READY, source: BUILT_IN, inventory: SANDBOX, account: null }
