import { rootPath } from '../paths.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { addEmoji } from './emoji.ts'
import { addEssentials } from './essentials.ts'
import { addOddCases } from './odd-cases.ts'
import { addPlaces } from './places.ts'
import { SeedBuilder } from './seed-builder.ts'

/** About 3,000 entries under a dozen folders that a newcomer can read, with the oddities tucked into one of them. */
export function emojiInventory(owner: string): StoredRecord[] {
  const seed = new SeedBuilder(owner)
  addEssentials(seed)
  addEmoji(seed)
  addPlaces(seed)
  addOddCases(seed, seed.folder(rootPath, 'Odd cases'))
  return seed.records
}
