import { expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { ROOT } from '../../src-shared/domain/paths'
import type { Incomplete } from '../../src-shared/model/incomplete'
import { folderFactsOf } from './folder-facts'

const listed = (atMs: number, incomplete: Incomplete | null) => {
  const builder = new ListingBuilder(ROOT, atMs, 1, 'path', incomplete)
  builder.addEntries([
    { recordId: 'R-1', name: 'Hat', kind: 'object', assetUri: '', isPublic: false, modifiedMs: null },
  ])
  return builder.finish()
}

const indexed = (isWhole: boolean) =>
  ({ listedAtMs: 10, isWhole, folders: 1, items: 2, links: 0, pictures: [] }) as const

it('is whole only where all had arrived of the listing that it goes by', () => {
  const part = { expected: 0 }
  expect(folderFactsOf(listed(20, null), indexed(false))).toMatchObject({ total: 1, isWhole: true })
  expect(folderFactsOf(listed(20, part), indexed(true))).toMatchObject({ total: 1, isWhole: false })
  expect(folderFactsOf(listed(5, part), indexed(true))).toMatchObject({ total: 3, isWhole: true })
  expect(folderFactsOf(null, indexed(false))).toMatchObject({ total: 3, isWhole: false })
})
