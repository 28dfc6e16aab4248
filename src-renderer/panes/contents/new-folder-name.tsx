import { foldCase, nextFreeName } from '../../../src-shared/domain/names'
import { canMakeFolder } from '../../../src-shared/domain/new-names'
import { useRunOperation } from '../../actions/use-run-operation'
import { folderRefOf } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { branchAsTarget } from '../../browser/drop-target'
import type { DraftRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { selectOnly } from '../../browser/selection'
import { titlesIn } from '../../browser/sibling-titles'
import { rowIdOf } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { useCapabilities } from '../../session/session-context'
import { EditName } from './edit-name'

interface NewFolderNameProps {
  readonly row: DraftRow
  readonly rows: Rows
  readonly onDone: () => void
}

/** The field in which a new folder gets its name; the folder is made when it is kept. */
export function NewFolderName({ row: { id, branch }, rows, onDone }: NewFolderNameProps) {
  const text = useText()
  const browser = useBrowser()
  const run = useRunOperation()
  const { names } = useCapabilities()
  const taken = titlesIn(rows.listingOf(branch.id))

  async function make(name: string): Promise<void> {
    onDone()
    const before = browser.tree.get().selection
    const operation = await run({ kind: 'make-folder', parent: folderRefOf(branch), name })
    const recordId = operation?.state === 'done' ? operation.steps[0]?.recordId : null
    // Whoever went on meanwhile keeps what they selected: the next key would hit the wrong entry.
    if (recordId) {
      browser.select(selection =>
        selection === before ? selectOnly(rowIdOf(branch.id, recordId)) : selection,
      )
    }
  }

  return (
    <EditName
      id={id}
      label={text.tree.newFolderLabel(branch.title)}
      gone={rows.isGone(branch.id) ? text.tree.goneWhileTyping(branch.title) : null}
      initial={nextFreeName(text.tree.newFolderName, new Set(taken.map(foldCase)))}
      check={name => canMakeFolder(branchAsTarget(branch), name, taken, names)}
      onCommit={name => void make(name)}
      onCancel={() => {
        browser.stopEditing()
        onDone()
      }}
    />
  )
}
