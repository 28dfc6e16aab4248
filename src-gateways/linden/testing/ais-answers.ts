import { isLink } from '../../grids/asset-types'
import type { FolderRecord, ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import { type Llsd, type LlsdMap, LlsdUuid } from '../llsd/llsd-value'
import { writeFolder, writeItem } from '../wire/write-records'
import { changeAis } from './ais-changes'
import type { InventoryStore } from './inventory-store'

/** Embedded objects beyond this are too many for one reply. */
export interface AisLimits {
  readonly mostEmbedded: number
  /** As Tranquillity: a change of `parent_id` is taken, and nothing is moved (linden.md, at the top). */
  readonly ignoresParent: boolean
}

const NAMED: Readonly<Record<string, number>> = { root: 8, current: 46, trash: 14, lstndfnd: 16 }
/** The server knows 0 and this (linden.md, at the top). */
const DEEP = 50

export type AisAnswer = { readonly status: number; readonly body: Llsd | null }

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: LlsdMap
}

/** InventoryAPIv3 as linden.md, 5, has it. The library is only read: anything else is a 405. */
export function answerAis(
  store: InventoryStore,
  ownerId: Uuid,
  { mostEmbedded, ignoresParent }: AisLimits,
  { method, path, query, body: sent }: Asked,
): AisAnswer {
  if (method !== 'GET') return changeAis(store, ownerId, { method, path, body: sent, ignoresParent })
  const [, kind = '', name = '', what = ''] = path.split('/')
  if (kind === 'orphans') return { status: 200, body: orphans(store, ownerId) }
  if (kind === 'item') {
    const item = [...store.items.values()].find(it => it.id === name && it.ownerId === ownerId)
    // An error may have the id in it: it is no item.
    if (item === undefined) return { status: 404, body: new Map([['item_id', new LlsdUuid(name)]]) }
    return { status: 200, body: aisItem(store, item) }
  }
  const folder = folderNamed(store, ownerId, name)
  if (folder === null) return { status: 410, body: new Map([['category_id', new LlsdUuid(name)]]) }
  if (kind !== 'category' || what !== 'children') return { status: 404, body: null }
  const only = query.get('children')?.split(',') ?? null
  const count = { embedded: 0 }
  const body = category(store, folder, query.get('depth') === '0' ? 0 : DEEP, only, count)
  return count.embedded > mostEmbedded ? { status: 403, body: null } : { status: 200, body }
}

function folderNamed(store: InventoryStore, ownerId: Uuid, name: string): FolderRecord | null {
  const type = NAMED[name]
  const found = [...store.folders.values()].find(
    it => (type === undefined ? it.id === name : it.type === type) && it.ownerId === ownerId,
  )
  return found ?? null
}

/** `_embedded` has maps by id. At the depth's end a folder comes without it. */
function category(
  store: InventoryStore,
  folder: FolderRecord,
  depth: number,
  only: readonly string[] | null,
  count: { embedded: number },
): LlsdMap {
  const { folders, items } = store.listing(folder.id, folder.id)
  const shown = folders.filter(({ id }) => only === null || only.includes(id))
  const plain = only === null ? items.filter(it => !isLink(it.assetType)) : []
  const links = only === null ? items.filter(it => isLink(it.assetType)) : []
  count.embedded += shown.length + plain.length + links.length
  const categories = shown.map((it): [string, Llsd] => [
    it.id,
    depth > 0 ? category(store, it, depth - 1, null, count) : meta(writeFolder(it)),
  ])
  const embedded: [string, Llsd][] = [['categories', new Map(categories)]]
  // Only some of them: the parent itself is not whole.
  if (only === null) {
    embedded.push(
      ['items', new Map(plain.map(it => [it.id, aisItem(store, it)]))],
      ['links', new Map(links.map(it => [it.id, aisItem(store, it)]))],
    )
  }
  return new Map<string, Llsd>([...meta(writeFolder(folder)), ['_embedded', new Map(embedded)]])
}

/** Newer replies have more keys that begin with an underscore. */
function meta(map: LlsdMap): LlsdMap {
  return new Map<string, Llsd>([...map, ['_base_uri', 'slcap://InventoryAPIv3'], ['_links', new Map()]])
}

/** A link holds `linked_id`, and its target. */
function aisItem(store: InventoryStore, item: ItemRecord): LlsdMap {
  const map = new Map(writeItem(item))
  if (!isLink(item.assetType)) return map
  map.delete('asset_id')
  map.delete('permissions')
  map.set('linked_id', new LlsdUuid(item.assetId))
  const target = [...store.items.values()].find(it => it.id === item.assetId)
  const folder = [...store.folders.values()].find(it => it.id === item.assetId)
  if (target !== undefined) map.set('_embedded', new Map([['item', writeItem(target)]]))
  if (folder !== undefined) map.set('_embedded', new Map([['category', writeFolder(folder)]]))
  return map
}

function orphans(store: InventoryStore, ownerId: Uuid): LlsdMap {
  const items = [...store.items.values()].filter(it => it.folderId === null && it.ownerId === ownerId)
  const embedded = new Map<string, Llsd>([
    ['categories', new Map()],
    ['items', new Map(items.map(it => [it.id, writeItem(it)]))],
    ['links', new Map()],
  ])
  return new Map([['_embedded', embedded]])
}
