import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src-shared/domain/paths'
import { type Capabilities, RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { SourceState } from '../../src-shared/model/source'
import { personId } from '../sources/inventory-id'
import { pathOf } from '../testing/refs'
import { testFolder } from '../testing/sandbox-process'
import { LastInventory } from './last-inventory'
import { ListingStore } from './listing-store'

const ADA = personId('U-ada')
const BY_IDS: Capabilities = {
  ...RESONITE_CAPABILITIES,
  addressing: 'path-and-id',
  trash: { kind: 'native', folder: { path: pathOf('/Inventory/Trash'), id: 'R-trash' } },
  verbs: { ...RESONITE_CAPABILITIES.verbs, spawn: { how: 'absent', whyNot: 'not-offered' } },
}

function open(folder = testFolder()) {
  const listings = new ListingStore({ folder: join(folder, 'listings'), log: () => {} })
  listings.put(ADA, { path: ROOT, listedAtMs: 5, bytes: new Uint8Array([1]) })
  const file = join(folder, 'last-inventory.json')
  const again = () => new LastInventory(file, () => {}).knownIn(listings)
  return { last: new LastInventory(file, () => {}), file, again, settled: () => listings.settled() }
}

function ready(capabilities: Capabilities): SourceState {
  const source = { address: 'unix:/r/ada.sock', origin: 'folder' } as const
  const inventory = { id: ADA, ownerId: 'U-ada' }
  const facts = { facts: null, isOutdated: false, account: null, world: { kind: 'none' } } as const
  return { kind: 'ready', source, inventory, capabilities, ...facts }
}

describe('the inventory that was open last', () => {
  it('is known at the next start with what its source said that can be done, also when that has changed', async () => {
    const { last, again, settled } = open()
    await settled()
    last.follow(ready(RESONITE_CAPABILITIES))
    expect(again()).toEqual({ id: ADA, ownerId: 'U-ada', capabilities: RESONITE_CAPABILITIES })
    last.follow(ready(BY_IDS))
    expect(again()).toEqual({ id: ADA, ownerId: 'U-ada', capabilities: BY_IDS })
  })

  it('is known without them where they were not kept, or cannot be understood', async () => {
    const { last, file, again, settled } = open()
    await settled()
    last.follow(ready(BY_IDS))
    const kept: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'))
    for (const capabilities of [undefined, { ...BY_IDS, verbs: {} }, 'everything']) {
      writeFileSync(file, JSON.stringify({ ...kept, capabilities }))
      expect(again()).toEqual({ id: ADA, ownerId: 'U-ada' })
    }
  })
})
