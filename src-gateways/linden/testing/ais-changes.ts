import { isSystemFolder } from '../../grids/asset-types'
import type { Uuid } from '../../grids/uuid'
import { type Llsd, LlsdInteger, type LlsdMap, LlsdUuid } from '../llsd/llsd-value'
import { idOf, mapsOf, numberOf, textOf } from '../wire/llsd-fields'
import { writeFolder, writeItem } from '../wire/write-records'
import type { InventoryStore } from './inventory-store'

interface Change {
  readonly method: string
  readonly path: string
  readonly body: LlsdMap
  readonly ignoresParent: boolean
}

interface Answer {
  readonly status: number
  readonly body: Llsd | null
}

/** Changes by InventoryAPIv3 (linden.md, 5). */
export function changeAis(store: InventoryStore, ownerId: Uuid, change: Change): Answer {
  const [, kind = '', name = ''] = change.path.split('/')
  const folder = [...store.folders.values()].find(it => it.id === name && it.ownerId === ownerId)
  const item = [...store.items.values()].find(it => it.id === name && it.ownerId === ownerId)
  if (kind === 'item') return item === undefined ? gone : changeItem(store, item.id, change)
  if (folder === undefined) return gone
  if (change.method === 'POST') return create(store, folder.id, change.body)
  return changeFolder(store, folder.id, change)
}

const gone: Answer = { status: 410, body: null }
const METHOD_UNKNOWN: Answer = { status: 405, body: null }

function create(store: InventoryStore, parentId: Uuid, body: LlsdMap): Answer {
  const folders = mapsOf(body, 'categories').map(map =>
    store.addFolder(parentId, textOf(map, 'name'), { type: numberOf(map, 'type_default') ?? -1 }),
  )
  return answer(store, [parentId], [['_created_categories', folders.map(it => new LlsdUuid(it))]])
}

/** One of the system takes no name, no place and no deletion. */
function changeFolder(store: InventoryStore, id: Uuid, { method, body, ignoresParent }: Change): Answer {
  const folder = store.folders.get(id)
  const parentId = folder?.parentId ?? null
  if (folder === undefined || parentId === null || isSystemFolder(folder.type))
    return { status: 403, body: null }
  if (method === 'DELETE') {
    store.removeFolder(id)
    store.bump(parentId)
    return answer(store, [parentId], [['_categories_removed', [new LlsdUuid(id)]]])
  }
  if (method !== 'PATCH') return METHOD_UNKNOWN
  const to = ignoresParent ? null : idOf(body, 'parent_id')
  store.setFolder(id, {
    name: body.has('name') ? textOf(body, 'name') : folder.name,
    parentId: to ?? parentId,
  })
  const now = store.folders.get(id) ?? folder
  return answer(store, [parentId, to ?? parentId], [...writeFolder(now)])
}

function changeItem(store: InventoryStore, id: Uuid, { method, body, ignoresParent }: Change): Answer {
  const item = store.items.get(id)
  const folderId = item?.folderId ?? null
  if (item === undefined || folderId === null) return gone
  if (method === 'DELETE') {
    store.removeItem(id)
    return answer(store, [folderId], [['_removed_items', [new LlsdUuid(id)]]])
  }
  if (method !== 'PATCH') return METHOD_UNKNOWN
  const to = ignoresParent ? null : idOf(body, 'parent_id')
  store.setItem(id, {
    name: body.has('name') ? textOf(body, 'name') : item.name,
    description: body.has('desc') ? textOf(body, 'desc') : item.description,
    folderId: to ?? folderId,
  })
  const now = store.items.get(id) ?? item
  return answer(store, [folderId, to ?? folderId], [...writeItem(now)])
}

/** With the versions that folders have by now. */
function answer(store: InventoryStore, folders: readonly Uuid[], more: readonly [string, Llsd][]): Answer {
  const versions = folders.map((id): [string, Llsd] => [
    id,
    new LlsdInteger(store.folders.get(id)?.version ?? 0),
  ])
  return {
    status: 200,
    body: new Map<string, Llsd>([...more, ['_updated_category_versions', new Map(versions)]]),
  }
}
