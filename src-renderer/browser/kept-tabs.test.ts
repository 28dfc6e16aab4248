import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { DEFAULT_SETTINGS } from '../../src-shared/model/settings'
import { rowIdOf } from '../kit/row-id'
import { expandedFrom } from './kept-expansion'
import { type KeptTabs, type KeptView, keptTabsFrom, keptTabsText } from './kept-tabs'

const FOOD = rowIdOf('', 'R-food')

const VIEW: KeptView = {
  view: 'grid',
  sort: { column: 'modified', direction: 'descending', foldersFirst: false },
  place: { id: FOOD, path: childPath(ROOT, 'Food') ?? ROOT, title: 'Food <b>& Drink', link: null },
  expanded: expandedFrom(JSON.stringify([FOOD])),
}

const TOP: KeptView = {
  view: DEFAULT_SETTINGS.view,
  sort: DEFAULT_SETTINGS.sort,
  place: { id: '', path: ROOT, title: 'Inventory', link: null },
  expanded: new Map(),
}

describe('kept tabs', () => {
  it('are the same after they were kept and read', () => {
    const kept: KeptTabs = {
      tabs: [
        { views: [TOP], active: 0 },
        { views: [TOP, VIEW], active: 1 },
      ],
      current: 1,
    }
    expect(keptTabsFrom(keptTabsText(kept))).toEqual(kept)
  })

  it('leave out what makes no sense, and show another one then', () => {
    const [tab] = JSON.parse(keptTabsText({ tabs: [{ views: [VIEW], active: 0 }], current: 0 })).tabs
    const odd = [
      { views: [] },
      { views: [{ ...tab.views[0], place: { id: 'x', path: '/Inventory' } }] },
      7,
      null,
    ]
    const read = keptTabsFrom(JSON.stringify({ tabs: [...odd, tab], current: 4 }))
    expect(read).toEqual({ tabs: [{ views: [VIEW], active: 0 }], current: 0 })
  })

  it('answer nothing for anything else, and never throw', () => {
    for (const text of [null, '', '{', '[]', '{"tabs":3}', '{"tabs":[]}'])
      expect(keptTabsFrom(text)).toBeNull()
    fc.assert(fc.property(fc.json(), text => void keptTabsFrom(text)))
    fc.assert(fc.property(fc.json(), text => void keptTabsFrom(`{"tabs":[{"views":[${text}]}]}`)))
  })
})
