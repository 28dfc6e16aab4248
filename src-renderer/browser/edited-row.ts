import type { RowId } from '../kit/row-id'
import type { Row } from './row'
import type { Rows } from './rows'

/**
 * The row in which a name is being typed stays where it was, whatever the listings
 * say meanwhile: another program may delete the entry, or the folder around it, and
 * then the next letters and keys of the name would be commands to its neighbours.
 */
export class EditedRow {
  #seen: { readonly id: RowId; readonly rows: Rows } | null = null

  /** These rows with the one that is being edited, wherever it has gone. */
  keptIn(rows: Rows, editing: RowId | null): Rows {
    if (editing === null) {
      this.#seen = null
      return rows
    }
    if (rows.indexOf(editing) >= 0) {
      this.#seen = { id: editing, rows }
      return rows
    }
    const before = this.#seen?.id === editing ? this.#seen.rows : null
    const row = before?.byId(editing)
    return before && row ? rows.withRow(placeOf(before.indexOf(editing), before, rows), closed(row)) : rows
  }
}

/** Behind the nearest row that stood before it and is still there. */
function placeOf(index: number, before: Rows, now: Rows): number {
  for (let at = index - 1; at >= 0; at--) {
    const id = before.at(at)?.id
    const found = id === undefined ? -1 : now.indexOf(id)
    if (found >= 0) return found + 1
  }
  return 0
}

function closed(row: Row): Row {
  return row.kind === 'entry' ? { ...row, isExpanded: false } : row
}
