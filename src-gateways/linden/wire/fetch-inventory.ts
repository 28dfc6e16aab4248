import { isLink } from '../../grids/asset-types'
import type { FolderRecord, ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import { isLlsdArray, isLlsdMap, type Llsd, LlsdInteger, type LlsdMap, LlsdUuid } from '../llsd/llsd-value'
import type { FolderListing } from './folder-listing'
import { isFault, LindenFault } from './linden-fault'
import type { CallOptions, LindenHttp } from './linden-http'
import { idOf, mapsOf, numberOf } from './llsd-fields'
import { readFolder, readItem } from './read-records'

/** Viewers ask for so many folders or items at once (linden.md, 4). */
const AT_ONCE = 10

/** A folder or item, and whose it is. */
export interface Wanted {
  readonly id: Uuid
  readonly ownerId: Uuid
}

/** Folders, each with what lies in it; and those that the service refuses, with why. */
export interface Fetched {
  readonly listings: readonly FolderListing[]
  readonly refused: ReadonlyMap<Uuid, string>
}

export interface FetchedItems {
  readonly items: readonly ItemRecord[]
  /** How many cannot be read, at most: each may be one that seems to be missing. */
  readonly unusable: number
}

/**
 * FetchInventoryDescendents2 and FetchInventory2, or the library's two (linden.md, 4;
 * opensim-run.md, 1): in batches, which are halved where a reply would be too large.
 */
export class FetchInventory {
  readonly #http: LindenHttp

  constructor(http: LindenHttp) {
    this.#http = http
  }

  /**
   * With or without the items in them. @throws LindenFault; `too-large` is a folder that the
   * service does not list at all.
   */
  async folders(
    url: string,
    wanted: readonly Wanted[],
    options?: CallOptions,
    { items = true }: { readonly items?: boolean } = {},
  ): Promise<Fetched> {
    const listings: FolderListing[] = []
    const refused = new Map<Uuid, string>()
    for (const batch of batches(wanted)) {
      for (const reply of await this.#split(url, batch, some => folderRequest(some, items), options)) {
        listings.push(...mapsOf(reply, 'folders').flatMap(map => readListing(map) ?? []))
        for (const bad of mapsOf(reply, 'bad_folders')) {
          const id = idOf(bad, 'folder_id')
          if (id !== null) refused.set(id, saidOf(bad))
        }
      }
    }
    return { listings, refused }
  }

  /** In any order; those that are not there are left out: only where all can be read. @throws LindenFault. */
  async items(url: string, wanted: readonly Wanted[], options?: CallOptions): Promise<FetchedItems> {
    const items = new Map<Uuid, ItemRecord>()
    let unusable = 0
    for (const batch of batches(wanted)) {
      const asked = new Set(batch.map(({ id }) => id))
      for (const reply of await this.#split(url, batch, itemRequest, options)) {
        if (!isLlsdArray(reply.get('items'))) unusable += batch.length
        for (const map of mapsOf(reply, 'items')) {
          const item = readItem(map, idOf(reply, 'agent_id'))
          if (item === null) unusable++
          else if (asked.has(item.id)) items.set(item.id, item)
        }
      }
    }
    return { items: [...items.values()], unusable }
  }

  async #split(
    url: string,
    wanted: readonly Wanted[],
    bodyOf: (wanted: readonly Wanted[]) => Llsd,
    options: CallOptions = {},
  ): Promise<readonly LlsdMap[]> {
    try {
      const reply = await this.#http.read({ method: 'POST', url, body: bodyOf(wanted) }, options)
      if (!isLlsdMap(reply)) throw new LindenFault('broken-reply', 'The reply is no map.')
      return [reply]
    } catch (thrown) {
      if (!isFault(thrown, 'forbidden')) throw thrown
      if (wanted.length <= 1)
        throw new LindenFault('too-large', 'The service does not list it: it is too large.')
      const half = Math.ceil(wanted.length / 2)
      const first = await this.#split(url, wanted.slice(0, half), bodyOf, options)
      return [...first, ...(await this.#split(url, wanted.slice(half), bodyOf, options))]
    }
  }
}

function batches(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const count = Math.ceil(wanted.length / AT_ONCE)
  return Array.from({ length: count }, (_, at) => wanted.slice(at * AT_ONCE, (at + 1) * AT_ONCE))
}

/** All five fields: what is left out counts as no (opensim-run.md, 11). */
function folderRequest(wanted: readonly Wanted[], withItems: boolean): Llsd {
  const folders = wanted.map(
    ({ id, ownerId }): LlsdMap =>
      new Map<string, Llsd>([
        ['folder_id', new LlsdUuid(id)],
        ['owner_id', new LlsdUuid(ownerId)],
        ['sort_order', new LlsdInteger(1)],
        ['fetch_folders', true],
        ['fetch_items', withItems],
      ]),
  )
  return new Map([['folders', folders]])
}

function itemRequest(wanted: readonly Wanted[]): Llsd {
  const items = wanted.map(
    ({ id, ownerId }): LlsdMap =>
      new Map([
        ['item_id', new LlsdUuid(id)],
        ['owner_id', new LlsdUuid(ownerId)],
      ]),
  )
  return new Map([['items', items]])
}

/**
 * One of `folders`. Targets of links stand among its items, once per link: what has another
 * parent is one, and an item that comes twice is one item (opensim-run.md, 1).
 */
export function readListing(map: LlsdMap): FolderListing | null {
  const id = idOf(map, 'folder_id', 'category_id')
  if (id === null) return null
  const ownerId = idOf(map, 'owner_id') ?? idOf(map, 'agent_id')
  const folders = new Map<Uuid, FolderRecord>()
  const items = new Map<Uuid, ItemRecord>()
  const others = new Map<string, FolderRecord | ItemRecord>()
  let unusable = 0
  for (const one of mapsOf(map, 'categories')) {
    const folder = readFolder(one, ownerId)
    if (folder === null) unusable++
    else if (folder.parentId === null || folder.parentId === id)
      folders.set(folder.id, { ...folder, parentId: id })
    else others.set(folder.id, folder)
  }
  for (const one of mapsOf(map, 'items')) {
    const item = readItem(one, ownerId)
    if (item === null) unusable++
    else if (item.folderId === id) items.set(item.id, item)
    else others.set(item.id, item)
  }
  return {
    id,
    ownerId,
    version: numberOf(map, 'version') ?? -1,
    expected: numberOf(map, 'descendents'),
    folders: [...folders.values()],
    items: [...items.values()],
    targets: targetsOf([...items.values()], items, others),
    unusable,
  }
}

/** Of links to what lies beside them, too. */
function targetsOf(
  listed: readonly ItemRecord[],
  items: ReadonlyMap<string, ItemRecord>,
  others: ReadonlyMap<string, FolderRecord | ItemRecord>,
): ReadonlyMap<string, FolderRecord | ItemRecord> {
  const targets = new Map<string, FolderRecord | ItemRecord>()
  for (const { assetType, assetId } of listed) {
    const target = isLink(assetType) ? (others.get(assetId) ?? items.get(assetId)) : undefined
    if (target !== undefined) targets.set(assetId, target)
  }
  return targets
}

function saidOf(map: LlsdMap): string {
  const error = map.get('error')
  return typeof error === 'string' ? error.slice(0, 200) : 'It is refused.'
}
