import { queryOptions } from '@tanstack/react-query'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { fetchThumbnail } from '../ipc/thumbnail-batch'
import { keys } from './keys'

/** The picture of one entry as a data URL, or null when it has none. */
export function thumbnailQuery(inventory: string, entry: Entry, path: InventoryPath) {
  const { recordId, assetUri } = entry
  return queryOptions({
    queryKey: keys.thumbnail(inventory, recordId, assetUri),
    queryFn: ({ signal }) => fetchThumbnail({ path, recordId, assetUri }, signal),
    // Main keeps pictures on disk; here only what was seen in the last minute.
    gcTime: 60_000,
    retry: false,
  })
}
