import type { CountColumns } from '../model/listing'

/** The code of 'folder' in ENTRY_KINDS. */
export const FOLDER_CODE = 0

/** What entries can be sorted by, column by column, in the order of the service. */
export interface SortColumns extends CountColumns {
  readonly names: readonly string[]
}
