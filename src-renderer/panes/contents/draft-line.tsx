import type { DraftRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { KindIcon } from '../../kit/kind-icon'
import { useText } from '../../kit/text-context'
import { lineStyle } from './line-style'
import { NewFolderName } from './new-folder-name'
import styles from './tree-row.module.css'

interface DraftLineProps {
  readonly row: DraftRow
  readonly rows: Rows
  readonly topPx: number
  readonly onDone: () => void
}

/** The line in which a new folder gets its name, at the top of the folder it will be in. */
export function DraftLine({ row, rows, topPx, onDone }: DraftLineProps) {
  const text = useText()
  return (
    <div
      // A tree may hold nothing but its items.
      role="treeitem"
      aria-level={row.branch.depth + 1}
      aria-label={text.tree.newFolderLabel(row.branch.title)}
      className={styles.draft}
      style={lineStyle(row.branch.depth, topPx)}
    >
      <span className={styles.twisty} />
      <span className={styles.picture}>
        <KindIcon kind="folder" />
      </span>
      <NewFolderName row={row} rows={rows} onDone={onDone} />
    </div>
  )
}
