import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../src-shared/domain/paths'
import { ListingStore } from '../session/listing-store'
import { personId } from '../sources/inventory-id'
import { testFolder } from '../testing/sandbox-process'
import { diskCache } from '../thumbnails/thumbnail-cache'

const ADA = personId('U-ada')

it('listings and pictures are kept again where a file stood in the place of their folder', async () => {
  const home = testFolder()
  for (const name of ['listings', 'pictures']) writeFileSync(join(home, name), 'a file')
  const listings = new ListingStore({ folder: join(home, 'listings'), log: () => {} })
  listings.put(ADA, { path: ROOT, listedAtMs: 5, bytes: new Uint8Array([1, 2, 3]) })
  await listings.settled()
  expect((await listings.get(ADA, ROOT))?.bytes).toEqual(Buffer.from([1, 2, 3]))
  const pictures = diskCache(home)
  pictures.put('U-ada', 'a', new Uint8Array([4, 5]))
  await pictures.flush()
  expect(await diskCache(home).get('U-ada', 'a')).toEqual(Buffer.from([4, 5]))
  const kept = readdirSync(home).filter(name => name.includes('.unreadable-'))
  expect(kept.map(name => readFileSync(join(home, name), 'utf8'))).toEqual(['a file', 'a file'])
})

it('a picture whose file was damaged is a miss, and is kept anew', async () => {
  const folder = testFolder()
  const first = diskCache(folder)
  first.put('U-ada', 'a', new Uint8Array([1, 2, 3, 4]))
  await first.flush()
  for (const file of filesIn(folder)) writeFileSync(file, 'garbage')
  const second = diskCache(folder)
  expect(await second.get('U-ada', 'a')).toBeNull()
  second.put('U-ada', 'a', new Uint8Array([5]))
  await second.flush()
  expect(await diskCache(folder).get('U-ada', 'a')).toEqual(Buffer.from([5]))
})

it('leaves a folder alone, and what is not there', () => {
  const home = testFolder()
  mkdirSync(join(home, 'pictures'))
  diskCache(home)
  diskCache(join(home, 'nothing'))
  expect(readdirSync(home)).toEqual(['pictures'])
})

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}
