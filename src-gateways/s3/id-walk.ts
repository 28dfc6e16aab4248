import type { KnownKeys } from './known-keys.ts'
import { isThumb } from './pictures.ts'
import { folderEntry, objectEntry, type S3Entry, TRASH_ID } from './s3-entry.ts'
import type { S3Reader } from './s3-reader.ts'
import type { Bucket } from './wire/bucket.ts'
import { folderOfKey, type ObjectKey } from './wire/object-key.ts'

/** Milliseconds that what a walk has seen is taken for what is there. */
const FRESH_MS = 5_000
/** Of one walk, a thousand objects each: not longer than anybody waits. */
const MOST_PAGES = 100

interface Walk {
  /** As many moves of ours had been made when it began: another one may pass behind its back. */
  readonly moves: number
  /** Whether it has seen everything. */
  readonly isWhole: Promise<boolean>
  /** Milliseconds since 1970; endless while it is under way. */
  endedMs: number
}

/**
 * Looks for ids among all objects, those in the Trash, too: one listing that is
 * forgotten page by page; what is seen goes into `KnownKeys`, which has a bound.
 * All who ask meanwhile, and for a few seconds after, share one walk.
 */
export class IdWalk {
  readonly #bucket: Bucket
  readonly #reader: S3Reader
  readonly #known: KnownKeys
  #walk: Walk | null = null

  constructor(bucket: Bucket, reader: S3Reader, known: KnownKeys) {
    this.#bucket = bucket
    this.#reader = reader
    this.#known = known
  }

  /**
   * Null only of an id that this run has given, and after all of the bucket was seen:
   * of an earlier run's nobody can say what was moved since. @throws S3Fault
   */
  async find(id: string, signal: AbortSignal): Promise<S3Entry | null | 'unknown'> {
    const isOurs = this.#known.get(id) !== null
    const { moves } = this.#reader.ids
    const isWhole = await this.#shared()
    signal.throwIfAborted()
    const known = this.#known.get(id)
    const found = known === null ? null : await this.#reader.now(known, signal)
    if (found !== null) return this.#told(found, signal)
    return isOurs && isWhole && moves === this.#reader.ids.moves ? null : 'unknown'
  }

  /** What lies in the Trash with where it was. */
  async #told(found: S3Entry, signal: AbortSignal): Promise<S3Entry> {
    if (found.parentId !== TRASH_ID) return found
    const trashed = await this.#reader.trashed(signal)
    return trashed.find(({ id }) => id === found.id) ?? found
  }

  #shared(): Promise<boolean> {
    const { moves } = this.#reader.ids
    const last = this.#walk
    if (last !== null && last.moves === moves && Date.now() < last.endedMs + FRESH_MS) return last.isWhole
    const walk: Walk = { moves, isWhole: this.#through(), endedMs: Number.POSITIVE_INFINITY }
    this.#walk = walk
    walk.isWhole.then(
      () => (walk.endedMs = Date.now()),
      () => (walk.endedMs = 0),
    )
    return walk.isWhole
  }

  /** By no one's signal, as others may wait for it, too; it has a bound, and ends with the connection. */
  async #through(): Promise<boolean> {
    let pages = 0
    let before: ObjectKey | null = null
    for await (const page of this.#bucket.pages({ prefix: this.#reader.keyOf([]), isFlat: true })) {
      const seen: S3Entry[] = []
      for (const object of page.objects) {
        if (isThumb(object.key) || object.key.startsWith(this.#reader.layout.facts)) continue
        seen.push(...this.#foldersOf(object.key, before))
        before = object.key
        if (!object.key.endsWith('/')) seen.push(objectEntry(object, this.#reader.placeOf(object.key), null))
      }
      this.#known.listed(seen.filter(({ id, key }) => this.#known.get(id)?.key !== key))
      if (++pages === MOST_PAGES && page.next !== null) return false
    }
    return true
  }

  /** Those above a key that are not above the one before, too. */
  #foldersOf(key: ObjectKey, before: ObjectKey | null): readonly S3Entry[] {
    const found: S3Entry[] = []
    const top = this.#reader.keyOf([])
    let at = key.endsWith('/') ? key : folderOfKey(key)
    for (; at !== top && !before?.startsWith(at); at = folderOfKey(at)) {
      if (this.#reader.isShown(at)) found.push(folderEntry(at, this.#reader.placeOf(at)))
    }
    return found
  }
}
