import { groupId } from '../engine.ts'
import { rootPath } from '../paths.ts'
import type { SeedBuilder } from './seed-builder.ts'

const tools = [
  ['Developer Tool', '1f6e0-fe0f'],
  ['Material Tool', '1f3a8'],
  ['Shape Tool', '1f4d0'],
  ['Light Tool', '1f526'],
  ['Grabbable Setter', '270b'],
  ['Meter', '1f4cf'],
] as const

const avatars = [
  ['Robot', '1f916'],
  ['Fox', '1f98a'],
  ['Panda', '1f43c'],
  ['Astronaut', '1f9d1-200d-1f680'],
] as const

/** The shared folder of a group, in a second store, which the user reaches through a link only. */
export function addEssentials(seed: SeedBuilder): void {
  const owner = groupId
  const essentials = seed.folder(rootPath, 'Resonite Essentials', { owner, isPublic: true })
  const folders = { Tools: tools, Avatars: avatars }
  for (const [name, items] of Object.entries(folders)) {
    const folder = seed.folder(essentials, name, { owner, isPublic: true })
    for (const [item, code] of items) {
      seed.item(folder, item, { owner, isPublic: true, thumbnailUri: `resdb:///${code}.webp` })
    }
  }
  const worlds = seed.folder(essentials, 'Sample Worlds', { owner, isPublic: true })
  for (const [name, code] of [
    ['Beach House', '1f3d6-fe0f'],
    ['Space Station', '1f6f0-fe0f'],
  ] as const) {
    const assetUri = `resdb:///${code.repeat(8).replaceAll('-', '').slice(0, 64)}.brson`
    seed.item(worlds, name, {
      owner,
      isPublic: true,
      type: 'world',
      assetUri,
      thumbnailUri: `resdb:///${code}.webp`,
    })
  }
  seed.link(rootPath, 'Resonite Essentials', `resrec:///${groupId}/Inventory/Resonite Essentials`)
}
