import { addressOf, addressOfEntry } from '../../../src-shared/domain/entry-address'
import { titleOf, titlePart } from '../../../src-shared/domain/names'
import { isInTrash, isTrash } from '../../../src-shared/domain/trash'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { MovedEntry } from '../journal/journal'
import { type ExpectedEntry, folderRefOf, idsOf } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import { listExpected, locateEntry } from '../look/locate'
import { missingFrom, movingRefusal, subtreeOf, wholeSubtreeOf } from '../look/subtree'
import type { Action, ActionContext, Proof } from './action'

export interface RemoveParts {
  readonly entry: ExpectedEntry
  /** As planned. */
  readonly path: InventoryPath
  /**
   * The records that a folder was seen to hold and that go with it, because no
   * path reaches some of them, or the source deletes folders as a whole. None: it
   * must be empty by now.
   */
  readonly mayHold: ReadonlySet<string>
}

/**
 * Deletes for good, and in the Trash only, where there is one. Where the source
 * deletes record by record, content goes before its folder: it would delete the
 * folder first and leave what follows unreachable when it breaks (section 5,
 * Remove). An item is never deleted recursively, so that a folder of its name is
 * not taken for it.
 */
export function removeAction(context: ActionContext, { entry, path, mayHold }: RemoveParts): Action {
  const { calls, locks, capabilities } = context
  const { recordId, kind } = entry
  const isFolder = kind === 'folder'
  const title = titleOf(entry)
  let address = addressOf(path, recordId)
  let parent = folderRefOf(entry.parent)
  let held: readonly MovedEntry[] = []

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const located = await locateEntry(listings, entry, 'stop-at-links')
    if (located.kind === 'refused') return located.refusal
    const { linkName, ref } = located.value
    if (linkName !== null) return { reason: 'below-link', linkName }
    address = addressOfEntry(ref) ?? address
    parent = ref.parent
    return trashRefusal() ?? locks.refusalOf(entry) ?? (isFolder ? checkContent(listings) : null)
  }

  function trashRefusal(): Refusal | null {
    const { trash } = capabilities
    if (trash.kind === 'none') return null
    const isInside = isInTrash(address.path, trash) && !isTrash(address.path, trash)
    return isInside ? null : { reason: 'not-in-trash', name: title }
  }

  async function checkContent(listings: FreshListings): Promise<Refusal | null> {
    const content = await wholeSubtreeOf(listings, address)
    // A listing that lags must not cost what it does not show yet: two in a row have to say the same.
    const again = await wholeSubtreeOf(new FreshListings(context), address)
    const isSeen = [...content.entries, ...again.entries].every(inside => mayHold.has(inside.recordId))
    if (!isSeen) return { reason: 'changed', name: title }
    held = content.entries
    return locks.refusalInside(title, content.entries) ?? movingRefusal(title, content)
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const { listed } = await listExpected(listings, parent)
    if (!listed.has(recordId)) return { kind: 'done' }
    // What could only go with its folder goes first (section 5, Remove).
    const gone = held.length === 0 ? 0 : missingFrom(await subtreeOf(listings, address), held)
    return gone === 0
      ? { kind: 'unchanged' }
      : { kind: 'partial', ...say('delete-not-finished', title, gone) }
  }

  return {
    action: 'remove',
    name: entry.name,
    ...titlePart(entry),
    entryKind: kind,
    recordId,
    from: path,
    fromIds: idsOf(entry.parent),
    to: null,
    shape: 'whole',
    group: isFolder ? null : `remove ${entry.parent.path}`,
    check,
    ends: () => ({ from: address.path, fromIds: parent.recordIds }),
    call: unsent => calls.remove(address, { isFolder }, unsent),
    prove,
  }
}
