import { parseLink } from '../../src-shared/domain/links'
import { parsePath } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { EntryRow } from './row'

/** Where a link leads, as far as it says so itself. */
type LinkLead =
  | { readonly kind: 'record'; readonly recordId: string }
  /** By names from the inventory down. */
  | { readonly kind: 'path'; readonly path: InventoryPath }
  /** Into somebody else's inventory, or to no inventory at all. */
  | { readonly kind: 'outside' }
  /** The source says that there is nothing, and not what there was. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'untold' }

/** `userId`: the person's own, as addresses name it; null where they name nobody. */
export function leadOf({ entry: { facts, assetUri } }: EntryRow, userId: string | null): LinkLead {
  if (facts?.linkState === 'outside') return { kind: 'outside' }
  const recordId = facts?.linkTarget ?? null
  if (recordId !== null) return { kind: 'record', recordId }
  if (facts?.linkState === 'broken') return { kind: 'broken' }
  const link = parseLink(assetUri)
  if (link.kind === 'unknown') return { kind: 'untold' }
  if (link.owner !== userId) return { kind: 'outside' }
  if (link.kind === 'record') return { kind: 'record', recordId: link.recordId }
  const path = parsePath(`/${link.path}`)
  return path === null ? { kind: 'untold' } : { kind: 'path', path }
}
