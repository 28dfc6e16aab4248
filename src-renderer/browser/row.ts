import type { AppError } from '../../src-shared/errors'
import type { Entry, EntryProblem } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { RowId } from '../kit/row-id'
import type { Branch, OpenProblem } from './branch'

export interface EntryRow {
  readonly kind: 'entry'
  readonly id: RowId
  readonly branch: Branch
  readonly entry: Entry
  readonly problem: EntryProblem | null
  /** Null when the entry cannot be addressed. */
  readonly path: InventoryPath | null
  readonly isFolder: boolean
  readonly openProblem: OpenProblem | null
  readonly isExpanded: boolean
  /** From 1, as `aria-posinset`. */
  readonly position: number
  readonly setSize: number
}

export type Note = 'loading' | 'not-listed' | 'loading-more' | 'incomplete' | 'empty' | 'empty-link' | 'error'

/** A line that stands for what is not there: still loading, empty, failed, or not all of it has arrived. */
export interface NoteRow {
  readonly kind: 'note'
  readonly id: RowId
  readonly branch: Branch
  readonly note: Note
  readonly error: AppError | null
  readonly total: number
  /** Of `incomplete`: how many the platform speaks of; 0: it does not say. */
  readonly expected: number
}

/** The line in which a new folder gets its name. */
export interface DraftRow {
  readonly kind: 'draft'
  readonly id: RowId
  readonly branch: Branch
}

export type Row = EntryRow | NoteRow | DraftRow
