import { rootPath } from '../paths.ts'
import type { SeedBuilder } from './seed-builder.ts'

const worlds = [
  ['Cherry Garden', '1f338'],
  ['Harbour at Dusk', '1f307'],
  ['Observatory', '1f52d'],
  ['Night Train', '1f686'],
  ['Mountain Cabin', '1f3d4-fe0f'],
  ['Underwater Dome', '1f420'],
  ['Tea House 茶室', '1f375'],
] as const

const shared = [
  ['Party Hat', '1f389'],
  ['Confetti Cannon', '1f38a'],
  ['Guest Book', '1f4d6'],
  ['Picnic Basket', '1f9fa'],
  ['Welcome Sign', '1f44b'],
] as const

const materials = [
  ['Oak planks', 'texture', '1fab5'],
  ['Brick wall', 'texture', '1f9f1'],
  ['Rain on a roof', 'audio', '1f327-fe0f'],
  ['Birdsong', 'audio', '1f426'],
] as const

const snapshotCount = 300
const snapshotPictures = ['1f4f7', '1f305', '1f3d9-fe0f', '1f303', '1f30c', '1f3de-fe0f', '1f301']

/** What a resident gathers beside objects: worlds, things shared with others, sounds and textures, photographs. */
export function addPlaces(seed: SeedBuilder): void {
  const worldFolder = seed.folder(rootPath, 'Worlds')
  for (const [name, code] of worlds) {
    seed.item(worldFolder, name, { type: 'world', thumbnailUri: `resdb:///${code}.webp` })
  }
  const sharedFolder = seed.folder(rootPath, 'Shared with Friends', { isPublic: true })
  for (const [name, code] of shared) {
    seed.item(sharedFolder, name, { isPublic: true, thumbnailUri: `resdb:///${code}.webp` })
  }
  const materialFolder = seed.folder(rootPath, 'Textures & Sounds')
  for (const [name, type, code] of materials) {
    seed.item(materialFolder, name, { type, thumbnailUri: `resdb:///${code}.webp` })
  }
  addSnapshots(seed)
}

function addSnapshots(seed: SeedBuilder): void {
  const folder = seed.folder(rootPath, 'Snapshots')
  for (let number = 1; number <= snapshotCount; number += 1) {
    // Strides through the numbers, so that the service's order is not the order of the names.
    const shown = ((number * 101) % snapshotCount) + 1
    const picture = snapshotPictures[shown % snapshotPictures.length] ?? ''
    seed.item(folder, `Snapshot ${String(shown).padStart(3, '0')}`, {
      type: 'texture',
      thumbnailUri: `resdb:///${picture}.webp`,
    })
  }
}
