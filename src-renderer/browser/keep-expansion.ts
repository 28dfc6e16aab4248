import type { Browser } from './browser'
import { expandedFrom, openFolders } from './kept-expansion'

/** Long enough for several folders in a row; the end of the page does not wait for it. */
const KEEP_AFTER_MS = 500

/** After this a start counts as survived. */
const SURVIVED_AFTER_MS = 10_000

/** Set while folders are opened again: a start that died of it does not try it once more. */
const RESTORING = 'restoring expansion'

const entryOf = (inventory: string): string => `expanded ${inventory}`

/**
 * Opens again what was open in an inventory when Satchel ended, within a bound,
 * and keeps from now on what is. By record ids alone: paths may mean other folders
 * by then, and following the ids lists them anyway. In the page's own storage,
 * because it belongs to one inventory, is lost without harm, and must be there
 * before the first rows; settings are for what a person chose. `oldKey` is under
 * what versions before this one kept it.
 */
export function keepExpansion({ session, tree }: Browser, oldKey: string): void {
  const { key } = session
  const kept = localStorage.getItem(entryOf(key)) ?? localStorage.getItem(entryOf(oldKey))
  if (localStorage.getItem(RESTORING) !== null) localStorage.removeItem(RESTORING)
  else restore(expandedFrom(kept))

  let { expanded } = tree.get()
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = (): void =>
    localStorage.setItem(entryOf(key), JSON.stringify(openFolders(tree.get().expanded)))
  const stop = tree.subscribe(() => {
    if (tree.get().expanded === expanded) return
    ;({ expanded } = tree.get())
    clearTimeout(timer)
    timer = setTimeout(keep, KEEP_AFTER_MS)
  })
  const leave = (): void => {
    localStorage.removeItem(RESTORING)
    keep()
  }
  window.addEventListener('pagehide', leave)
  session.onClose(() => {
    stop()
    clearTimeout(timer)
    window.removeEventListener('pagehide', leave)
    keep()
  })

  function restore(opened: ReturnType<typeof expandedFrom>): void {
    if (opened.size === 0) return
    localStorage.setItem(RESTORING, key)
    setTimeout(() => localStorage.removeItem(RESTORING), SURVIVED_AFTER_MS)
    tree.update(before => ({ ...before, expanded: opened }))
  }
}

/** Opens also what was open in an inventory that turned out to be the same. */
export function openAlsoThoseOf({ tree }: Browser, other: string): void {
  const added = openFolders(expandedFrom(localStorage.getItem(entryOf(other))))
  tree.update(before => {
    const open = [...openFolders(before.expanded), ...added]
    return { ...before, expanded: expandedFrom(JSON.stringify(open)) }
  })
}
