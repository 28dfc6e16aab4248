import type { Virtualizer } from '@tanstack/react-virtual'
import { useState } from 'react'
import type { Row } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { RowSlots } from './row-slots'

export interface DrawnRow {
  readonly row: Row
  readonly index: number
  readonly topPx: number
  /** Of the element that shows it: see RowSlots. */
  readonly slot: string
}

/** The rows in the window and around it, from the top down, each with its slot. */
export function useDrawnRows(
  rows: Rows,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): readonly DrawnRow[] {
  const [slots] = useState(() => new RowSlots())
  const drawn = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const row = rows.at(index)
    return row ? [{ row, index, topPx: start }] : []
  })
  const slotOf = slots.assign(drawn.map(({ row }) => row.id))
  return drawn.map(each => ({ ...each, slot: `slot ${slotOf.get(each.row.id)}` }))
}
