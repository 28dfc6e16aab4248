import { useMemo } from 'react'
import { canRename } from '../../src-shared/domain/transfer'
import { useText } from '../i18n/text-context'
import { useRunOperation } from '../operations/use-run-operation'
import { draggedOf, entryRefOf } from './drop-target'
import { EditName } from './edit-name'
import { renamableBeside } from './renamable-beside'
import type { EntryRow } from './row'
import { keyOf } from './row-id'
import type { Rows } from './rows'
import { selectOnly } from './selection'
import { namesBeside } from './sibling-names'
import { select, startRename } from './tree-store'

interface RenameEditorProps {
  readonly row: EntryRow
  readonly rows: Rows
  readonly onDone: () => void
}

/** The name of an entry while it is being changed; markup is shown as it is stored. */
export function RenameEditor({ row, rows, onDone }: RenameEditorProps) {
  const text = useText()
  const run = useRunOperation()
  const listing = rows.listingOf(row.branch.id)
  const siblings = useMemo(() => namesBeside(listing, keyOf(row.id)), [listing, row.id])

  function rename(newName: string): void {
    void run({ kind: 'rename', renames: [{ entry: entryRefOf(row), newName }] })
  }

  /** The neighbour is known before the name changes: the new name may belong to another place. */
  function goOn(step: 1 | -1, newName: string | null): void {
    const next = renamableBeside(rows, row, step)
    if (next) {
      select(() => selectOnly(next.id))
      startRename(next.id)
    } else onDone()
    if (newName !== null) rename(newName)
  }

  return (
    <EditName
      label={text.tree.renameLabel(row.entry.name)}
      initial={row.entry.name}
      check={name => canRename(draggedOf(row), name, siblings)}
      onCommit={newName => {
        onDone()
        rename(newName)
      }}
      onCancel={onDone}
      onTab={goOn}
    />
  )
}
