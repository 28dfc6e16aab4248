import { addressOf, newPlaceAt } from '../../../src-shared/domain/entry-address'
import { nameOf } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { ExpectedEntry, ExpectedFolder } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import type { InventoryCalls } from '../look/inventory-calls'
import { countLackingPaths, type Subtree, subtreeOf } from '../look/subtree'
import type { Action, Proof } from './action'
import { verifyNotCreated } from './make-folder'

export interface CopyParts {
  readonly entry: ExpectedEntry
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly target: ExpectedFolder
  readonly guard: (listings: FreshListings) => Promise<Refusal | null>
}

/**
 * A copy by one call. It gets new record ids, so the proof looks for an entry
 * that was not there before; of a folder the names below are counted on both
 * sides. Folders are mostly copied entry by entry instead: see `PlanCopy`.
 */
export function copyAction(calls: InventoryCalls, parts: CopyParts): Action {
  const { entry, from, to, target, guard } = parts
  const isFolder = entry.kind === 'folder'
  const name = nameOf(to)
  let idsBefore: ReadonlySet<string> = new Set()
  let content: Subtree | null = null

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const refusal = (await guard(listings)) ?? (isFolder ? await checkContent(listings) : null)
    if (refusal === null) idsBefore = (await listings.folder(target.path)).recordIds()
    return refusal
  }

  async function checkContent(listings: FreshListings): Promise<Refusal | null> {
    content = await subtreeOf(listings, from)
    const unsafe = copyingRefusal(entry.name, content)
    // Looking through a tree takes a while: what is where has to be true now.
    return unsafe ?? (content.folderCount > 1 ? guard(new FreshListings(calls)) : null)
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const listed = await listings.folder(target.path)
    const copies = listed.named(name).filter(found => !idsBefore.has(found.recordId))
    const [copy] = copies
    if (copy === undefined) return verifyNotCreated(listings, target)
    if (copies.length > 1 || copy.name !== name || copy.kind !== entry.kind) {
      return { kind: 'unclear', ...say('more-than-one-in-target', name) }
    }
    const missing = content === null ? 0 : countLackingPaths(content, await subtreeOf(listings, to))
    if (missing === 0) return { kind: 'done', recordId: copy.recordId }
    return { kind: 'partial', ...say('copy-lacks', entry.name, missing) }
  }

  return {
    action: 'copy',
    name: entry.name,
    entryKind: entry.kind,
    recordId: entry.recordId,
    from,
    to,
    shape: isFolder ? 'copying-content' : 'whole',
    group: isFolder ? null : `copy ${entry.parent.path} ${target.path}`,
    check,
    // Always recursive for folders: the gateway takes care of it.
    call: () => calls.copy(addressOf(from), newPlaceAt(to), { isFolder }),
    prove,
  }
}

/** Each of two folders of one name shows the content of both, so the copy would hold it twice (section 5). */
export function copyingRefusal(name: string, { blind }: Pick<Subtree, 'blind'>): Refusal | null {
  const unsafe = blind.find(({ isShared, problem }) => isShared || problem === 'empty-name')
  return unsafe ? { reason: 'unsafe-content', name, inner: unsafe.name, problem: unsafe.problem } : null
}
