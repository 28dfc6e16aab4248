import { childPath } from '../../src-shared/domain/paths'
import { canMakeFolder } from '../../src-shared/domain/transfer'
import type { FolderRef } from '../../src-shared/model/entry'
import type { Refusal } from '../../src-shared/model/refusal'
import { say } from '../../src-shared/sentences'
import type { Action, Proof } from './action'
import type { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import { locateTarget } from './locate'
import { proveNothingMade } from './prove-nothing-made'

/**
 * A new folder. The parent is listed first because the service makes an
 * unreachable folder where there is none (section 5, MakeDir). Null for a name
 * that cannot stand in a path.
 */
export function makeFolderAction(calls: InventoryCalls, parent: FolderRef, name: string): Action | null {
  const to = childPath(parent.path, name)
  if (to === null) return null
  let idsBefore: ReadonlySet<string> = new Set()

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const target = await locateTarget(listings, parent)
    if (target.kind === 'refused') return target.refusal
    if (target.value.kind !== 'folder' || target.value.linkName !== null) {
      return canMakeFolder(target.value, name, [])
    }
    const listed = await listings.folder(parent.path)
    idsBefore = listed.recordIds()
    return canMakeFolder(
      target.value,
      name,
      listed.named(name).map(entry => entry.name),
    )
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const listed = await listings.folder(parent.path)
    const made = listed.named(name).filter(entry => !idsBefore.has(entry.recordId))
    const [folder] = made
    if (folder === undefined) return proveNothingMade(listings, parent)
    if (made.length === 1 && folder.name === name && folder.kind === 'folder') {
      return { kind: 'done', recordId: folder.recordId }
    }
    return { kind: 'unclear', ...say('more-than-one-in-folder', name) }
  }

  return {
    name,
    recordId: null,
    from: null,
    to,
    shape: 'whole',
    check,
    call: () => calls.makeDir(to),
    prove,
  }
}
