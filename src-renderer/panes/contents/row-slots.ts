import type { RowId } from '../../kit/row-id'

/**
 * Gives each drawn row one of as many places as there are rows on screen. A row
 * keeps its place while it is drawn, and one that comes takes over the place of
 * one that went: so scrolling puts other words into elements that are there,
 * instead of making and registering new ones in every frame.
 */
export class RowSlots {
  #slots: ReadonlyMap<RowId, number> = new Map()

  /** The places of these rows and no others; the same rows get the same places, however often one asks. */
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
