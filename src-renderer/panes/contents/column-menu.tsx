import { SIDE_COLUMNS } from '../../../src-shared/model/settings'
import { columnsOf, isTold, toggled, USUAL_COLUMNS } from '../../browser/columns'
import type { Rows } from '../../browser/rows'
import { MenuSwitch } from '../../kit/choice-menu'
import { MenuItem, MenuLine, PointMenu } from '../../kit/menu'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useCapabilities, useSession } from '../../session/session-context'

interface ColumnMenuProps {
  readonly at: { readonly x: number; readonly y: number }
  readonly rows: Rows
  readonly onClose: () => void
}

/** Which columns stand beside the name: those that the source tells, and those that stand there already. */
export function ColumnMenu({ at, rows, onClose }: ColumnMenuProps) {
  const text = useText()
  const capabilities = useCapabilities()
  const columns = columnsOf(useSession())
  const chosen = useStore(columns, value => value)
  const offered = SIDE_COLUMNS.filter(
    column => isTold(column, capabilities, rows) || (column !== 'public' && chosen.includes(column)),
  )
  return (
    <PointMenu label={text.view.columnHeaders} at={at} onClose={onClose}>
      {offered.map(column => (
        <MenuSwitch
          key={column}
          label={text.view.columns[column]}
          isOn={chosen.includes(column)}
          onChange={() => columns.update(now => toggled(now, column))}
        />
      ))}
      <MenuLine />
      <MenuItem
        label={text.view.resetColumns}
        reason={null}
        shortcut={null}
        ariaShortcut={null}
        onChoose={() => columns.update(() => USUAL_COLUMNS)}
      />
    </PointMenu>
  )
}
