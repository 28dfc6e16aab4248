import { nameOf } from '../../src-shared/domain/paths'
import type { Entry, EntryRef } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Refusal } from '../../src-shared/model/refusal'
import type { Action, Proof } from './action'
import type { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import { folderOf } from './locate'

export interface MoveParts {
  readonly entry: EntryRef
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly guard: (listings: FreshListings) => Promise<Refusal | null>
}

/**
 * A move or a rename: one and the same call. A record keeps its id, so the
 * proof follows it; of a folder the direct children are compared too. A folder
 * is moved children first and itself last (section 5, Move), so the same call
 * again finishes what was broken off.
 */
export function moveAction(calls: InventoryCalls, { entry, from, to, guard }: MoveParts): Action {
  const isFolder = entry.kind === 'folder'
  let childrenBefore: ReadonlySet<string> = new Set()

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const refusal = await guard(listings)
    if (refusal === null && isFolder) childrenBefore = (await listings.folder(from)).recordIds()
    return refusal
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const before = (await listings.folder(folderOf(from))).withRecordId(entry.recordId)
    const after = (await listings.folder(folderOf(to))).withRecordId(entry.recordId)
    const isThere = after.some(found => isEntryAt(found, entry, to))
    const isStillHere = before.some(found => isEntryAt(found, entry, from))
    if (isThere && !isStillHere) return isFolder ? proveChildren(listings) : { kind: 'done' }
    if (isStillHere && !isThere) return { kind: 'unchanged' }
    return { kind: 'unclear', message: whereabouts(entry.name, isThere) }
  }

  async function proveChildren(listings: FreshListings): Promise<Proof> {
    const childrenAfter = await listings.folder(to)
    let missing = 0
    for (const recordId of childrenBefore) if (!childrenAfter.has(recordId)) missing++
    if (missing === 0) return { kind: 'done' }
    const message = `“${entry.name}” is in its new place, but ${missing} of its entries are not listed there.`
    return { kind: 'unclear', message }
  }

  return {
    name: entry.name,
    recordId: entry.recordId,
    from,
    to,
    shape: isFolder ? 'moving-content' : 'whole',
    check,
    call: () => calls.move(from, to, { isFolder }),
    prove,
  }
}

function isEntryAt(found: Entry, entry: EntryRef, path: InventoryPath): boolean {
  return found.name === nameOf(path) && found.kind === entry.kind
}

function whereabouts(name: string, isThere: boolean): string {
  return isThere
    ? `“${name}” is listed in its old and in its new place.`
    : `“${name}” is listed neither in its old nor in its new place.`
}
