import { type KeyboardEvent, useRef } from 'react'
import { clipboardStore } from './clipboard-store'
import { letterOf } from './letter-of'
import { intentOf, isNavigationKey } from './navigation'
import type { EntryRow } from './row'
import { ROOT_ID } from './row-id'
import type { Rows } from './rows'
import { focusedRow } from './selected-rows'
import { EMPTY_SELECTION, extendTo, focusOn, selectOnly, selectSiblings, toggle } from './selection'
import { collapse, expand, select, treeStore } from './tree-store'
import { rowStartingWith, TypeAhead } from './type-ahead'
import { useClipboardKeys } from './use-clipboard-keys'
import { useRename } from './use-rename'

interface TreeKeys {
  readonly rows: Rows
  readonly pageRows: number
  readonly canChange: boolean
  readonly onOpen: (row: EntryRow) => void
}

/** The keys that the tree itself understands (design.md, "Keyboard"); the rest are the window's. */
export function useTreeKeys(keys: TreeKeys): (event: KeyboardEvent) => void {
  const typeAhead = useRef(new TypeAhead())
  const clipboard = useClipboardKeys(keys)
  const rename = useRename(keys.canChange)
  return event => {
    // Buttons and fields inside rows keep their own keys.
    if (event.target !== event.currentTarget || event.defaultPrevented || event.altKey) return
    const isCtrl = event.ctrlKey || event.metaKey
    const isHandled = isCtrl
      ? pressWithCtrl(event, keys) || clipboard(event)
      : pressPlain(event, keys, rename) || typed(event, keys.rows, typeAhead.current)
    if (isHandled) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
}

function navigate(event: KeyboardEvent, { rows, pageRows }: TreeKeys): boolean {
  if (!isNavigationKey(event.key)) return false
  const intent = intentOf(event.key, rows, treeStore.get().selection.focus, pageRows)
  if (intent?.kind === 'expand') expand(intent.row.id)
  else if (intent?.kind === 'collapse') collapse(intent.row.id)
  else if (intent) {
    select(selection => {
      if (event.shiftKey) return extendTo(selection, rows, intent.id)
      return event.ctrlKey ? focusOn(selection, intent.id) : selectOnly(intent.id)
    })
  }
  return true
}

function pressPlain(event: KeyboardEvent, keys: TreeKeys, rename: (row: EntryRow) => void): boolean {
  const focused = focusedRow(keys.rows)
  if (navigate(event, keys)) return true
  if (event.key === 'Enter' && focused) {
    keys.onOpen(focused)
    return true
  }
  if (event.key === 'F2' && focused) {
    rename(focused)
    return true
  }
  if (event.key === 'Escape') {
    letGo()
    return true
  }
  // The browser would scroll a page away from what has the focus.
  return event.key === ' '
}

/** Esc takes back a cut first, then the selection: with none, the place is the inventory itself. */
function letGo(): void {
  if (clipboardStore.get()?.mode === 'move') clipboardStore.update(() => null)
  else select(() => EMPTY_SELECTION)
}

function pressWithCtrl(event: KeyboardEvent, keys: TreeKeys): boolean {
  if (navigate(event, keys)) return true
  const focused = focusedRow(keys.rows)
  if (letterOf(event) === 'a') {
    select(selection => selectSiblings(selection, keys.rows, focused?.branch.id ?? ROOT_ID))
    return true
  }
  if (event.key === ' ' && focused) {
    select(selection => toggle(selection, focused.id))
    return true
  }
  return false
}

function typed(event: KeyboardEvent, rows: Rows, typeAhead: TypeAhead): boolean {
  if (event.key.length !== 1 || event.key === ' ' || event.nativeEvent.isComposing) return false
  const prefix = typeAhead.add(event.key, event.timeStamp)
  const id = rowStartingWith(rows, treeStore.get().selection.focus, prefix)
  if (id !== null) select(() => selectOnly(id))
  return true
}
