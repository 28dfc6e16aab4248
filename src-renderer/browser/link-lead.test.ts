import { expect, it } from 'vitest'
import { ROOT } from '../../src-shared/domain/paths'
import type { EntryFacts } from '../../src-shared/model/entry-facts'
import { NO_FACTS } from '../../src-shared/testing/no-facts'
import { ROOT_BRANCH } from './branch'
import { leadOf } from './link-lead'
import { linksTo } from './links-to'
import type { EntryRow } from './row'

function link(assetUri: string, facts: Partial<EntryFacts> | null = null): EntryRow {
  const entry = {
    recordId: 'R-1',
    name: 'Hat',
    kind: 'link',
    assetUri,
    isPublic: false,
    modifiedMs: null,
  } as const
  return {
    kind: 'entry',
    id: 'R-1',
    branch: ROOT_BRANCH,
    entry: facts === null ? entry : { ...entry, facts: { ...NO_FACTS, ...facts } },
    problem: null,
    path: ROOT,
    isFolder: true,
    openProblem: null,
    isExpanded: false,
    position: 1,
    setSize: 1,
  } as const
}

it('a link leads where its source says, or else where its address does', () => {
  const lead = (row: EntryRow) => leadOf(row, 'U-ada')
  expect(lead(link('', { linkTarget: 'R-2', linkState: 'found' }))).toEqual({
    kind: 'record',
    recordId: 'R-2',
  })
  // What was there may be known from before.
  expect(lead(link('', { linkTarget: 'R-2', linkState: 'broken' }))).toEqual({
    kind: 'record',
    recordId: 'R-2',
  })
  expect(lead(link('', { linkTarget: 'R-2', linkState: 'outside' }))).toEqual({ kind: 'outside' })
  expect(lead(link('', { linkState: 'broken' }))).toEqual({ kind: 'broken' })
  expect(lead(link('', { linkState: 'found' }))).toEqual({ kind: 'untold' })
  expect(lead(link('resrec:///U-ada/Inventory/Fruit/Kiwi'))).toEqual({
    kind: 'path',
    path: '/Inventory/Fruit/Kiwi',
  })
  expect(lead(link('resrec:///U-ada/R-2'))).toEqual({ kind: 'record', recordId: 'R-2' })
  expect(lead(link('resrec:///G-Resonite/Inventory/Fruit'))).toEqual({ kind: 'outside' })
  expect(lead(link('https://example.org/'))).toEqual({ kind: 'untold' })
  expect(leadOf(link('resrec:///U-ada/R-2'), null)).toEqual({ kind: 'outside' })
})

it('ids of any kind are asked for whole', () => {
  expect(linksTo('R-1')).toBe('links-to:R-1')
  expect(linksTo('My box, the old one')).toBe('links-to:"My box, the old one"')
})
