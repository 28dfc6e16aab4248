import type { NamePart } from '../names/name-part'

/** Whether a row of a part fits. */
export type RowFilter = (part: NamePart, row: number) => boolean
