import { useCallback } from 'react'
import { entryRefusal } from '../../src-shared/domain/guards'
import { refusalText } from '../i18n/refusal-text'
import { useText } from '../i18n/text-context'
import { showToast } from '../operations/toast-store'
import { draggedOf } from './drop-target'
import type { EntryRow } from './row'
import { startRename } from './tree-store'

/** Begins to rename an entry, or says why it cannot be renamed; what may be typed is checked while typing. */
export function useRename(canChange: boolean): (row: EntryRow) => void {
  const text = useText()
  return useCallback(
    row => {
      const refusal = entryRefusal(draggedOf(row))
      if (canChange && !refusal) return startRename(row.id)
      const detail = refusal ? refusalText(text, refusal) : text.tree.notReady
      showToast({ tone: 'failure', message: text.operation.refused.rename, detail, actions: [] })
    },
    [canChange, text],
  )
}
