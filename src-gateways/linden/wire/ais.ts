import type { FolderRecord, ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import { isLlsdMap, type LlsdMap } from '../llsd/llsd-value'
import { type FolderListing, NO_ORPHANS, type Orphans } from './folder-listing'
import { isFault, LindenFault } from './linden-fault'
import type { CallOptions, LindenHttp } from './linden-http'
import { idOf, mapOf, mapsOf, numberOf } from './llsd-fields'
import { readFolder, readItem } from './read-records'

/** Names that may stand for an id (linden.md, 5). */
export type NamedCategory = 'root' | 'current' | 'trash' | 'lstndfnd'

/** As deep as viewers ask; servers know this and 0 (linden.md, at the top). */
const DEEP = 50
/** Of `children=`: viewers keep addresses below 2,000 characters. */
const IDS_AT_ONCE = 20
/** Levels of one reply; beyond them a folder is asked for by itself. */
const MOST_LEVELS = 60

export interface AisTree {
  /** Every folder whose content came whole: the one asked for first. */
  readonly listings: readonly FolderListing[]
  /** Folders that are there, but whose content did not come. */
  readonly open: readonly FolderRecord[]
}

/** InventoryAPIv3 or LibraryAPIv3, to read (linden.md, 5). */
export class Ais {
  readonly #http: LindenHttp

  constructor(http: LindenHttp) {
    this.#http = http
  }

  /** What is directly in a folder. @throws LindenFault; `moved`: ask for its parent again. */
  async children(base: string, id: Uuid | NamedCategory, options?: CallOptions): Promise<FolderListing> {
    try {
      const listing = topOf(await this.#get(base, `category/${id}/children?depth=0`, options))
      if (listing !== null) return listing
      // Not all three kinds came: whoever needs the whole asks otherwise.
      throw new LindenFault('broken-reply', 'The folder came without its content.')
    } catch (thrown) {
      if (isFault(thrown, 'forbidden'))
        throw new LindenFault('too-large', 'The service does not list it: it is too large.')
      throw thrown
    }
  }

  /**
   * A folder and what is below it, as much as the service gives at once: to the depth that it
   * has, else level by level, then child by child. @throws LindenFault.
   */
  async tree(base: string, id: Uuid | NamedCategory, options?: CallOptions): Promise<AisTree> {
    try {
      return treeOf(await this.#get(base, `category/${id}/children?depth=${DEEP}`, options))
    } catch (thrown) {
      if (!isFault(thrown, 'forbidden')) throw thrown
    }
    const top = await this.children(base, id, options)
    const trees: AisTree[] = [{ listings: [top], open: [] }]
    for (let at = 0; at < top.folders.length; at += IDS_AT_ONCE) {
      trees.push(await this.#some(base, top, top.folders.slice(at, at + IDS_AT_ONCE), options))
    }
    return { listings: trees.flatMap(it => it.listings), open: trees.flatMap(it => it.open) }
  }

  /** Items, links and folders without a parent; some servers tell of folders only (linden.md, at the top). @throws LindenFault. */
  async orphans(base: string, ownerId: Uuid, options?: CallOptions): Promise<Orphans> {
    try {
      return orphansOf(await this.#get(base, 'orphans', options), ownerId)
    } catch (thrown) {
      if (isFault(thrown, 'gone', 'moved', 'bad-request')) return NO_ORPHANS
      throw thrown
    }
  }

  /** Null where there is none. @throws LindenFault. */
  async item(base: string, id: Uuid, options?: CallOptions): Promise<ItemRecord | null> {
    try {
      const item = readItem(await this.#get(base, `item/${id}`, options), null)
      if (item === null) throw new LindenFault('broken-reply', 'The item cannot be read.')
      return item
    } catch (thrown) {
      // An error's body may have the id in it: it is no item (linden.md, 5).
      if (isFault(thrown, 'gone', 'moved')) return null
      throw thrown
    }
  }

  /** Only those children, each with what is below it; too much at once is halved, one that is too much stays open. */
  async #some(
    base: string,
    top: FolderListing,
    folders: readonly FolderRecord[],
    options: CallOptions | undefined,
  ): Promise<AisTree> {
    const ids = folders.map(it => it.id).join(',')
    try {
      const reply = await this.#get(
        base,
        `category/${top.id}/children?depth=${DEEP}&children=${ids}`,
        options,
      )
      const found = treeOf(reply).listings.filter(it => it.id !== top.id)
      const whole = new Set(found.map(it => it.id))
      const beneath = treeOf(reply).open.filter(it => it.id !== top.id)
      return {
        listings: found,
        open: [...folders.filter(it => !whole.has(it.id)), ...beneath.filter(it => it.parentId !== top.id)],
      }
    } catch (thrown) {
      if (!isFault(thrown, 'forbidden')) throw thrown
      if (folders.length === 1) return { listings: [], open: folders }
      const half = Math.ceil(folders.length / 2)
      const first = await this.#some(base, top, folders.slice(0, half), options)
      const second = await this.#some(base, top, folders.slice(half), options)
      return { listings: [...first.listings, ...second.listings], open: [...first.open, ...second.open] }
    }
  }

  async #get(base: string, path: string, options: CallOptions | undefined): Promise<LlsdMap> {
    const url = `${base.replace(/\/$/, '')}/${path}`
    const reply = await this.#http.read({ method: 'GET', url }, options)
    if (!isLlsdMap(reply)) throw new LindenFault('broken-reply', 'The reply is no map.')
    return reply
  }
}

function orphansOf(reply: LlsdMap, ownerId: Uuid): Orphans {
  const embedded = mapOf(reply, '_embedded')
  const folders = mapsOf(embedded, 'categories').map(map => readFolder(map, ownerId))
  const items = [...mapsOf(embedded, 'items'), ...mapsOf(embedded, 'links')].map(map =>
    readItem(map, ownerId),
  )
  return {
    folders: folders.filter(it => it !== null),
    items: items.filter(it => it !== null),
    unusable: folders.filter(it => it === null).length + items.filter(it => it === null).length,
  }
}

/** The folder that was asked for; null where its content did not come whole. */
function topOf(reply: LlsdMap): FolderListing | null {
  const id = idOf(reply, 'category_id')
  return treeOf(reply).listings.find(it => it.id === id) ?? null
}

/**
 * Every folder of a reply. One is whole where it has categories, items and links: at the end
 * of what the service gives it comes without, and then its content is not known (linden.md, 5).
 */
export function treeOf(reply: LlsdMap): AisTree {
  const listings: FolderListing[] = []
  const open: FolderRecord[] = []
  const visit = (map: LlsdMap, ownerId: Uuid | null, level: number): void => {
    const folder = readFolder(map, ownerId)
    if (folder === null) return
    const embedded = mapOf(map, '_embedded')
    const isWhole = ['categories', 'items', 'links'].every(key => isLlsdMap(embedded.get(key)))
    const inner = mapsOf(embedded, 'categories')
    if (isWhole) listings.push(listingOf(folder, embedded, numberOf(map, 'version') ?? -1))
    else open.push(folder)
    if (level >= MOST_LEVELS) return
    for (const one of inner) visit(one, folder.ownerId, level + 1)
  }
  visit(reply, null, 0)
  return { listings, open }
}

function listingOf(folder: FolderRecord, embedded: LlsdMap, version: number): FolderListing {
  const { id, ownerId } = folder
  const folders = mapsOf(embedded, 'categories').map(map => readFolder(map, ownerId))
  const links = mapsOf(embedded, 'links')
  const items = [...mapsOf(embedded, 'items'), ...links].map(map => readItem(map, ownerId))
  const targets = new Map<string, FolderRecord | ItemRecord>()
  for (const link of links) {
    const inLink = mapOf(link, '_embedded')
    const target = readItem(mapOf(inLink, 'item'), ownerId) ?? readFolder(mapOf(inLink, 'category'), ownerId)
    if (target !== null) targets.set(target.id, target)
  }
  return {
    id,
    ownerId,
    version,
    expected: null,
    folders: folders.filter(it => it !== null).map(it => ({ ...it, parentId: id })),
    items: items.filter(it => it !== null).map(it => ({ ...it, folderId: id })),
    targets,
    unusable: folders.filter(it => it === null).length + items.filter(it => it === null).length,
  }
}
