import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Operation } from '../../src-shared/model/operation'
import type { Browser } from '../browser/browser'
import { keyOf, parentIdOf, ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'
import { mainSteps } from './operation-text'

/**
 * Whether what was done is on screen where the person has just done it: one thing that
 * was named, or what was put into an open folder. Nothing then has to say so.
 */
export function isInSight(browser: Browser, operation: Operation, results: readonly KeptPlace[]): boolean {
  const { kind, state } = operation
  if (state !== 'done' || results.length === 0) return false
  const steps = mainSteps(operation)
  if (steps.some(step => step.state !== 'done')) return false
  const isNamed = (kind === 'rename' || kind === 'make-folder') && steps.length === 1
  const isPut = kind === 'move' || kind === 'copy'
  return (isNamed || isPut) && results.every(place => isOpen(browser, place))
}

/** Whether the folder that it lies in is shown. */
function isOpen({ tree, look, location }: Browser, { recordIds }: KeptPlace): boolean {
  const folder = recordIds.slice(0, -1).reduce<RowId>(rowIdOf, ROOT_ID)
  if (look.get().view === 'grid') return location.get() === folder
  const { expanded, location: explicit } = tree.get()
  if (explicit !== null) return explicit === folder && isExpanded(expanded, folder)
  return isExpanded(expanded, folder)
}

function isExpanded(expanded: ReadonlyMap<RowId, ReadonlySet<string>>, folder: RowId): boolean {
  for (let at = folder; at !== ROOT_ID; at = parentIdOf(at)) {
    if (expanded.get(parentIdOf(at))?.has(keyOf(at)) !== true) return false
  }
  return true
}
