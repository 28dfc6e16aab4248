import { type ReactNode, useCallback, useMemo } from 'react'
import { pendingRecordIds } from '../../../src-shared/domain/pending'
import { useBrowser, useTreeView } from '../../browser/browser-context'
import { clipboardOf } from '../../browser/clipboard'
import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { useStore } from '../../kit/store'
import { useSession } from '../../session/session-context'
import { RenameEditor } from './rename-editor'

/** What the view and running work say of an entry: the same for a row of the tree and a tile of the grid. */
export interface RowState {
  readonly isSelected: boolean
  readonly isFocused: boolean
  /** Something is being done to it. */
  readonly isBusy: boolean
  /** It waits to be pasted elsewhere. */
  readonly isCut: boolean
  /** Takes the place of the name while it is being typed. */
  readonly editor: ReactNode
}

interface RowStates {
  readonly stateOf: (row: EntryRow) => RowState
  /** A name is kept or given up: the tree or grid has the keyboard again. */
  readonly finishEditing: () => void
}

export function useRowStates(rows: Rows): RowStates {
  const browser = useBrowser()
  const selection = useTreeView(tree => tree.selection)
  const renaming = useTreeView(tree => tree.renaming)
  const cut = useStore(clipboardOf(browser.session), content => content?.cut ?? null)
  const running = useStore(useSession().operations.running, value => value)
  const busy = useMemo(() => pendingRecordIds([...running.values()]), [running])
  const finishEditing = useCallback(() => {
    browser.stopEditing()
    browser.focus()
  }, [browser])

  function stateOf(row: EntryRow): RowState {
    return {
      isSelected: selection.ids.has(row.id),
      isFocused: selection.focus === row.id,
      isBusy: busy.has(row.entry.recordId),
      isCut: cut?.has(row.id) ?? false,
      editor:
        renaming === row.id ? (
          <RenameEditor key={row.id} row={row} rows={rows} onDone={finishEditing} />
        ) : null,
    }
  }

  return { stateOf, finishEditing }
}
