import { expect, it } from 'vitest'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import { COLUMNS } from '../../src-shared/model/settings'
import { IDS_CAPABILITIES } from '../../src-shared/testing/capabilities'
import { canBeTold } from './columns'

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
