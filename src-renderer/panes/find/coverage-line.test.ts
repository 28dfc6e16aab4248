import { expect, it } from 'vitest'
import { NO_CRAWL } from '../../../src-shared/model/crawl'
import type { IndexStatus } from '../../../src-shared/model/index-status'
import { isInventoryId } from '../../../src-shared/model/inventory-id'
import { en } from '../../text/en'
import { closedOf, coverageText } from './coverage-line'
import type { Coverage } from './found'

const AT = 1_000

function coverageOf(folders: number, neverListed: number): Coverage {
  return { kind: 'index', folders, neverListed, oldestMs: AT, entries: 0, beyondBounds: 0 }
}

it('calls only those closed that could not be looked into, and not what came since', () => {
  expect(coverageText(en, coverageOf(10, 2), 2, AT)).toBe('Searched all 8 folders · 2 can’t be looked into')
  expect(coverageText(en, coverageOf(13, 5), 2, AT)).toBe(
    'Searched 8 of the 13 folders seen so far · 2 can’t be looked into',
  )
  expect(coverageText(en, coverageOf(10, 0), 2, AT)).toBe('Searched all 10 folders')
})

it('calls none closed before everything was looked through once, nor while it is', () => {
  const inventory = 'resonite:U-test'
  if (!isInventoryId(inventory)) throw new Error('It is none.')
  const index: IndexStatus = {
    inventory,
    entries: 1,
    folders: 1,
    neverListed: 1,
    fresh: 1,
    failing: 0,
    beyondBounds: 0,
    oldestMs: AT,
    coveredMs: null,
    bytesOnDisk: 0,
    crawl: null,
    isWritable: true,
  }
  expect(closedOf({ ...NO_CRAWL, index, closed: 3 })).toBe(0)
  expect(closedOf({ ...NO_CRAWL, index, closed: 3, throughAtMs: AT })).toBe(3)
})
