import { groupId } from '../engine.ts'
import { joinPath } from '../paths.ts'
import { addOddNames } from './odd-names.ts'
import type { SeedBuilder } from './seed-builder.ts'

const gift = 'resdb:///1f381.webp'
const deepest = 12

/** One folder for each hazard of the sheet's sections 4 and 5 that an inventory can hold. */
export function addOddCases(seed: SeedBuilder, odd: string): void {
  addLinks(seed, seed.folder(odd, 'Links'), odd)
  addTwins(seed, seed.folder(odd, 'Twins'))
  addKinds(seed, seed.folder(odd, 'Unknown kinds'))
  addThumbnails(seed, seed.folder(odd, 'Thumbnails'))
  addOddNames(seed, seed.folder(odd, 'Names'))
  addDepth(seed, seed.folder(odd, 'Deep'))
  seed.folder(odd, 'Empty folder')
  seed.item(odd, 'Before time', { modifiedNanos: 0n, thumbnailUri: 'resdb:///231b.webp' })
}

function addLinks(seed: SeedBuilder, folder: string, odd: string): void {
  const clientOdd = odd.replaceAll('\\', '/')
  seed.link(folder, 'Group tools', `resrec:///${groupId}/Inventory/Resonite Essentials/Tools`)
  seed.link(folder, 'Broken link', `resrec:///${groupId}/Inventory/Gone`)
  seed.link(folder, 'Up to Odd cases', `resrec:///${seed.owner}/${clientOdd}`)
  seed.link(folder, 'Record id link', `resrec:///${groupId}/R-5f0c8a12-0f6e-4c39-8f15-2b7a90d1c3e4`)
  seed.link(folder, 'No access', 'resrec:///U-Stranger/Inventory/Private')
  seed.link(folder, 'Malformed link', 'resrec:///nothing')
  seed.link(folder, 'Web link', 'https://example.org/inventory')
  seed.link(folder, 'Link to a link', `resrec:///${seed.owner}/${clientOdd}/Links/Group tools`)
}

function addTwins(seed: SeedBuilder, folder: string): void {
  seed.item(folder, 'Gift', { thumbnailUri: gift })
  seed.item(folder, 'Gift', { thumbnailUri: 'resdb:///1f380.webp' })
  seed.item(folder, 'gift', { thumbnailUri: 'resdb:///1f9e7.webp' })
  const twin = seed.folder(folder, 'Box')
  seed.folder(folder, 'Box')
  seed.item(twin, 'Ball', { thumbnailUri: 'resdb:///26bd.webp' })
  seed.item(twin, 'Bat', { thumbnailUri: 'resdb:///1f3cf.webp' })
  const both = seed.folder(folder, 'Folder and item')
  seed.item(both, 'Inside', { thumbnailUri: gift })
  seed.item(folder, 'Folder and item', { thumbnailUri: gift })
}

function addKinds(seed: SeedBuilder, folder: string): void {
  for (const type of ['texture', 'audio', 'video', 'Object', '']) {
    seed.item(folder, `Of type '${type}'`, { type, thumbnailUri: gift })
  }
  const capital = seed.folder(folder, 'Capital Directory', { type: 'Directory' })
  seed.item(capital, 'Out of reach', { thumbnailUri: gift })
}

function addThumbnails(seed: SeedBuilder, folder: string): void {
  seed.item(folder, 'No thumbnail')
  seed.item(folder, 'Missing picture', { thumbnailUri: 'resdb:///0000.webp' })
  seed.item(folder, 'Odd scheme', { thumbnailUri: 'local://machine/picture.webp' })
  seed.item(folder, 'A png', { thumbnailUri: 'resdb:///checker.png' })
  seed.item(folder, 'A jpeg', { thumbnailUri: 'resdb:///gradient.jpg' })
  seed.item(folder, 'No content type', { thumbnailUri: 'resdb:///checker.bin' })
}

function addDepth(seed: SeedBuilder, folder: string): void {
  let parent = folder
  for (let level = 1; level <= deepest; level += 1) {
    parent = seed.folder(parent, `Level ${level}`)
  }
  seed.item(parent, 'Treasure', { thumbnailUri: 'resdb:///1f48e.webp' })
  seed.item(joinPath(folder, 'Missing ancestor'), 'Orphan', { thumbnailUri: gift })
}
