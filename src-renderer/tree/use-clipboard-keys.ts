import { type KeyboardEvent, useEffect } from 'react'
import type { Operation, TransferMode } from '../../src-shared/model/operation'
import { useText } from '../i18n/text-context'
import { listen } from '../ipc/client'
import { showToast } from '../operations/toast-store'
import { useTransfer } from '../operations/use-transfer'
import { ROOT_BRANCH } from './branch'
import { clipboardStore, isTakenBy } from './clipboard-store'
import { branchAsTarget, draggedOf, targetOfRow } from './drop-target'
import { letterOf } from './letter-of'
import type { Rows } from './rows'
import { focusedRow, selectedRows } from './selected-rows'
import { summaryOf } from './selection-summary'
import { treeStore } from './tree-store'

interface ClipboardKeys {
  readonly rows: Rows
  readonly canChange: boolean
}

/** Whatever can be dragged can be cut and pasted (design.md, principle 4). */
export function useClipboardKeys(keys: ClipboardKeys): (event: KeyboardEvent) => boolean {
  const take = useTake(keys.rows)
  const paste = usePaste(keys)
  useEffect(() => listen('operation.changed', forgetWhatMoved), [])
  return event => {
    if (event.shiftKey) return false
    switch (letterOf(event)) {
      case 'x':
        take('move')
        return true
      case 'c':
        take('copy')
        return true
      case 'v':
        paste()
        return true
      default:
        return false
    }
  }
}

function useTake(rows: Rows): (mode: TransferMode) => void {
  const text = useText()
  return mode => {
    const { ids } = treeStore.get().selection
    const { count, single } = summaryOf(rows, ids)
    if (count === 0) return
    clipboardStore.update(() => ({ mode, dragged: once(() => selectedRows(rows, ids).map(draggedOf)) }))
    const say = mode === 'move' ? text.clipboard.cut : text.clipboard.copied
    showToast({ tone: 'result', message: say(count, single?.entry.name ?? ''), actions: [] })
  }
}

function usePaste({ rows, canChange }: ClipboardKeys): () => void {
  const text = useText()
  const transfer = useTransfer()
  return () => {
    const clipboard = clipboardStore.get()
    if (!clipboard) {
      showToast({ tone: 'failure', message: text.clipboard.empty, actions: [] })
    } else if (canChange) {
      const focused = focusedRow(rows)
      const target = focused ? targetOfRow(focused) : branchAsTarget(ROOT_BRANCH)
      transfer.paste({ mode: clipboard.mode, dragged: clipboard.dragged(), target })
    } else {
      const message = text.operation.refused[clipboard.mode]
      showToast({ tone: 'failure', message, detail: text.tree.notReady, actions: [] })
    }
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A refused paste leaves the cut as it is, to be pasted elsewhere. */
function forgetWhatMoved(operation: Operation): void {
  clipboardStore.update(clipboard => (clipboard && isTakenBy(clipboard, operation) ? null : clipboard))
}
