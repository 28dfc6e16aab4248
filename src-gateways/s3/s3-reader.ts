import type { Children, Trail } from '../kit/platform.ts'
import { notFound } from '../kit/refusal.ts'
import { MovedIds } from './moved-ids.ts'
import { isThumbsFolder, NO_THUMBS, pictureIn, type Thumbs, thumbsIn } from './pictures.ts'
import {
  folderEntry,
  fullMarkerEntry,
  objectEntry,
  ROOT_ID,
  type S3Entry,
  TRASH_ID,
  trashEntry,
} from './s3-entry.ts'
import { TrashLayout } from './trash-layout.ts'
import { TrashReader } from './trash-reader.ts'
import type { Bucket } from './wire/bucket.ts'
import type { ListedObject, ListedPage } from './wire/listed-page.ts'
import { folderOfKey, type ObjectKey } from './wire/object-key.ts'

/** Of one folder; more are said to be there, and not shown. 300 requests, half a minute. */
const MOST_PAGES = 300

/** What the objects below a prefix are as folders and items. Everything fails with an `S3Fault` or a refusal. */
export class S3Reader {
  readonly layout: TrashLayout
  readonly ids: MovedIds
  readonly #bucket: Bucket
  readonly #prefix: ObjectKey
  readonly #trash: TrashReader

  constructor(bucket: Bucket, prefix: ObjectKey, ids = new MovedIds()) {
    this.ids = ids
    this.#bucket = bucket
    this.#prefix = prefix
    this.layout = new TrashLayout(prefix)
    this.#trash = new TrashReader(bucket, {
      layout: this.layout,
      ids: this.ids,
      folderIdOf: key => this.folderIdOf(key),
    })
  }

  keyOf(folder: Trail<S3Entry>): ObjectKey {
    return folder.at(-1)?.key ?? this.#prefix
  }

  /** Of what lies in the folder of this key. */
  folderIdOf(key: ObjectKey): string {
    if (key === this.#prefix) return ROOT_ID
    const isStamp = key.startsWith(this.layout.files) && folderOfKey(key) === this.layout.files
    return isStamp || key === this.layout.files ? TRASH_ID : this.ids.idOf(key)
  }

  placeOf(key: ObjectKey) {
    return { id: this.ids.idOf(key), parentId: this.folderIdOf(folderOfKey(key)) }
  }

  /** `onPage`: of the first page, for who looks whether anything has changed. */
  async children(
    folder: Trail<S3Entry>,
    signal: AbortSignal,
    onPage: (page: ListedPage) => void = () => {},
  ): Promise<Children<S3Entry>> {
    if (folder.at(-1)?.id === TRASH_ID) return { entries: await this.trashed(signal) }
    const key = this.keyOf(folder)
    const objects: ListedObject[] = []
    const prefixes = new Set<ObjectKey>()
    let pages = 0
    let isWhole = true
    for await (const page of this.#bucket.pages({ prefix: key, isFlat: false, signal })) {
      if (pages === 0) onPage(page)
      objects.push(...page.objects)
      for (const prefix of page.prefixes) prefixes.add(prefix)
      if (++pages === MOST_PAGES && page.next !== null) {
        isWhole = false
        break
      }
    }
    const isRoot = key === this.#prefix
    if (objects.length + prefixes.size === 0 && !isRoot) throw notFound(folder.at(-1)?.title ?? '')
    const hasThumbs = [...prefixes].some(isThumbsFolder)
    const thumbs = hasThumbs ? await thumbsIn(this.#bucket, key, signal) : NO_THUMBS
    const entries = this.entriesOf(key, { objects, prefixes }, thumbs)
    return { entries, ...(isWhole ? {} : { incomplete: { expected: 0 } }) }
  }

  /** What lies in the Trash, each with its deletion. */
  trashed(signal: AbortSignal): Promise<readonly S3Entry[]> {
    return this.#trash.entries(signal)
  }

  /** Whether a folder is an entry of anything: not those that the Trash is made of, nor the thumbnails. */
  isShown(folder: ObjectKey): boolean {
    const { keep, files } = this.layout
    const isOfTrash = folder === keep || folder === files || folderOfKey(folder) === files
    return !isOfTrash && !isThumbsFolder(folder)
  }

  /** Whether what is at its place is called by its id; else another one has come there since it was listed. */
  isIt({ id, key }: S3Entry): boolean {
    return id === TRASH_ID || id.startsWith(this.ids.idOf(key))
  }

  /** As it is this moment; null: it is gone. */
  async now(entry: S3Entry, signal: AbortSignal): Promise<S3Entry | null> {
    if (entry.id === TRASH_ID) return entry
    if (!this.isIt(entry)) return null
    if (entry.kind === 'folder') return (await this.hasAny(entry.key, signal)) ? entry : null
    const head = await this.#bucket.head(entry.key, signal)
    if (head === null) return null
    if (entry.key.endsWith('/')) return entry
    const fresh = objectEntry({ ...head, key: entry.key }, entry, null)
    const { picture = { available: false }, deletion } = entry.extras ?? {}
    const kept = { picture, ...(deletion === undefined ? {} : { deletion }) }
    return { ...fresh, picture: entry.picture, extras: { ...fresh.extras, ...kept } }
  }

  /** Whether anything begins with this. */
  async hasAny(prefix: ObjectKey, signal?: AbortSignal): Promise<boolean> {
    const { objects } = await this.#bucket.page({ prefix, isFlat: true, most: 1, signal })
    return objects.length > 0
  }

  /** What a folder shows of what lies directly in it, however that was listed. */
  entriesOf(key: ObjectKey, { objects, prefixes }: InFolder, thumbs: Thumbs): readonly S3Entry[] {
    const parentId = this.folderIdOf(key)
    const entries: S3Entry[] = []
    for (const folder of prefixes) {
      if (folder === this.layout.keep || isThumbsFolder(folder)) continue
      entries.push(folderEntry(folder, { id: this.ids.idOf(folder), parentId }))
    }
    for (const object of objects) {
      const place = { id: this.ids.idOf(object.key), parentId }
      if (object.key !== key) entries.push(objectEntry(object, place, pictureIn(thumbs, object)))
      else if (object.size > 0) entries.push(fullMarkerEntry(object, place))
    }
    if (key === this.#prefix) entries.push(trashEntry(this.layout.files))
    return entries
  }
}

interface InFolder {
  readonly objects: readonly ListedObject[]
  readonly prefixes: ReadonlySet<ObjectKey>
}
