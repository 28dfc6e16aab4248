import { type ReactNode, useCallback, useMemo } from 'react'
import { pendingRecordIds } from '../../../src-shared/domain/pending'
import type { TrashRules } from '../../../src-shared/model/capabilities'
import { useBrowser, useTreeView } from '../../browser/browser-context'
import { clipboardOf } from '../../browser/clipboard'
import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { type DropLook, useDropLooks } from '../../drag/drag'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useLockedIds } from '../../session/locks'
import { useCapabilities, useSession } from '../../session/session-context'
import type { Catalogue } from '../../text/en'
import { RenameEditor } from './rename-editor'
import { useRowSpawn } from './row-spawn'

/** What the view and running work say of an entry: the same for a row of the tree and a tile of the grid. */
export interface RowState {
  readonly isSelected: boolean
  readonly isFocused: boolean
  /** Something is being done to it. */
  readonly isBusy: boolean
  /** It waits to be pasted elsewhere. */
  readonly isCut: boolean
  /** It is a locked folder. */
  readonly isLocked: boolean
  /** How it looks while a drag is over it. */
  readonly dropLook: DropLook
  /** Takes the place of the name while it is being typed. */
  readonly editor: ReactNode
  /** The same for all: rows subscribe to nothing. */
  readonly text: Catalogue
  readonly trash: TrashRules
  /** The button at its end, the same for all; null where the source never spawns. */
  readonly spawn: ReactNode
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
  const lockedIds = useLockedIds()
  const dropLookOf = useDropLooks()
  const text = useText()
  const { trash } = useCapabilities()
  const spawn = useRowSpawn(rows)
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
      isLocked: lockedIds.has(row.entry.recordId),
      dropLook: dropLookOf(browser.targetIdOf(row.id)),
      text,
      trash,
      spawn,
      editor:
        renaming === row.id ? (
          <RenameEditor key={row.id} row={row} rows={rows} onDone={finishEditing} />
        ) : null,
    }
  }

  return { stateOf, finishEditing }
}
