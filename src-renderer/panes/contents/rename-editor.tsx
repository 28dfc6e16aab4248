import { useMemo } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { canRename } from '../../../src-shared/domain/new-names'
import { useRunOperation } from '../../actions/use-run-operation'
import { useBrowser } from '../../browser/browser-context'
import { draggedOf, entryRefOf } from '../../browser/drop-target'
import { renamableBeside } from '../../browser/renamable-beside'
import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { selectOnly } from '../../browser/selection'
import { titlesBeside } from '../../browser/sibling-titles'
import { keyOf } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { isGoneFrom } from '../../listings/gone-from'
import { useAnswers } from '../../listings/session-resolver'
import { useCapabilities } from '../../session/session-context'
import { EditName } from './edit-name'

interface RenameEditorProps {
  readonly row: EntryRow
  readonly rows: Rows
  readonly onDone: () => void
}

/** The name of an entry while it is being changed; markup is shown as it is stored. */
export function RenameEditor({ row, rows, onDone }: RenameEditorProps) {
  const text = useText()
  const browser = useBrowser()
  const run = useRunOperation()
  const capabilities = useCapabilities()
  const isGone = useIsGone(row)
  const listing = rows.listingOf(row.branch.id)
  const siblings = useMemo(() => titlesBeside(listing, keyOf(row.id)), [listing, row.id])

  function rename(newName: string): void {
    void run({ kind: 'rename', renames: [{ entry: entryRefOf(row), newName }] })
  }

  /** The neighbour is known before the name changes: the new name may belong to another place. */
  function goOn(step: 1 | -1, newName: string | null): void {
    const next = renamableBeside(rows, row, step, capabilities)
    if (next) {
      browser.select(() => selectOnly(next.id))
      browser.startRename(next.id)
    } else onDone()
    if (newName !== null) rename(newName)
  }

  return (
    <EditName
      id={row.id}
      label={text.tree.renameLabel(titleOf(row.entry))}
      gone={isGone ? text.tree.goneWhileTyping(titleOf(row.entry)) : null}
      initial={titleOf(row.entry)}
      check={name => canRename(draggedOf(row), name, siblings, capabilities.names)}
      onCommit={newName => {
        onDone()
        rename(newName)
      }}
      onCancel={onDone}
      onTab={goOn}
    />
  )
}

function useIsGone({ path, branch, entry }: EntryRow): boolean {
  const answers = useAnswers()
  const recordIds = [...branch.recordIds, entry.recordId]
  return path !== null && isGoneFrom(answers, { path, recordIds })
}
