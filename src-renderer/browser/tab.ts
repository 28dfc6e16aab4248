import type { Browser } from './browser'

/** One view of the inventory, or two side by side; one of them is the one that keys and commands are about. */
export interface Tab {
  /** Of its element; the same as long as it is open. */
  readonly id: string
  /** From left to right; two at most. */
  readonly views: readonly Browser[]
  readonly active: Browser
}

/** The open tabs from left to right, never none, and the one that is shown. */
export interface TabsNow {
  readonly tabs: readonly Tab[]
  readonly current: Tab
}

export function tabOf(browser: Browser): Tab {
  return { id: `tab-${browser.id}`, views: [browser], active: browser }
}

/** With another tab in the place of one; which one is shown stays the same. */
export function withTab({ tabs, current }: TabsNow, before: Tab, after: Tab): TabsNow {
  return {
    tabs: tabs.map(tab => (tab === before ? after : tab)),
    current: current === before ? after : current,
  }
}

export function withTabAt({ tabs, current }: TabsNow, tab: Tab, index: number): TabsNow {
  return { tabs: tabs.toSpliced(index, 0, tab), current }
}

/** Where the shown one is closed, its neighbour to the right is shown, or else the one to the left. The last one stays. */
export function withoutTab(now: TabsNow, closed: Tab): TabsNow {
  const index = now.tabs.indexOf(closed)
  const tabs = now.tabs.filter(tab => tab !== closed)
  const next = tabs[index] ?? tabs.at(-1)
  if (index < 0 || !next) return now
  return { tabs, current: now.current === closed ? next : now.current }
}

/** With a tab in another place, counted without it; past an end it stays at that end. */
export function withTabMoved({ tabs, current }: TabsNow, moved: Tab, index: number): TabsNow {
  const others = tabs.filter(tab => tab !== moved)
  const at = Math.max(0, Math.min(others.length, index))
  return { tabs: others.toSpliced(at, 0, moved), current }
}

/** The next one to the right, or with -1 to the left; after the last one comes the first. */
export function tabBeside({ tabs, current }: TabsNow, step: 1 | -1): Tab {
  const index = tabs.indexOf(current)
  return tabs[(index + step + tabs.length) % tabs.length] ?? current
}
