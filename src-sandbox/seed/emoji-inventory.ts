import { userId as firstUserId } from '../engine.ts'
import { rootPath } from '../paths.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { addEmoji } from './emoji.ts'
import { addEssentials } from './essentials.ts'
import { addOddCases } from './odd-cases.ts'
import { addPlaces } from './places.ts'
import { SeedBuilder } from './seed-builder.ts'

/** Made once in a process, for the first person. */
let common: readonly StoredRecord[] | undefined

/** About 3,000 entries under a dozen folders that a newcomer can read, with the oddities tucked into one of them. */
export function emojiInventory(owner: string): StoredRecord[] {
  common ??= commonEntries()
  const own = common.map(record => (record.owner === firstUserId ? { ...record, owner } : record))
  const odd = new SeedBuilder(owner)
  addOddCases(odd, odd.folder(rootPath, 'Odd cases'))
  return [...own, ...odd.records]
}

/** All but the owner is the same for everybody. */
function commonEntries(): readonly StoredRecord[] {
  const seed = new SeedBuilder(firstUserId)
  addEssentials(seed)
  addEmoji(seed)
  addPlaces(seed)
  return seed.records
}
