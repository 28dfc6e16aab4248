import { addressOf, addressOfFolder } from '../../../src-shared/domain/entry-address'
import { isKeptAs, titleOf } from '../../../src-shared/domain/names'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import { FreshListings } from '../look/fresh-listings'
import { listExpected } from '../look/locate'
import { copyingRefusal, countLackingPaths, type Subtree, subtreeOf } from '../look/subtree'
import type { Action, ActionContext, Proof } from './action'
import { arrivalOf, endsOf, type MoveParts, moveFacts, plannedWay, wayOf } from './move-action'
import { verifyNotCreated } from './newcomer'

/**
 * A copy by one call. It gets new record ids, so the proof looks for an entry
 * that was not there before; of a folder the titles below are counted on both
 * sides. Where the source copies record by record, folders are mostly copied
 * entry by entry instead: see `putEntry`.
 */
export function copyAction(context: ActionContext, parts: MoveParts): Action {
  const { entry, newTitle, target } = parts
  const isFolder = entry.kind === 'folder'
  let way = plannedWay(parts)
  let idsBefore: ReadonlySet<string> = new Set()
  let content: Subtree | null = null

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const refusal = (await guard(listings)) ?? (isFolder ? await checkContent(listings) : null)
    if (refusal === null) idsBefore = (await listings.inside(way.to)).recordIds()
    return refusal
  }

  async function guard(listings: FreshListings): Promise<Refusal | null> {
    const found = await parts.guard(listings)
    if (found.kind === 'refused') return found.refusal
    way = wayOf(parts, found.value)
    return null
  }

  async function checkContent(listings: FreshListings): Promise<Refusal | null> {
    content = await subtreeOf(listings, way.address)
    const unsafe = copyingRefusal(way.title, content)
    // Looking through a tree takes a while: what is where has to be true now.
    return unsafe ?? (content.folderCount > 1 ? guard(new FreshListings(context)) : null)
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const { ref, listed } = await listExpected(listings, way.to)
    const copies = listed.cameAs(newTitle, idsBefore)
    const [copy] = copies
    if (copy === undefined) return verifyNotCreated(listings, way.to)
    if (copies.length > 1 || !isKeptAs(newTitle, titleOf(copy)) || copy.kind !== entry.kind) {
      return { kind: 'unclear', ...say('more-than-one-in-target', newTitle) }
    }
    const arrival = arrivalOf(ref, copy)
    const there = addressOf(arrival.to, copy.recordId)
    const missing = content === null ? 0 : countLackingPaths(content, await subtreeOf(listings, there))
    if (missing === 0) return { kind: 'done', recordId: copy.recordId, arrival }
    return { kind: 'partial', ...say('copy-lacks', way.title, missing) }
  }

  return {
    ...moveFacts(parts),
    action: 'copy',
    shape: isFolder ? 'copying-content' : 'whole',
    group: isFolder ? null : `copy ${entry.parent.path} ${target.path}`,
    check,
    ends: () => endsOf(way),
    // Always recursive for folders: the gateway takes care of it.
    call: unsent =>
      context.calls.copy(
        way.address,
        { folder: addressOfFolder(way.to), title: newTitle },
        { isFolder },
        unsent,
      ),
    prove,
  }
}
