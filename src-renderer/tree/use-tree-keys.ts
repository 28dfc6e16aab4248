import { type KeyboardEvent, useRef } from 'react'
import { useText } from '../i18n/text-context'
import { showToast } from '../operations/toast-store'
import { useTransfer } from '../operations/use-transfer'
import { ROOT_BRANCH } from './branch'
import { clipboardStore } from './clipboard-store'
import { branchAsTarget, draggedOf, targetOfRow } from './drop-target'
import { intentOf, isNavigationKey } from './navigation'
import type { EntryRow } from './row'
import { ROOT_ID } from './row-id'
import type { Rows } from './rows'
import { canRenameRow, focusedRow, selectedRows } from './selected-rows'
import { extendTo, focusOn, selectOnly, selectSiblings, toggle } from './selection'
import { collapse, expand, select, startRename, treeStore } from './tree-store'
import { rowStartingWith, TypeAhead } from './type-ahead'

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
  return event => {
    if (event.defaultPrevented || event.altKey) return
    const isCtrl = event.ctrlKey || event.metaKey
    const isHandled = isCtrl
      ? pressWithCtrl(event, keys) || clipboard(event)
      : pressPlain(event, keys) || typed(event, keys.rows, typeAhead.current)
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

function pressPlain(event: KeyboardEvent, keys: TreeKeys): boolean {
  const focused = focusedRow(keys.rows)
  if (navigate(event, keys)) return true
  if (event.key === 'Enter' && focused) {
    keys.onOpen(focused)
    return true
  }
  if (event.key === 'F2' && focused) {
    if (keys.canChange && canRenameRow(focused)) startRename(focused.id)
    return true
  }
  return false
}

function pressWithCtrl(event: KeyboardEvent, keys: TreeKeys): boolean {
  if (navigate(event, keys)) return true
  const focused = focusedRow(keys.rows)
  if (event.key === 'a') {
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

/** Whatever can be dragged can be cut and pasted (design.md, principle 4). */
function useClipboardKeys({ rows, canChange }: TreeKeys): (event: KeyboardEvent) => boolean {
  const text = useText()
  const transfer = useTransfer()
  return event => {
    if (event.shiftKey) return false
    if (event.key === 'x' || event.key === 'c') {
      const dragged = selectedRows(rows).map(draggedOf)
      const mode = event.key === 'x' ? 'move' : 'copy'
      if (dragged.length === 0) return true
      clipboardStore.update(() => ({ mode, dragged }))
      const say = mode === 'move' ? text.clipboard.cut : text.clipboard.copied
      showToast({ tone: 'result', message: say(dragged.length, dragged[0]?.ref.name ?? ''), actions: [] })
      return true
    }
    if (event.key !== 'v') return false
    const clipboard = clipboardStore.get()
    const focused = focusedRow(rows)
    const target = focused ? targetOfRow(focused) : branchAsTarget(ROOT_BRANCH)
    if (!clipboard) showToast({ tone: 'failure', message: text.clipboard.empty, actions: [] })
    else if (canChange) {
      transfer.paste({ ...clipboard, target })
      if (clipboard.mode === 'move') clipboardStore.update(() => null)
    }
    return true
  }
}
