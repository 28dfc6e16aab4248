import { useState } from 'react'
import type { Row } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import type { DrawnLine } from '../../kit/long-scroll'
import type { RowId } from '../../kit/row-id'

export interface DrawnRow extends DrawnLine {
  readonly row: Row
  /** Of the element that shows it: see RowSlots. */
  readonly slot: number
}

/** The rows in the window and around it, each with its slot, in the order in which their elements stand in the document. */
export function useDrawnRows(
  rows: Rows,
  lines: readonly DrawnLine[],
  isScrolling: boolean,
): readonly DrawnRow[] {
  const [slots] = useState(() => new RowSlots())
  const [order] = useState(() => new SteadyOrder())
  const drawn = lines.flatMap(({ index, topPx }) => {
    const row = rows.at(index)
    return row ? [{ row, index, topPx }] : []
  })
  const slotOf = slots.assign(drawn.map(({ row }) => row.id))
  return order.of(
    drawn.map(each => ({ ...each, slot: slotOf.get(each.row.id) ?? 0 })),
    isScrolling,
  )
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

/**
 * In which order elements stand in the document. What reads the page reads it from the top
 * down, so that is their order at rest; while it is scrolled they stay where they stand, since
 * an element that is moved in the document is laid out and painted from nothing. (React would
 * move all others for one that comes in at the top.)
 */
export class SteadyOrder {
  #places: ReadonlyMap<number, number> = new Map()

  /** `drawn` from the top down; each slot once. */
  of<T extends { readonly slot: number }>(drawn: readonly T[], isScrolling: boolean): readonly T[] {
    const places = this.#places
    const placeOf = ({ slot }: T): number => places.get(slot) ?? Number.POSITIVE_INFINITY
    const ordered = isScrolling ? drawn.toSorted((one, other) => placeOf(one) - placeOf(other) || 0) : drawn
    this.#places = new Map(ordered.map(({ slot }, place) => [slot, place]))
    return ordered
  }
}
