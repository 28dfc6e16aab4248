import { iconPxOf } from '../../browser/geometry'
import type { DraftRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { KindIcon } from '../../kit/kind-icon'
import { useSettings } from '../../session/settings-store'
import { NewFolderName } from './new-folder-name'
import styles from './tile.module.css'

interface DraftTileProps {
  readonly row: DraftRow
  readonly rows: Rows
  readonly leftPx: number
  readonly widthPx: number
  readonly onDone: () => void
}

/** The tile in which a new folder gets its name: the first one. */
export function DraftTile({ row, rows, leftPx, widthPx, onDone }: DraftTileProps) {
  const iconPx = useSettings(settings => iconPxOf(settings.tileSizePx))
  return (
    <div role="gridcell" className={styles.tile} style={{ left: leftPx, width: widthPx }}>
      <span className={styles.picture}>
        <KindIcon kind="folder" size={iconPx} />
      </span>
      <NewFolderName row={row} rows={rows} onDone={onDone} />
    </div>
  )
}
