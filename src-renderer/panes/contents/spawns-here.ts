import type { ReactNode } from 'react'
import type { TrashRules } from '../../../src-shared/model/capabilities'
import type { EntryRow } from '../../browser/row'
import { isTrashed } from '../../browser/trash-look'

interface Shown {
  readonly row: EntryRow
  readonly trash: TrashRules
  readonly editor: ReactNode
}

/** For the element of a row: whether its Spawn button is for this one. What is in the Trash is restored first. */
export function spawnsHere({ row, trash, editor }: Shown): '' | undefined {
  const isDenied = row.entry.denied?.some(({ action }) => action === 'spawn') === true
  return !row.isFolder && !isDenied && row.path !== null && !editor && !isTrashed(row, trash) ? '' : undefined
}
