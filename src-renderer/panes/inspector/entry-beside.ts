import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import type { RowId } from '../../kit/row-id'

/** The nearest entry before or after a row, as they are on screen; null at the end. Notes are passed over. */
export function entryBeside(rows: Rows, id: RowId, step: 1 | -1): EntryRow | null {
  for (let index = rows.indexOf(id) + step; index >= 0 && index < rows.count; index += step) {
    const row = rows.at(index)
    if (row?.kind === 'entry') return row
  }
  return null
}
