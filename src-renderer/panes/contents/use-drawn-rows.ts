import { useState } from 'react'
import type { Row } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import type { DrawnLine } from '../../kit/long-scroll'
import { RowSlots } from './row-slots'

export interface DrawnRow extends DrawnLine {
  readonly row: Row
  /** Of the element that shows it: see RowSlots. */
  readonly slot: string
}

/** The rows in the window and around it, from the top down, each with its slot. */
export function useDrawnRows(rows: Rows, lines: readonly DrawnLine[]): readonly DrawnRow[] {
  const [slots] = useState(() => new RowSlots())
  const drawn = lines.flatMap(({ index, topPx }) => {
    const row = rows.at(index)
    return row ? [{ row, index, topPx }] : []
  })
  const slotOf = slots.assign(drawn.map(({ row }) => row.id))
  return drawn.map(each => ({ ...each, slot: `slot ${slotOf.get(each.row.id)}` }))
}
