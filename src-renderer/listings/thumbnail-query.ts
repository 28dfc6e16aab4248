import { queryOptions } from '@tanstack/react-query'
import { AppFailure } from '../../src-shared/errors'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { fetchThumbnail } from '../bridge/thumbnail-batch'
import { keys } from '../session/keys'

const MAX_RETRIES = 5
const RETRY_AFTER_MS = 1_000

/** The picture of one entry as a data URL, or null when it has none. */
export function thumbnailQuery(inventory: string, entry: Entry, path: InventoryPath) {
  const { recordId, assetUri } = entry
  return queryOptions({
    queryKey: keys.thumbnail(inventory, recordId, assetUri),
    queryFn: ({ signal }) => fetchThumbnail({ path, recordId, assetUri }, signal),
    // Main keeps pictures on disk; here only what was seen in the last minute.
    gcTime: 60_000,
    // Asked for while the connection broke: nothing else would ask again, once it is back.
    retry: (failures, error) => failures < MAX_RETRIES && isInterrupted(error),
    retryDelay: RETRY_AFTER_MS,
  })
}

/** The service has none of any item: nothing is wrong with this one. */
export function hasNoPictures(error: Error | null): boolean {
  return error instanceof AppFailure && error.error.said?.code === 'pictures-not-offered'
}

/** Nothing is wrong with a picture that a lost connection or a quick scroll kept from coming. */
export function isInterrupted(error: Error): boolean {
  return error instanceof AppFailure && (error.error.kind === 'offline' || error.error.kind === 'cancelled')
}
