import { expect, it, onTestFinished } from 'vitest'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import { COLUMNS } from '../../src-shared/model/settings'
import { IDS_CAPABILITIES } from '../../src-shared/testing/capabilities'
import { openSession, stubMain } from '../testing/open-session'
import { canBeTold, columnsOf } from './columns'

it('offers to sort by what the source tells, and by nothing else', () => {
  const offered = (capabilities: typeof RESONITE_CAPABILITIES) =>
    COLUMNS.filter(column => canBeTold(column, capabilities))
  expect(offered(RESONITE_CAPABILITIES)).toEqual(['name', 'kind', 'modified', 'public'])
  expect(offered({ ...IDS_CAPABILITIES, hasSharing: false })).toEqual([
    'name',
    'kind',
    'creator',
    'permissions',
    'created',
    'modified',
  ])
})

it('keeps the columns where they were chosen: a window that hears of them writes nothing', () => {
  stubMain()
  const session = openSession()
  onTestFinished(session.close)
  const columns = columnsOf(session)
  const entry = `columns ${session.key}`
  columns.update(() => ['kind'])
  expect(localStorage.getItem(entry)).toBe('["kind"]')

  // Two windows chose at once: this one hears of the other's, which is not what is kept in the end.
  const hear = (newValue: string): boolean =>
    window.dispatchEvent(
      Object.assign(new Event('storage'), { key: entry, newValue, storageArea: localStorage }),
    )
  hear('["modified"]')
  expect(localStorage.getItem(entry)).toBe('["kind"]')
  expect(columns.get()).toEqual(['kind'])

  localStorage.setItem(entry, '["modified"]')
  hear('["modified"]')
  expect(columns.get()).toEqual(['modified'])
  expect(localStorage.getItem(entry)).toBe('["modified"]')
})
