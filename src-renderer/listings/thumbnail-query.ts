import { queryOptions } from '@tanstack/react-query'
import { AppFailure } from '../../src-shared/errors'
import { SMALL_PICTURE_PX } from '../../src-shared/ipc/contract'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { ThumbnailBatch } from '../bridge/thumbnail-batch'
import { keys } from '../session/keys'
import { partOfSession, type Session } from '../session/session'

/** No row of a list draws a picture larger, in CSS pixels. */
export const ROW_PICTURE_PX = 64

/** Main keeps pictures on disk; here only what was seen in the last minute. */
const KEPT_MS = 60_000

const MAX_RETRIES = 5
const RETRY_AFTER_MS = 1_000

export const batchOf = partOfSession(session => {
  const batch = new ThumbnailBatch(session.ask)
  session.onClose(() => batch.close())
  return batch
})

/** Nothing else would ask again, once the connection is back, for what was asked for while it broke. */
export const PICTURE_LIFE = {
  gcTime: KEPT_MS,
  retry: (failures: number, error: Error) => failures < MAX_RETRIES && isInterrupted(error),
  retryDelay: RETRY_AFTER_MS,
} as const

/** Whether small pictures suffice for what is drawn that large, in CSS pixels. */
export function isSmall(sizePx: number | undefined): boolean {
  return sizePx !== undefined && sizePx * window.devicePixelRatio <= SMALL_PICTURE_PX
}

/** The picture of one entry as a data URL, or null when it has none. Small ones suffice up to `SMALL_PICTURE_PX`. */
export function thumbnailQuery(session: Session, entry: Entry, path: InventoryPath, needsSmall = false) {
  const { recordId, assetUri } = entry
  return queryOptions({
    queryKey: keys.thumbnail(session.key, recordId, assetUri, needsSmall),
    queryFn: ({ signal }) =>
      batchOf(session).fetch({ path, recordId, assetUri, isSmall: needsSmall }, signal),
    ...PICTURE_LIFE,
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
