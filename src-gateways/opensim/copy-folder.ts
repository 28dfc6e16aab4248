import { status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import type { FolderRecord, ItemRecord } from '../grids/records'
import { requireCopyable } from '../grids/require-rights'
import { Skeleton } from '../grids/skeleton'
import type { Uuid } from '../grids/uuid'
import { accessDenied, GatewayRefusal, notFound, partial, reasonOf } from '../kit/refusal.ts'
import { contentsOf } from './contents-of'
import { type FolderChanges, type Own, requireWhole } from './folder-changes'
import type { ItemChanges } from './item-changes'
import { requireTitle } from './titles'
import type { XInventory } from './wire/xinventory'

/** Each takes a few requests; whoever has more copies folder by folder. */
const MOST_ENTRIES = 5_000

interface Content {
  readonly folder: FolderRecord
  readonly items: readonly ItemRecord[]
}

/**
 * A folder with all that is in it, entry by entry, since the service has no copying.
 * Everything is looked at first: with one item that may not be copied, or one name that cannot
 * be given again, nothing is.
 */
export async function copyFolder(
  parts: { readonly inventory: XInventory; readonly folders: FolderChanges; readonly items: ItemChanges },
  own: Own,
  source: FolderRecord,
  to: { readonly folderId: Uuid; readonly title: string; readonly signal: AbortSignal },
): Promise<FolderRecord> {
  const contents = await contentsBelow(parts.inventory, own, source, to.signal)
  const copies = new Map<Uuid, Uuid>()
  const top = await parts.folders.make(own, to.folderId, to.title)
  copies.set(source.id, top.id)
  try {
    for (const { folder, items } of contents) {
      to.signal.throwIfAborted()
      const parent = folder.parentId === null ? undefined : copies.get(folder.parentId)
      if (folder.id !== source.id && parent !== undefined)
        copies.set(folder.id, (await parts.folders.make(own, parent, folder.name)).id)
      const copy = copies.get(folder.id)
      if (copy === undefined) throw notFound(folder.name)
      for (const item of items) await parts.items.copy(own, item, copy, item.name)
    }
  } catch (thrown) {
    throw partial(`Not all of ${source.name} was seen to be copied: ${reasonOf(thrown)}`, to.title)
  }
  return top
}

async function contentsBelow(
  inventory: XInventory,
  own: Own,
  source: FolderRecord,
  signal: AbortSignal,
): Promise<readonly Content[]> {
  const skeleton = Skeleton.of(await inventory.skeleton({ signal }), own.ownerId)
  const folders = new Map(skeleton?.below(source.id).map(it => [it.id, it]))
  const known = new Set(folders.keys())
  const contents: Content[] = []
  let count = 0
  for await (const { id, content } of contentsOf(inventory, [...folders.keys()], { signal })) {
    const folder = folders.get(id)
    if (folder === undefined) continue
    count += 1 + content.items.length
    if (count > MOST_ENTRIES)
      throw new GatewayRefusal(
        status.RESOURCE_EXHAUSTED,
        Reason.REASON_TOO_LARGE,
        `More than ${MOST_ENTRIES} entries are not copied at once.`,
      )
    for (const entry of [...content.folders, ...content.items])
      if (entry.ownerId !== own.ownerId) throw accessDenied(`${entry.name} is not yours.`)
    for (const { name } of [...content.folders, ...content.items]) requireTitle(name)
    for (const item of content.items) requireCopyable(item)
    requireWhole(content, known)
    contents.push({ folder, items: content.items })
  }
  if (contents.length === 0) throw notFound(source.name)
  return contents
}
