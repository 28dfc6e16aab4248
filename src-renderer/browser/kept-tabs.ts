import { parsePath } from '../../src-shared/domain/paths'
import type { PlaceShown } from './browser'
import { expandedFrom, openFolders } from './kept-expansion'
import { type Look, lookFrom } from './look'
import type { TreeView } from './tree-view'

/** What is kept of a view from one start to the next. */
export interface KeptView extends Look {
  readonly place: PlaceShown
  readonly expanded: TreeView['expanded']
}

export interface KeptTab {
  readonly views: readonly KeptView[]
  /** Which of them is the active one. */
  readonly active: number
}

export interface KeptTabs {
  readonly tabs: readonly KeptTab[]
  /** Which of them is shown. */
  readonly current: number
}

/** No start may hang on what was open. Nobody finds their way among more than that. */
const MAX_TABS = 100
const MAX_VIEWS = 2
const LONGEST_TITLE = 200

/** As text for the page's own storage. */
export function keptTabsText({ tabs, current }: KeptTabs): string {
  const textOf = ({ place: { id, path, title }, expanded, view, sort }: KeptView) => ({
    place: { id, path, title: title.slice(0, LONGEST_TITLE) },
    expanded: openFolders(expanded),
    view,
    sort,
  })
  return JSON.stringify({
    tabs: tabs.map(({ views, active }) => ({ views: views.map(textOf), active })),
    current,
  })
}

/** Reads what was kept; what makes no sense is left out, and null is answered where nothing is left. */
export function keptTabsFrom(text: string | null): KeptTabs | null {
  const kept = fields(parsed(text))
  const all = list(kept['tabs']).slice(0, MAX_TABS).map(tabFrom)
  const tabs = all.filter(tab => tab !== null)
  if (tabs.length === 0) return null
  return { tabs, current: indexIn(tabs, kept['current']) }
}

function tabFrom(value: unknown): KeptTab | null {
  const tab = fields(value)
  const views = list(tab['views'])
    .slice(0, MAX_VIEWS)
    .map(viewFrom)
    .filter(view => view !== null)
  return views.length === 0 ? null : { views, active: indexIn(views, tab['active']) }
}

function viewFrom(value: unknown): KeptView | null {
  const { place, expanded, view, sort } = fields(value)
  const { id, path, title } = fields(place)
  const look = lookFrom(view, sort)
  const known = typeof path === 'string' ? parsePath(path) : null
  if (typeof id !== 'string' || !/^(\/|$)/.test(id) || known === null || look === null) return null
  const named = typeof title === 'string' ? title.slice(0, LONGEST_TITLE) : ''
  return {
    ...look,
    place: { id, path: known, title: named, link: null },
    expanded: expandedFrom(JSON.stringify(expanded ?? [])),
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function indexIn(all: readonly unknown[], value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < all.length ? value : 0
}
