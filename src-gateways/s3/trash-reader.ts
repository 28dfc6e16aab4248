import type { MovedIds } from './moved-ids.ts'
import { folderEntry, nanosOf, objectEntry, type S3Entry, TRASH_ID } from './s3-entry.ts'
import { type TrashLayout, timeOfStamp } from './trash-layout.ts'
import type { Bucket } from './wire/bucket.ts'
import type { ListedObject, ListedPage } from './wire/listed-page.ts'
import { folderOfKey, joinKeys, keyBelow, type ObjectKey, throughSlash } from './wire/object-key.ts'

interface Ground {
  readonly layout: TrashLayout
  readonly ids: MovedIds
  readonly folderIdOf: (key: ObjectKey) => string
}

/** What lies in the Trash, with where it was. */
export class TrashReader {
  readonly #bucket: Bucket
  readonly #ground: Ground

  constructor(bucket: Bucket, ground: Ground) {
    this.#bucket = bucket
    this.#ground = ground
  }

  async entries(signal: AbortSignal): Promise<readonly S3Entry[]> {
    const origins = await this.#origins(signal)
    const entries: S3Entry[] = []
    for await (const { stamp, entry } of this.#trashed(signal)) {
      const from = origins.get(stamp)
      const at = timeOfStamp(stamp)
      const deletion = {
        ...(from === undefined ? {} : { fromId: this.#ground.folderIdOf(folderOfKey(from)) }),
        ...(at === 0 ? {} : { atUnixNanos: nanosOf(at) }),
      }
      entries.push({ ...entry, extras: { ...entry.extras, deletion } })
    }
    return entries
  }

  async #origins(signal: AbortSignal): Promise<ReadonlyMap<ObjectKey, ObjectKey>> {
    const { layout } = this.#ground
    const origins = new Map<ObjectKey, ObjectKey>()
    for await (const { objects } of this.#bucket.pages({ prefix: layout.facts, isFlat: true, signal })) {
      for (const { key } of objects) {
        const fact = layout.readFact(key)
        if (fact !== null) origins.set(fact.stamp, fact.from)
      }
    }
    return origins
  }

  /** The first object of each stamp says what lies there; a folder's others are leapt over. */
  async *#trashed(signal: AbortSignal) {
    const { layout } = this.#ground
    const request = { prefix: layout.files, isFlat: true, signal }
    const seen = new Set<ObjectKey>()
    for (let page: ListedPage = await this.#bucket.page(request); ; ) {
      for (const object of page.objects) {
        const found = this.#entryOf(object)
        if (found === null || seen.has(found.entry.key)) continue
        seen.add(found.entry.key)
        yield found
      }
      if (page.next === null) return
      const last = page.objects.at(-1)
      const stamp = last === undefined ? null : layout.stampOf(last.key)
      const isOurs = stamp !== null && timeOfStamp(stamp) !== 0
      page = isOurs
        ? await this.#bucket.page({ ...request, after: layout.behind(stamp) })
        : await this.#bucket.page(request, page.next)
    }
  }

  #entryOf(object: ListedObject): { readonly stamp: ObjectKey; readonly entry: S3Entry } | null {
    const { layout, ids } = this.#ground
    const stamp = layout.stampOf(object.key)
    if (stamp === null) return null
    const spot = joinKeys(layout.files, stamp)
    const folder = throughSlash(keyBelow(object.key, spot))
    if (object.key === spot) return null
    if (folder === null) {
      return { stamp, entry: objectEntry(object, { id: ids.idOf(object.key), parentId: TRASH_ID }, null) }
    }
    const key = joinKeys(spot, folder)
    return { stamp, entry: folderEntry(key, { id: ids.idOf(key), parentId: TRASH_ID }) }
  }
}
