import { type RefObject } from 'react'
import { useText } from '../i18n/text-context'
import type { EntryRow, Row } from './row'
import type { Rows } from './rows'
import { Tree } from './tree'
import styles from './tree-pane.module.css'

interface TreePaneProps {
  readonly rows: Rows
  readonly container: RefObject<HTMLDivElement | null>
  readonly canChange: boolean
  readonly onRetry: (row: Row) => void
  readonly onOpen: (row: EntryRow) => void
}

/** The tree under the names of its columns. */
export function TreePane(props: TreePaneProps) {
  const text = useText()
  return (
    <div className={styles.pane}>
      <div className={styles.header} aria-hidden>
        <span className={styles.name}>{text.tree.name}</span>
        <span className={styles.column}>{text.tree.kind}</span>
        <span className={styles.column}>{text.tree.modified}</span>
        <span className={styles.column}>{text.tree.public}</span>
      </div>
      <Tree {...props} />
    </div>
  )
}
