import { isWithin, parentOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation } from '../../src-shared/model/operation'
import { mainSteps } from './operation-text'

/** More than a window can show; the rest is beside them. */
const MAX_SHOWN = 1_000

/** Where the results of an operation are, all in one folder, topmost first: what "Show" shows. */
export function resultPathsOf(operation: Operation): readonly InventoryPath[] {
  const paths: InventoryPath[] = []
  for (const { state, to, isReversed } of mainSteps(operation)) {
    if (state !== 'done' || to === null || isReversed) continue
    const [first] = paths
    if (first !== undefined && parentOf(to) !== parentOf(first)) continue
    if (first === undefined || !isWithin(to, first)) paths.push(to)
    if (paths.length === MAX_SHOWN) break
  }
  return paths
}
