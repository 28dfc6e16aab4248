import { useRef } from 'react'
import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { useSettings } from '../../session/settings-store'
import { ColumnHeader } from './column-header'
import { widthStyle } from './column-widths'
import { Tree } from './tree'
import styles from './tree-pane.module.css'

interface TreePaneProps {
  readonly rows: Rows
  readonly canChange: boolean
  readonly onOpen: (row: EntryRow) => void
}

/** The tree under the names of its columns. */
export function TreePane(props: TreePaneProps) {
  const pane = useRef<HTMLDivElement>(null)
  const widthsPx = useSettings(settings => settings.columnWidthsPx)
  return (
    <div ref={pane} className={styles.pane} style={widthStyle(widthsPx)}>
      <ColumnHeader pane={pane} />
      <Tree {...props} />
    </div>
  )
}
