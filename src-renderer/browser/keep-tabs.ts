import type { OpensAt } from '../../src-shared/model/opens-at'
import { environmentStore } from '../bridge/environment'
import { keyOf } from '../kit/row-id'
import type { Session } from '../session/session'
import { WindowStorage } from '../session/window-storage'
import { ROOT_BRANCH } from './branch'
import { Browser, lookChosenLast } from './browser'
import { folderLooksOf } from './folder-looks'
import { expandedFrom, openFolders } from './kept-expansion'
import { type KeptTab, type KeptTabs, type KeptView, keptTabsFrom, keptTabsText } from './kept-tabs'
import { type Tab, type TabsNow, tabOf } from './tab'
import type { Tabs } from './tabs'

/** Long enough for several folders in a row; the end of the page does not wait for it. */
const KEEP_AFTER_MS = 500

/** After this a start counts as survived. */
const SURVIVED_AFTER_MS = 10_000

const opensAt = (): OpensAt | null => environmentStore.get().opensAt

/** This window's. */
const storage = (): WindowStorage => new WindowStorage(opensAt())

/** Set while folders are opened again: a start that died of it does not try it once more. */
const RESTORING = 'restoring expansion'

const entryOf = (inventory: string): string => `tabs ${inventory}`

/** Where versions before there were tabs kept what was open in the one tree. */
const oldEntryOf = (inventory: string): string => `expanded ${inventory}`

/**
 * The tabs that were open in an inventory when Satchel ended, each where it was
 * and with what was open in it, within a bound. A single view begins at the top.
 * By record ids alone: paths may mean other folders by then, and following the
 * ids lists them anyway. In the page's own storage, because it belongs to one
 * inventory, is lost without harm, and must be there before the first rows;
 * settings are for what a person chose. A further window begins where it was asked for. `oldKey` is under what versions before
 * this one kept it.
 */
export function restoredTabs(session: Session, oldKey: string): TabsNow {
  const { key } = session
  const { notes } = storage()
  const hasDied = notes.getItem(RESTORING) !== null
  notes.removeItem(RESTORING)
  const own = key === '' ? null : keptTabsFrom(storage().read(entryOf(key)))
  const begin = opensAt()
  if (own === null && begin?.inventory === key) return tabsAt(session, begin.place)
  const kept = key === '' ? null : (own ?? keptBefore(key, oldKey))
  const tabs = (kept?.tabs ?? []).flatMap((tab, at) => {
    // Others are opened again when they are shown.
    const isSafe = !hasDied || at !== kept?.current
    return tabFrom(tab, view =>
      isSafe ? viewFrom(session, view, kept !== null && isSingle(kept)) : new Browser(session),
    )
  })
  const current = tabs[kept?.current ?? 0] ?? tabOf(new Browser(session))
  if (current.views.some(({ tree }) => tree.get().expanded.size > 0)) {
    notes.setItem(RESTORING, key)
    setTimeout(() => notes.removeItem(RESTORING), SURVIVED_AFTER_MS)
  }
  return { tabs: tabs.length === 0 ? [current] : tabs, current }
}

/** A further window begins with one view, which looks as was chosen for its folder. */
function tabsAt(session: Session, place: OpensAt['place']): TabsNow {
  const browser = new Browser(session)
  browser.beginWith(folderLooksOf(session).of(keyOf(place.id)) ?? lookChosenLast())
  browser.beginAt({ ...place, link: null })
  const tab = tabOf(browser)
  return { tabs: [tab], current: tab }
}

/** Keeps from now on which tabs there are, where each is, and what is open in it. */
export function keepTabs(session: Session, tabs: Tabs): void {
  const { key } = session
  let timer: ReturnType<typeof setTimeout> | undefined
  let stops: readonly (() => void)[] = []
  const keep = (): void => storage().write(entryOf(key), keptTabsText(keptOf(tabs.now.get())))
  const keepSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(keep, KEEP_AFTER_MS)
  }
  /** Only what is shown changes. */
  const watch = (): void => {
    stops.forEach(stop => stop())
    stops = tabs.now.get().current.views.flatMap(view => watchView(view, keepSoon))
  }
  const stop = tabs.now.subscribe(() => {
    watch()
    keepSoon()
  })
  watch()
  const leave = (): void => {
    storage().notes.removeItem(RESTORING)
    keep()
  }
  window.addEventListener('pagehide', leave)
  session.onClose(() => {
    stop()
    stops.forEach(stop => stop())
    clearTimeout(timer)
    window.removeEventListener('pagehide', leave)
    keep()
  })
}

/** Opens also what was open in an inventory that turned out to be the same. */
export function openAlsoThoseOf({ tree }: Browser, other: string): void {
  const kept = keptTabsFrom(storage().read(entryOf(other))) ?? keptBefore(other, other)
  const added = kept.tabs.flatMap(({ views }) => views.flatMap(({ expanded }) => openFolders(expanded)))
  tree.update(before => {
    const open = [...openFolders(before.expanded), ...added]
    return { ...before, expanded: expandedFrom(JSON.stringify(open)) }
  })
}

function keptBefore(key: string, oldKey: string): KeptTabs {
  const kept = localStorage.getItem(oldEntryOf(key)) ?? localStorage.getItem(oldEntryOf(oldKey))
  const view = { ...lookChosenLast(), place: ROOT_BRANCH, expanded: expandedFrom(kept) }
  return { tabs: [{ views: [view], active: 0 }], current: 0 }
}

function isSingle({ tabs }: KeptTabs): boolean {
  return tabs.length === 1 && tabs[0]?.views.length === 1
}

function tabFrom({ views, active }: KeptTab, browserOf: (view: KeptView) => Browser): readonly Tab[] {
  const [first, ...others] = views.map(browserOf)
  if (!first) return []
  const tab = { ...tabOf(first), views: [first, ...others] }
  return [{ ...tab, active: tab.views[active] ?? first }]
}

function viewFrom(session: Session, { place, expanded, view, sort }: KeptView, isSingle: boolean): Browser {
  const browser = new Browser(session)
  browser.tree.update(tree => ({ ...tree, expanded }))
  if (isSingle) {
    browser.beginWith(folderLooksOf(session).of('') ?? lookChosenLast())
    return browser
  }
  browser.beginWith({ view, sort })
  browser.beginAt(place)
  return browser
}

function watchView(view: Browser, keepSoon: () => void): readonly (() => void)[] {
  let { expanded } = view.tree.get()
  const onTree = (): void => {
    if (view.tree.get().expanded === expanded) return
    ;({ expanded } = view.tree.get())
    keepSoon()
  }
  return [view.tree.subscribe(onTree), view.place.subscribe(keepSoon), view.look.subscribe(keepSoon)]
}

function keptOf({ tabs, current }: TabsNow): KeptTabs {
  return {
    tabs: tabs.map(({ views, active }) => ({ views: views.map(keptView), active: views.indexOf(active) })),
    current: tabs.indexOf(current),
  }
}

function keptView({ tree, place, look }: Browser): KeptView {
  return { ...look.get(), place: place.get(), expanded: tree.get().expanded }
}
