import { expandedFrom, openFolders } from './kept-expansion'
import { treeStore } from './tree-store'

/** Long enough for several folders in a row; the end of the page does not wait for it. */
const KEEP_AFTER_MS = 500

/** After this a start counts as survived. */
const SURVIVED_AFTER_MS = 10_000

/** Set while folders are opened again: a start that died of it does not try it once more. */
const RESTORING = 'restoring expansion'

const entryOf = (inventory: string): string => `expanded ${inventory}`

/** Whose folders are open in the tree; nothing is kept before it was restored. */
let inventory: string | null = null
let isWatching = false
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Opens again what was open in an inventory when Satchel ended, within a bound,
 * and keeps from now on what is. By record ids alone: paths may mean other folders
 * by then, and following the ids lists them anyway. In the page's own storage,
 * because it belongs to one inventory, is lost without harm, and must be there
 * before the first rows; settings are for what a person chose. `oldKey` is under
 * what versions before this one kept it.
 */
export function restoreExpansion(key: string, oldKey: string): void {
  inventory = key
  watch()
  if (localStorage.getItem(RESTORING) !== null) return localStorage.removeItem(RESTORING)
  const expanded = expandedFrom(localStorage.getItem(entryOf(key)) ?? localStorage.getItem(entryOf(oldKey)))
  if (expanded.size === 0) return
  localStorage.setItem(RESTORING, key)
  setTimeout(() => localStorage.removeItem(RESTORING), SURVIVED_AFTER_MS)
  treeStore.update(view => ({ ...view, expanded }))
}

/** Opens also what was open in an inventory that turned out to be the same. */
export function openAlsoThoseOf(other: string): void {
  const added = openFolders(expandedFrom(localStorage.getItem(entryOf(other))))
  treeStore.update(view => {
    const open = [...openFolders(view.expanded), ...added]
    return { ...view, expanded: expandedFrom(JSON.stringify(open)) }
  })
}

function watch(): void {
  if (isWatching) return
  isWatching = true
  let { expanded } = treeStore.get()
  treeStore.subscribe(() => {
    if (treeStore.get().expanded === expanded) return
    ;({ expanded } = treeStore.get())
    clearTimeout(timer)
    timer = setTimeout(keep, KEEP_AFTER_MS)
  })
  window.addEventListener('pagehide', () => {
    localStorage.removeItem(RESTORING)
    keep()
  })
}

function keep(): void {
  if (inventory === null) return
  localStorage.setItem(entryOf(inventory), JSON.stringify(openFolders(treeStore.get().expanded)))
}

/** Another inventory comes: what is open now is kept before it is forgotten. */
export function endExpansion(): void {
  clearTimeout(timer)
  keep()
  inventory = null
}
