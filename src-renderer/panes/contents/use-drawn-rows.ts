import { useState } from 'react'
import type { Row } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import type { DrawnLine } from '../../kit/long-scroll'
import type { RowId } from '../../kit/row-id'

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

/**
 * Gives each drawn row one of as many slots as there are rows on screen. A row
 * keeps its slot while it is drawn, and one that comes takes over the slot of
 * one that went: so scrolling puts other words into elements that are there,
 * instead of making and registering new ones in every frame.
 */
export class RowSlots {
  #slots: ReadonlyMap<RowId, number> = new Map()

  /** The slots of these rows and no others; the same rows get the same slots, however often one asks. */
  assign(ids: readonly RowId[]): ReadonlyMap<RowId, number> {
    const slots = new Map<RowId, number>()
    for (const id of ids) {
      const slot = this.#slots.get(id)
      if (slot !== undefined) slots.set(id, slot)
    }
    const taken = new Set(slots.values())
    let free = 0
    for (const id of ids) {
      if (slots.has(id)) continue
      while (taken.has(free)) free += 1
      slots.set(id, free)
      free += 1
    }
    this.#slots = slots
    return slots
  }
}
