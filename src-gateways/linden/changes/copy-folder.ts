import { status } from '@grpc/grpc-js'
import { Reason } from '../../../src-wire/gen/satchel/v1/refusal.ts'
import type { FolderRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import { accessDenied, GatewayRefusal, notFound, partial, reasonOf } from '../../kit/refusal.ts'
import type { FolderListing } from '../wire/folder-listing'
import type { FolderChanges } from './folder-changes'
import type { ItemChanges } from './item-changes'
import type { Look } from './look'

/** Each takes a few requests; whoever has more copies folder by folder. */
const MOST_ENTRIES = 2_000

interface Parts {
  readonly look: Look
  readonly folders: FolderChanges
  readonly items: ItemChanges
}

/**
 * A folder with all that is in it, entry by entry, since regions copy items only. Everything is
 * looked at first: with one item that may not be copied, or one name that cannot be given again,
 * nothing is.
 */
export async function copyFolder(
  { look, folders, items }: Parts,
  source: FolderRecord,
  to: { readonly folderId: Uuid; readonly title: string; readonly signal: AbortSignal },
): Promise<FolderRecord> {
  // One that is gone is listed all the same, as empty (opensim-run.md, 1).
  await folders.requireReached(source.id)
  const listings = await look.everything(source.id)
  requireFew(listings)
  for (const listing of listings) requireCopying({ look, folders, items }, listing)
  const names = new Map(listings.flatMap(it => it.folders).map(it => [it.id, it.name]))
  const parents = new Map(listings.flatMap(({ id, folders: inner }) => inner.map(it => [it.id, id])))
  const top = await folders.make(to.folderId, to.title)
  const copies = new Map<Uuid, Uuid>([[source.id, top.id]])
  try {
    for (const { id, items: inIt } of listings) {
      to.signal.throwIfAborted()
      const parent = copies.get(parents.get(id) ?? id)
      if (id !== source.id && parent !== undefined)
        copies.set(id, (await folders.make(parent, names.get(id) ?? '')).id)
      const copy = copies.get(id)
      if (copy === undefined) throw notFound(source.name)
      for (const item of inIt) await items.copy(item, copy, item.name)
    }
  } catch (thrown) {
    throw partial(`Not all of ${source.name} was seen to be copied: ${reasonOf(thrown)}`, to.title)
  }
  return top
}

function requireFew(listings: readonly FolderListing[]): void {
  const count = listings.reduce((sum, it) => sum + 1 + it.items.length, 0)
  if (count > MOST_ENTRIES)
    throw new GatewayRefusal(
      status.RESOURCE_EXHAUSTED,
      Reason.REASON_TOO_LARGE,
      `More than ${MOST_ENTRIES} entries are not copied at once.`,
    )
}

/** Whatever would fail on the way fails now, by the same rules. */
function requireCopying({ look, folders, items }: Parts, listing: FolderListing): void {
  const other = [...listing.folders, ...listing.items].find(it => it.ownerId !== look.own.ownerId)
  if (other !== undefined) throw accessDenied(`${other.name} is not yours.`)
  for (const { name } of listing.folders) folders.requireMaking(name)
  for (const item of listing.items) items.requireCopying(item, item.name)
}
