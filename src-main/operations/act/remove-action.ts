import { addressOf } from '../../../src-shared/domain/entry-address'
import { nameOf } from '../../../src-shared/domain/paths'
import { isInTrash, TRASH } from '../../../src-shared/domain/trash'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { MovedEntry } from '../journal/journal'
import { type ExpectedEntry, folderOf } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import type { InventoryCalls } from '../look/inventory-calls'
import { locateEntry } from '../look/locate'
import type { Locks } from '../look/locks'
import { missingFrom, subtreeOf } from '../look/subtree'
import type { Action, Proof } from './action'
import { movingRefusal } from './move-action'

export interface RemoveParts {
  readonly entry: ExpectedEntry
  readonly path: InventoryPath
  /**
   * The records that a folder was seen to hold and that go with it, because no
   * path reaches some of them. None: it must be empty by now.
   */
  readonly mayHold: ReadonlySet<string>
  readonly locks: Locks
}

/**
 * Deletes for good, and in the Trash only. Content goes before its folder: the
 * service would delete the folder first and leave what follows unreachable when
 * it breaks (section 5, Remove). An item is never deleted recursively, so that
 * a folder of its name is not taken for it.
 */
export function removeAction(calls: InventoryCalls, { entry, path, mayHold, locks }: RemoveParts): Action {
  const isFolder = entry.kind === 'folder'
  let held: readonly MovedEntry[] = []

  async function check(listings: FreshListings): Promise<Refusal | null> {
    if (path === TRASH || !isInTrash(path)) return { reason: 'not-in-trash', name: entry.name }
    const located = await locateEntry(listings, entry, 'stop-at-links')
    if (located.kind === 'refused') return located.refusal
    const { linkName } = located.value
    if (linkName !== null) return { reason: 'below-link', linkName }
    return locks.refusalOf(entry) ?? (isFolder ? checkContent(listings) : null)
  }

  async function checkContent(listings: FreshListings): Promise<Refusal | null> {
    const content = await subtreeOf(listings, path)
    // A listing that lags must not cost what it does not show yet: two in a row have to say the same.
    const again = await subtreeOf(new FreshListings(calls), path)
    const isSeen = [...content.entries, ...again.entries].every(({ recordId }) => mayHold.has(recordId))
    if (!isSeen) return { reason: 'changed', name: entry.name }
    held = content.entries
    return locks.refusalInside(entry.name, content.entries) ?? movingRefusal(entry.name, content)
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const isStillThere = (await listings.folder(folderOf(path))).has(entry.recordId)
    if (!isStillThere) return { kind: 'done' }
    // What could only go with its folder goes first (section 5, Remove).
    const gone = held.length === 0 ? 0 : missingFrom(await subtreeOf(listings, path), held)
    return gone === 0
      ? { kind: 'unchanged' }
      : { kind: 'partial', ...say('delete-not-finished', entry.name, gone) }
  }

  return {
    action: 'remove',
    name: nameOf(path),
    entryKind: entry.kind,
    recordId: entry.recordId,
    from: path,
    to: null,
    shape: 'whole',
    group: isFolder ? null : `remove ${entry.parent.path}`,
    check,
    call: () => calls.remove(addressOf(path), { isFolder }),
    prove,
  }
}
