import type { Capabilities } from '../../src-shared/model/capabilities'
import { type Column, SIDE_COLUMNS, type SideColumn, TOLD_COLUMNS } from '../../src-shared/model/settings'
import { createStore, type Store } from '../kit/store'
import { onStored } from '../session/on-stored'
import { partOfSession } from '../session/session'
import type { Rows } from './rows'

export const USUAL_COLUMNS: readonly SideColumn[] = ['items', 'kind', 'modified', 'public']

/**
 * Which columns a person has chosen, for each inventory: platforms tell different
 * things. In the page's own storage: it belongs to one inventory, is lost without
 * harm, and must be there before the first rows.
 */
export const columnsOf = partOfSession(({ key, onClose }): Store<readonly SideColumn[]> => {
  const entry = `columns ${key}`
  const store = createStore(keptColumns(localStorage.getItem(entry)))
  onClose(onStored(entry, text => store.update(() => keptColumns(text))))
  return {
    ...store,
    // Kept by the window where it was chosen alone: two that wrote what they hear would answer each other for ever.
    update: change => {
      store.update(change)
      localStorage.setItem(entry, JSON.stringify(store.get()))
    },
  }
})

/** Of what was kept, which may be anything. */
function keptColumns(kept: string | null): readonly SideColumn[] {
  if (kept === null) return USUAL_COLUMNS
  try {
    const names: unknown = JSON.parse(kept)
    return Array.isArray(names) ? SIDE_COLUMNS.filter(column => names.includes(column)) : USUAL_COLUMNS
  } catch {
    return USUAL_COLUMNS
  }
}

/** In the order in which they stand. */
export function toggled(columns: readonly SideColumn[], column: SideColumn): readonly SideColumn[] {
  const isOn = columns.includes(column)
  return SIDE_COLUMNS.filter(each => (each === column ? !isOn : columns.includes(each)))
}

/** Whether the source says that it tells what stands in a column, whatever is open. */
export function canBeTold(
  column: Column,
  { hasSharing, tells }: Pick<Capabilities, 'hasSharing' | 'tells'>,
): boolean {
  if (column === 'public') return hasSharing
  const told = TOLD_COLUMNS.find(each => each === column)
  return told === undefined || tells.includes(told)
}

/** Whether the source tells what stands in a column, as far as open folders show. */
export function isTold(
  column: Column | SideColumn,
  { hasSharing }: Pick<Capabilities, 'hasSharing'>,
  rows: Rows,
): boolean {
  if (column === 'public') return hasSharing
  const told = TOLD_COLUMNS.find(each => each === column)
  return told === undefined || rows.branches.some(({ id }) => rows.listingOf(id)?.tells[told] ?? false)
}
