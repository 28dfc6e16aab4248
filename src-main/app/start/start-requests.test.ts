import { describe, expect, it } from 'vitest'
import { requestsOfFurtherStart, requestsOfStart } from './start-requests'

const SHOWN = { kind: 'show', path: '/Inventory/a' }
const LINK = 'satchel:open?path=/Inventory/a'

describe('requestsOfStart', () => {
  it('finds the links among the switches', () => {
    expect(requestsOfStart(['satchel', '--no-sandbox', LINK])).toEqual([SHOWN])
    expect(requestsOfStart(['satchel', '--source', 'unix:/s'])).toEqual([])
  })
})

describe('requestsOfFurtherStart', () => {
  it('says that another service needs another start', () => {
    expect(requestsOfFurtherStart(['satchel', '--source=unix:/s', LINK])).toEqual([
      { kind: 'refused', link: '--source unix:/s', problem: 'other-source' },
      SHOWN,
    ])
  })

  it('asks nothing when it was told nothing', () => {
    expect(requestsOfFurtherStart(['satchel'])).toEqual([])
  })
})
