import { memo, useMemo, useRef } from 'react'
import type { ColumnWidthsPx, SideColumn } from '../../../src-shared/model/settings'
import { columnsOf } from '../../browser/columns'
import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { useStore } from '../../kit/store'
import { useWidthPx } from '../../kit/use-width'
import { useCapabilities, useSession } from '../../session/session-context'
import { useSettings } from '../../session/settings-store'
import { ColumnHeader } from './column-header'
import { fittingColumns, widthStyle } from './column-widths'
import { ROOM_PX } from './room'
import { useHasSpawn } from './row-spawn'
import { Tree } from './tree'
import styles from './tree-pane.module.css'

interface TreePaneProps {
  readonly rows: Rows
  readonly canChange: boolean
  readonly onOpen: (row: EntryRow) => void
}

/** The tree under the names of its columns. */
export const TreePane = memo(function TreePane(props: TreePaneProps) {
  const pane = useRef<HTMLDivElement>(null)
  const hasSpawn = useHasSpawn()
  const widthsPx = useSettings(settings => settings.columnWidthsPx)
  const widthPx = useWidthPx(pane)
  const columns = useColumns(widthPx, widthsPx)
  return (
    <div
      ref={pane}
      className={styles.pane}
      data-roomy={isRoomy(widthPx, columns, widthsPx) ? '' : undefined}
      data-spawn={hasSpawn}
      style={widthStyle(columns, widthsPx)}
    >
      <ColumnHeader pane={pane} columns={columns} rows={props.rows} />
      <Tree columns={columns} {...props} />
    </div>
  )
})

/** The same ones as long as they are the same. */
function useColumns(paneWidthPx: number, widthsPx: ColumnWidthsPx): readonly SideColumn[] {
  const { hasSharing } = useCapabilities()
  const chosen = useStore(columnsOf(useSession()), value => value)
  const names = fittingColumns(
    paneWidthPx,
    chosen.filter(column => column !== 'public' || hasSharing),
    widthsPx,
  ).join(' ')
  return useMemo(() => chosen.filter(column => names.split(' ').includes(column)), [chosen, names])
}

/** Scroll bar, insets, the place of the Spawn button, twisty, picture and gaps of a line. */
const AROUND_NAME_PX = 136

const CELL_INSET_PX = 8

/** Whether there is as much room as `ROOM_PX` says, so that only what is longer has to be cut. */
function isRoomy(paneWidthPx: number, columns: readonly SideColumn[], widthsPx: ColumnWidthsPx): boolean {
  const has = (column: SideColumn, roomPx: number): boolean =>
    !columns.includes(column) || widthsPx[column] - CELL_INSET_PX >= roomPx
  if (!has('kind', ROOM_PX.kind)) return false
  if (!has('modified', ROOM_PX.modified) || !has('created', ROOM_PX.modified)) return false
  const besidePx = columns.reduce((sum, column) => sum + widthsPx[column], 0)
  return paneWidthPx - AROUND_NAME_PX - besidePx >= ROOM_PX.name
}
