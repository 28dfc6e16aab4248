import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { rowIdOf } from '../kit/row-id'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import { Browser, type PlaceShown } from './browser'
import { tabOf } from './tab'
import { Tabs } from './tabs'

function place(name: string): PlaceShown {
  return { id: rowIdOf('', `R-${name}`), path: childPath(ROOT, name) ?? ROOT, title: name, link: null }
}

let session: Session | null = null

function openTabs(): Tabs {
  session = openSession()
  const first = tabOf(new Browser(session))
  return new Tabs(session, { tabs: [first], current: first })
}

function titlesOf({ now }: Tabs): string {
  const { tabs, current } = now.get()
  return tabs
    .map(tab => (tab === current ? `[${tab.active.place.get().title}]` : tab.active.place.get().title))
    .join(' ')
}

beforeEach(() => {
  stubMain()
  vi.stubGlobal('requestAnimationFrame', () => 0)
})
afterEach(() => {
  session?.close()
  session = null
  vi.unstubAllGlobals()
})

describe('tabs', () => {
  it('open beside the current one, those in the background one after the other', () => {
    const tabs = openTabs()
    tabs.open(place('A'), 'in-background')
    tabs.open(place('B'), 'in-background')
    expect(titlesOf(tabs)).toBe('[Inventory] A B')
    tabs.open(place('C'))
    expect(titlesOf(tabs)).toBe('Inventory A B [C]')
    tabs.showBeside(1)
    tabs.open(place('D'), 'in-background')
    expect(titlesOf(tabs)).toBe('[Inventory] D A B C')
  })

  it('show the neighbour of one that is closed, and never close the last', () => {
    const tabs = openTabs()
    tabs.open(place('A'), 'in-background')
    tabs.open(place('B'), 'in-background')
    tabs.showBeside(1)
    expect(titlesOf(tabs)).toBe('Inventory [A] B')
    tabs.close(tabs.now.get().current)
    expect(titlesOf(tabs)).toBe('Inventory [B]')
    tabs.close(tabs.now.get().current)
    expect(titlesOf(tabs)).toBe('[Inventory]')
    expect(tabs.close(tabs.now.get().current)).toBe(false)
    expect(titlesOf(tabs)).toBe('[Inventory]')
  })

  it('are put elsewhere, at most at an end, while the same one is shown', () => {
    const tabs = openTabs()
    tabs.open(place('A'), 'in-background')
    tabs.open(place('B'), 'in-background')
    const [first] = tabs.now.get().tabs
    if (!first) throw new Error('No tab')
    tabs.move(first, 1)
    expect(titlesOf(tabs)).toBe('A [Inventory] B')
    tabs.move(first, 9)
    expect(titlesOf(tabs)).toBe('A B [Inventory]')
    tabs.move(first, -1)
    expect(titlesOf(tabs)).toBe('[Inventory] A B')
    tabs.closeOthers(first)
    expect(titlesOf(tabs)).toBe('[Inventory]')
  })

  it('share nothing but the look that a new one begins with, and list nothing out of sight', () => {
    const tabs = openTabs()
    const first = tabs.browser
    first.listings.show([ROOT])
    const listed = vi.spyOn(first.listings, 'show')
    const second = tabs.open(place('A'))
    expect(listed).toHaveBeenCalledWith([])
    expect(second.tree.get().selection.focus).toBe(place('A').id)
    expect(first.tree.get().selection.focus).toBeNull()
    second.look.update(look => ({ ...look, view: 'grid' }))
    expect(first.look.get().view).toBe('tree')
    expect(tabs.open(place('B'), 'in-background').look.get().view).toBe('grid')
  })
})
