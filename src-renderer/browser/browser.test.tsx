import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import { overlayStore } from '../kit/overlay-store'
import { rowIdOf } from '../kit/row-id'
import { TreePane } from '../panes/contents/tree-pane'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { SessionContext } from '../session/session-context'
import { currentSettings } from '../session/settings-store'
import { openSession, stubMain } from '../testing/open-session'
import { type Browser, createBrowser } from './browser'
import { BrowserProvider } from './browser-context'
import { selectOnly } from './selection'
import { type Shown, useShown } from './shown'

const FOOD = childPath(ROOT, 'Food') ?? ROOT
const FOOD_ID = rowIdOf('', 'R-food')

function entry(recordId: string, name: string, kind: Entry['kind'], modifiedMs: number): Entry {
  return { recordId, name, kind, assetUri: '', isPublic: false, modifiedMs }
}

const IN_ROOT = [entry('R-food', 'Food', 'folder', 1), entry('R-hat', 'Hat', 'object', 2)]
const IN_FOOD = [entry('R-kiwi', 'Kiwi', 'object', 1), entry('R-pear', 'Pear', 'object', 2)]

function list({ queries, key }: Session, path: typeof ROOT, entries: readonly Entry[]): void {
  const builder = new ListingBuilder(path, 0, entries.length)
  builder.addEntries(entries)
  queries.setQueryData(keys.listing(key, path), builder.finish())
}

let session: Session | null = null

function openListed(): Session {
  session = openSession()
  list(session, ROOT, IN_ROOT)
  list(session, FOOD, IN_FOOD)
  return session
}

beforeEach(() => stubMain())
afterEach(() => {
  session?.close()
  session = null
  vi.unstubAllGlobals()
})

function drawn({ session }: Browser, browsers: readonly (readonly [Browser, ReactNode])[]): string {
  return renderToStaticMarkup(
    <StrictMode>
      <QueryClientProvider client={session.queries}>
        <SessionContext value={session}>
          {browsers.map(([browser, children]) => (
            <BrowserProvider key={browser.id} browser={browser}>
              {children}
            </BrowserProvider>
          ))}
        </SessionContext>
      </QueryClientProvider>
    </StrictMode>,
  )
}

/** What a browser shows now. */
function shownBy(browser: Browser): Shown {
  const shown: Shown[] = []
  drawn(browser, [[browser, <Probe key="probe" onShown={now => shown.push(now)} />]])
  const [now] = shown
  if (!now) throw new Error('Nothing was shown')
  return now
}

function Probe({ onShown }: { readonly onShown: (shown: Shown) => void }) {
  onShown(useShown())
  return null
}

function namesIn({ rows }: Shown): readonly string[] {
  return Array.from({ length: rows.count }, (_, index) => {
    const row = rows.at(index)
    return row?.kind === 'entry' ? row.entry.name : ''
  })
}

describe('two browsers over one session', () => {
  it('are each where they are, with their own folders open, selection and order', () => {
    const listed = openListed()
    const [tree, grid] = [createBrowser(listed), createBrowser(listed)]
    tree.expand(FOOD_ID)
    tree.select(() => selectOnly(rowIdOf('', 'R-hat')))
    grid.changeLook({ view: 'grid', sort: { ...currentSettings().sort, direction: 'descending' } })
    grid.goTo(FOOD_ID, rowIdOf(FOOD_ID, 'R-pear'))
    const [inTree, inGrid] = [shownBy(tree), shownBy(grid)]
    expect(namesIn(inTree)).toEqual(['Food', 'Kiwi', 'Pear', 'Hat'])
    expect(namesIn(inGrid)).toEqual(['Pear', 'Kiwi'])
    expect([inTree.location.path, inGrid.location.path]).toEqual([ROOT, FOOD])
    expect([inTree.selected.single?.entry.name, inGrid.selected.single?.entry.name]).toEqual(['Hat', 'Pear'])
    expect([tree.tree.get().expanded.size, grid.tree.get().expanded.size]).toEqual([1, 0])
    expect([inTree.view, inGrid.view]).toEqual(['tree', 'grid'])
  })

  it('go back and forward each by itself, and begin with the look that was chosen last', () => {
    const listed = openListed()
    const first = createBrowser(listed)
    first.changeLook({ view: 'tree' })
    first.location.update(() => FOOD_ID)
    first.goTo('')
    const second = createBrowser(listed)
    expect([first.visits.get().back.length, second.visits.get().back.length]).toEqual([1, 0])
    first.changeLook({ view: 'grid' })
    expect(second.look.get().view).toBe('tree')
    expect(createBrowser(listed).look.get().view).toBe('grid')
  })

  it('show each folder one goes to as was chosen there, also in later sessions, and others as was chosen last', () => {
    vi.stubGlobal('requestAnimationFrame', () => 0)
    const browser = createBrowser(openListed())
    const goTo = (id: string): void => {
      browser.goTo(id)
      browser.location.update(() => id)
    }
    const newest = { column: 'modified', direction: 'descending', foldersFirst: true } as const
    goTo(FOOD_ID)
    browser.changeLook({ view: 'grid', sort: newest })
    goTo('/R-tools')
    expect(browser.look.get()).toEqual({ view: 'grid', sort: newest })
    browser.changeLook({ view: 'tree' })
    goTo('/R-shelf')
    expect(browser.look.get().view).toBe('tree')
    goTo(FOOD_ID)
    expect(browser.look.get()).toEqual({ view: 'grid', sort: newest })
    browser.goBack()
    expect(browser.look.get().view).toBe('tree')
    session?.close()
    const later = createBrowser(openListed())
    later.goTo(FOOD_ID)
    expect(later.look.get()).toEqual({ view: 'grid', sort: newest })
  })

  it('take a menu for what it was opened for as long as that is selected, however it came to be', () => {
    const browser = createBrowser(openListed())
    browser.select(() => selectOnly(rowIdOf('', 'R-hat')))
    browser.openMenu(0, 0)
    const menu = overlayStore.get()
    if (menu?.kind !== 'menu') throw new Error('No menu was opened')
    browser.select(() => selectOnly(rowIdOf('', 'R-hat')))
    expect(menu.isCurrent()).toBe(true)
    browser.select(() => selectOnly(FOOD_ID))
    expect(menu.isCurrent()).toBe(false)
  })

  it('never give two elements or drop targets one id', () => {
    const listed = openListed()
    const browsers = [createBrowser(listed), createBrowser(listed)]
    for (const browser of browsers) {
      browser.changeLook({ view: 'tree' })
      browser.select(() => selectOnly(rowIdOf('', 'R-hat')))
    }
    const trees = browsers.map(browser => {
      const { rows } = shownBy(browser)
      return [browser, <TreePane key="tree" rows={rows} canChange onOpen={() => {}} />] as const
    })
    const [first] = browsers
    if (!first) throw new Error('There is no browser')
    const html = drawn(first, trees)
    const ids = [...html.matchAll(/ (?:id|aria-activedescendant)="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual(browsers.map(browser => browser.elementIdOf(1)))
    expect(new Set(ids).size).toBe(2)
    expect(new Set(browsers.map(browser => browser.targetIdOf(FOOD_ID))).size).toBe(2)
    expect(browsers.map(browser => browser.rowIdOfTarget(first.targetIdOf(FOOD_ID)))).toEqual([FOOD_ID, null])
  })

  it('end with their session: nothing of it is listed any more', () => {
    const listed = openListed()
    const browser = createBrowser(listed)
    browser.listings.show([ROOT])
    const observers = () => listed.queries.getQueryCache().findAll({ type: 'active' }).length
    expect(observers()).toBe(1)
    listed.close()
    expect(observers()).toBe(0)
  })
})

describe('a browser', () => {
  it('keeps what decides the rows as it is while something else is selected: nothing is flattened anew', () => {
    const browser = createBrowser(openListed())
    browser.expand('/R-1')
    const before = browser.tree.get()
    browser.select(() => selectOnly('/R-2'))
    const after = browser.tree.get()
    expect(after.selection).not.toBe(before.selection)
    expect(after.expanded).toBe(before.expanded)
    expect([after.draftIn, after.location]).toEqual([before.draftIn, before.location])
  })
})
