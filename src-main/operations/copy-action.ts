import type { PlannedStep } from '../../src-shared/domain/transfer'
import type { FolderRef } from '../../src-shared/model/entry'
import type { Refusal } from '../../src-shared/model/refusal'
import { say } from '../../src-shared/sentences'
import type { Action, Proof } from './action'
import { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import { folderOf } from './locate'
import { proveNothingMade } from './prove-nothing-made'
import { type Subtree, subtreeOf } from './subtree'

/**
 * A copy gets new record ids, so the proof looks for an entry that was not
 * there before; of a folder the names below are counted on both sides.
 */
export function copyAction(
  calls: InventoryCalls,
  { entry, from, to }: PlannedStep,
  target: FolderRef,
  guard: (listings: FreshListings) => Promise<Refusal | null>,
): Action {
  const isFolder = entry.kind === 'folder'
  let idsBefore: ReadonlySet<string> = new Set()
  let placesBefore: Subtree['places'] = new Map()

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const refusal = (await guard(listings)) ?? (isFolder ? await checkContent(listings) : null)
    if (refusal === null) idsBefore = (await listings.folder(folderOf(to))).recordIds()
    return refusal
  }

  async function checkContent(listings: FreshListings): Promise<Refusal | null> {
    const content = await subtreeOf(listings, from)
    placesBefore = content.places
    const unsafe = copyingRefusal(entry.name, content)
    // Looking through a tree takes a while: what is where has to be true now.
    return unsafe ?? (content.folderCount > 1 ? guard(new FreshListings(calls)) : null)
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const listed = await listings.folder(folderOf(to))
    const copies = listed.named(entry.name).filter(found => !idsBefore.has(found.recordId))
    const [copy] = copies
    if (copy === undefined) return proveNothingMade(listings, target)
    if (copies.length > 1 || copy.name !== entry.name || copy.kind !== entry.kind) {
      return { kind: 'unclear', ...say('more-than-one-in-target', entry.name) }
    }
    return isFolder ? proveContent(listings) : { kind: 'done' }
  }

  async function proveContent(listings: FreshListings): Promise<Proof> {
    const { places } = await subtreeOf(listings, to)
    let missing = 0
    for (const [place, count] of placesBefore) missing += Math.max(0, count - (places.get(place) ?? 0))
    if (missing === 0) return { kind: 'done' }
    return { kind: 'partial', ...say('copy-lacks', entry.name, missing) }
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

/** Each of two folders of one name shows the content of both, so the copy would hold it twice (section 5). */
function copyingRefusal(name: string, { blind }: Subtree): Refusal | null {
  const unsafe = blind.find(({ isShared, problem }) => isShared || problem === 'empty-name')
  return unsafe ? { reason: 'unsafe-content', name, inner: unsafe.name, problem: unsafe.problem } : null
}
