import { addressOf } from '../../src-shared/domain/entry-address'
import { type AppError, AppFailure } from '../../src-shared/errors'
import { SMALL_PICTURE_PX, type ThumbnailRequest } from '../../src-shared/ipc/contract'
import { say } from '../../src-shared/sentences'
import type { FetchedThumbnail, Gateway } from '../wire/gateway'
import { isMovingPicture } from './moving-picture'
import { sizeOfPicture } from './picture-size'
import { type PictureType, sniffPicture } from './sniff'
import type { ThumbnailCache } from './thumbnail-cache'

/** The service sets no limit; nothing that is shown at 256 px needs more (section 5, FetchThumbnail). */
const MAX_PICTURE_BYTES = 8 * 1024 * 1024

/** Decoded, a pixel takes four bytes in the window, whatever the file weighs. */
const MAX_PIXELS = 16_000_000

export interface Picture {
  readonly data: Uint8Array
  readonly type: PictureType
}

/** A cached picture, or null. What is in the cache was checked before and is checked again: it is only a file. */
export async function cachedPicture(
  cache: ThumbnailCache,
  owner: string,
  key: string,
): Promise<Picture | null> {
  const data = await cache.get(owner, key)
  const type = data === null ? null : sniffPicture(data)
  if (data === null || type === null || problemOfPicture(data, type) !== null) return null
  return { data, type }
}

/** Fetches and checks one picture. Fails with `not-found` where there is none. */
export async function fetchPicture(
  gateway: Pick<Gateway, 'fetchThumbnail'>,
  request: ThumbnailRequest,
  signal: AbortSignal,
): Promise<Picture> {
  return checkedPicture(await gateway.fetchThumbnail(addressOf(request.path, request.recordId), signal))
}

function checkedPicture({ data, claimedType }: FetchedThumbnail): Picture {
  if (data.length > MAX_PICTURE_BYTES) {
    const megabytes = Math.round(data.length / 1024 / 1024)
    throw new AppFailure({ kind: 'too-large', ...say('picture-too-heavy', megabytes) })
  }
  const type = sniffPicture(data)
  if (type === null) {
    throw new AppFailure({
      kind: 'refused',
      ...say('picture-of-other-type'),
      detail: claimedType.slice(0, 100),
    })
  }
  const problem = problemOfPicture(data, type)
  if (problem !== null) throw new AppFailure(problem)
  return { data, type }
}

function problemOfPicture(data: Uint8Array, type: PictureType): AppError | null {
  const size = sizeOfPicture(data, type)
  if (size === null) return { kind: 'refused', ...say('picture-without-size') }
  if (isMovingPicture(data, type)) return { kind: 'refused', ...say('picture-moves') }
  const { width, height } = size
  if (width * height <= MAX_PIXELS) return null
  return { kind: 'too-large', ...say('picture-too-large', width, height) }
}

/** Whether it is a picture, and no larger than small ones are. */
export function isSmallPicture(data: Uint8Array): boolean {
  const type = sniffPicture(data)
  return type !== null && problemOfPicture(data, type) === null && !isLarger({ data, type })
}

/** Whether a small one of it would be smaller. */
export function isLarger({ data, type }: Picture): boolean {
  const size = sizeOfPicture(data, type)
  return size !== null && Math.max(size.width, size.height) > SMALL_PICTURE_PX
}

export function dataUrlOf({ data, type }: Picture): string {
  const base64 = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')
  return `data:${type};base64,${base64}`
}
