import type { PlannedStep } from '../../src-shared/domain/transfer'
import type { Refusal } from '../../src-shared/model/refusal'
import type { Action, Proof } from './action'
import type { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import { folderOf } from './locate'

/**
 * A copy gets new record ids, so the proof looks for an entry that was not
 * there before; of a folder the names inside are counted on both sides, one
 * level deep.
 */
export function copyAction(
  calls: InventoryCalls,
  { entry, from, to }: PlannedStep,
  guard: (listings: FreshListings) => Promise<Refusal | null>,
): Action {
  const isFolder = entry.kind === 'folder'
  let idsBefore: ReadonlySet<string> = new Set()

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const refusal = await guard(listings)
    if (refusal === null) idsBefore = (await listings.folder(folderOf(to))).recordIds()
    return refusal
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const listed = await listings.folder(folderOf(to))
    const copies = listed.named(entry.name).filter(found => !idsBefore.has(found.recordId))
    const [copy] = copies
    if (copy === undefined) return { kind: 'unchanged' }
    if (copies.length > 1 || copy.name !== entry.name || copy.kind !== entry.kind) {
      return { kind: 'unclear', message: `There is now more than one “${entry.name}” in the target.` }
    }
    return isFolder ? proveContent(listings) : { kind: 'done' }
  }

  async function proveContent(listings: FreshListings): Promise<Proof> {
    const expected = await (await listings.folder(from)).nameCounts()
    const present = await (await listings.folder(to)).nameCounts()
    let missing = 0
    for (const [name, count] of expected) missing += Math.max(0, count - (present.get(name) ?? 0))
    if (missing === 0) return { kind: 'done' }
    return { kind: 'partial', message: `The copy of “${entry.name}” lacks ${missing} of its entries.` }
  }

  return {
    name: entry.name,
    recordId: entry.recordId,
    from,
    to,
    shape: isFolder ? 'copying-content' : 'whole',
    check,
    // Always recursive for folders: the gateway takes care of it.
    call: () => calls.copy(from, to, { isFolder }),
    prove,
  }
}
