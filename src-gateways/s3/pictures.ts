import type { Picture } from '../kit/platform.ts'
import type { FoundPicture } from './s3-entry.ts'
import { THUMBS_NAME } from './trash-layout.ts'
import type { Bucket } from './wire/bucket.ts'
import type { ListedObject } from './wire/listed-page.ts'
import {
  bytesOfKey,
  folderOfKey,
  joinKeys,
  keyOfText,
  lastPartOf,
  type ObjectKey,
} from './wire/object-key.ts'

const MADE = keyOfText('.png')
/** Made by a service; one that a person made wins. */
const AUTO = keyOfText('.auto.png')
const THUMBS = keyOfText(`${THUMBS_NAME}/`)
const SIZE = keyOfText('256x256/')

/** What the window refuses anyway. */
const MAX_PICTURE_BYTES = 8 * 1024 * 1024

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
}

/** The thumbnails of a folder, by key (omniverse.md, section 4). */
export type Thumbs = ReadonlyMap<ObjectKey, ListedObject>

export const NO_THUMBS: Thumbs = new Map()

/** Whether a folder that a listing shows is that of the thumbnails, which nobody sees. */
export function isThumbsFolder(folder: ObjectKey): boolean {
  return lastPartOf(folder) === THUMBS_NAME
}

export function isThumb(key: ObjectKey): boolean {
  return folderOfKey(key).endsWith(`/${THUMBS}${SIZE}`) || folderOfKey(key) === `${THUMBS}${SIZE}`
}

/** Of what it is the thumbnail. */
export function folderOfThumb(key: ObjectKey): ObjectKey {
  return folderOfKey(folderOfKey(folderOfKey(key)))
}

/** Of all objects of a folder by one listing. */
export async function thumbsIn(bucket: Bucket, folder: ObjectKey, signal: AbortSignal): Promise<Thumbs> {
  const found = new Map<ObjectKey, ListedObject>()
  const prefix = joinKeys(folder, THUMBS, SIZE)
  for await (const { objects } of bucket.pages({ prefix, isFlat: false, signal })) {
    for (const object of objects) found.set(object.key, object)
  }
  return found
}

/** The thumbnail of an object, else the object itself where it is a picture; null where there is neither. */
export function pictureIn(thumbs: Thumbs, object: ListedObject): FoundPicture | null {
  const thumb = thumbs.size === 0 ? undefined : thumbOf(thumbs, object.key)
  if (thumb !== undefined) {
    return { key: thumb.key, version: versionOf(thumb), isStale: thumb.modifiedMs < object.modifiedMs }
  }
  const isPicture = typeOf(object.key) !== null && object.size > 0 && object.size <= MAX_PICTURE_BYTES
  return isPicture ? { key: object.key, version: versionOf(object), isStale: false } : null
}

/** Null: it is gone by now, or too large. */
export async function fetchPicture(
  bucket: Bucket,
  key: ObjectKey,
  signal: AbortSignal,
): Promise<Picture | null> {
  const found = await bucket.get(key, MAX_PICTURE_BYTES, signal)
  if (found === null || found.size === 0) return null
  return { data: found.data, contentType: typeOf(key) ?? '', version: found.etag }
}

function thumbOf(thumbs: Thumbs, key: ObjectKey): ListedObject | undefined {
  const [folder, name] = [folderOfKey(key), lastPartOf(key)]
  const at = (ending: ObjectKey) => thumbs.get(joinKeys(folder, THUMBS, SIZE, name, ending))
  return at(MADE) ?? at(AUTO)
}

function versionOf({ etag, modifiedMs, size }: ListedObject): string {
  return etag === '' ? `${modifiedMs}-${size}` : etag
}

function typeOf(key: ObjectKey): string | null {
  return TYPES[/\.([a-z]+)$/.exec(bytesOfKey(key).toString('latin1').toLowerCase())?.[1] ?? ''] ?? null
}
