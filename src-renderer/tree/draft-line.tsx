import { foldCase, nextFreeName } from '../../src-shared/domain/names'
import { canMakeFolder } from '../../src-shared/domain/transfer'
import { useText } from '../i18n/text-context'
import { useRunOperation } from '../operations/use-run-operation'
import { KindIcon } from '../ui/kind-icon'
import { folderRefOf } from './branch'
import { branchAsTarget } from './drop-target'
import { EditName } from './edit-name'
import type { DraftRow } from './row'
import { rowIdOf } from './row-id'
import type { Rows } from './rows'
import { selectOnly } from './selection'
import { namesIn } from './sibling-names'
import styles from './tree-row.module.css'
import { select, stopEditing, treeStore } from './tree-store'

interface DraftLineProps {
  readonly row: DraftRow
  readonly rows: Rows
  readonly topPx: number
  readonly onDone: () => void
}

/** The line in which a new folder gets its name, at the top of the folder it will be in. */
export function DraftLine({ row, rows, topPx, onDone }: DraftLineProps) {
  const text = useText()
  const run = useRunOperation()
  const { branch } = row
  const taken = namesIn(rows.listingOf(branch.id))

  async function make(name: string): Promise<void> {
    onDone()
    const before = treeStore.get().selection
    const operation = await run({ kind: 'make-folder', parent: folderRefOf(branch), name })
    const recordId = operation?.state === 'done' ? operation.steps[0]?.recordId : null
    // Whoever went on meanwhile keeps what they selected: the next key would hit the wrong entry.
    if (recordId) {
      select(selection => (selection === before ? selectOnly(rowIdOf(branch.id, recordId)) : selection))
    }
  }

  return (
    <div
      className={styles.note}
      style={{ transform: `translateY(${topPx}px)`, paddingLeft: 8 + branch.depth * 18 }}
    >
      <span className={styles.twisty} />
      <span className={styles.picture}>
        <KindIcon kind="folder" />
      </span>
      <EditName
        label={text.tree.newFolderLabel(branch.name)}
        initial={nextFreeName(text.tree.newFolderName, new Set(taken.map(foldCase)))}
        check={name => canMakeFolder(branchAsTarget(branch), name, taken)}
        onCommit={name => void make(name)}
        onCancel={() => {
          stopEditing()
          onDone()
        }}
      />
    </div>
  )
}
