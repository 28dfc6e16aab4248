import type { Bucket } from './wire/bucket.ts'
import type { ListedObject, ListedPage } from './wire/listed-page.ts'
import { bytesOfKey, joinKeys, keyOfText, type ObjectKey } from './wire/object-key.ts'
import { S3Fault } from './wire/s3-fault.ts'

interface WindowOptions {
  /** Objects; up to a page more are. */
  readonly mostHeld: number
  readonly signal: AbortSignal
}

/** No character comes after it. */
const LAST_CHARACTER = keyOfText('\u{10ffff}')

/**
 * All objects below a prefix, in the order of their keys, seen through a window:
 * pages come as they are needed, and what was taken out is forgotten. Everything
 * fails with an `S3Fault`.
 */
export class ObjectWindow {
  readonly #bucket: Bucket
  readonly #prefix: ObjectKey
  readonly #mostHeld: number
  readonly #signal: AbortSignal
  #pages: AsyncGenerator<ListedPage>
  #held: ListedObject[] = []
  #hasEnded = false
  #isInOrder = true
  #last: Uint8Array = new Uint8Array()

  constructor(bucket: Bucket, prefix: ObjectKey, { mostHeld, signal }: WindowOptions) {
    this.#bucket = bucket
    this.#prefix = prefix
    this.#mostHeld = mostHeld
    this.#signal = signal
    this.#pages = bucket.pages({ prefix, isFlat: true, signal })
  }

  /** All that is left below a folder, taken out; null where that is more than is held, and nothing is taken. */
  async takeAll(folder: ObjectKey): Promise<readonly ListedObject[] | null> {
    for (;;) {
      const end = this.#held.findIndex(({ key }) => !key.startsWith(folder))
      if (end >= 0 || this.#hasEnded) return this.#held.splice(0, end < 0 ? this.#held.length : end)
      if (this.#held.length >= this.#mostHeld) break
      await this.#fill()
    }
    this.#requireOrder()
    return null
  }

  /** The next key below a folder, which stays; null: there is none. */
  async next(folder: ObjectKey): Promise<ObjectKey | null> {
    while (this.#held.length === 0 && !this.#hasEnded) await this.#fill()
    this.#requireOrder()
    const key = this.#held[0]?.key
    return key?.startsWith(folder) === true ? key : null
  }

  /** Leaves out all that is before the next key that `isMet` does not meet. */
  dropWhile(isMet: (key: ObjectKey) => boolean): void {
    const end = this.#held.findIndex(({ key }) => !isMet(key))
    this.#held.splice(0, end < 0 ? this.#held.length : end)
  }

  /** Goes on behind all that begins with this, without a look at it. */
  leap(start: ObjectKey): void {
    this.dropWhile(key => key.startsWith(start))
    if (this.#held.length > 0 || this.#hasEnded) return
    const after = joinKeys(start, LAST_CHARACTER)
    this.#pages = this.#bucket.pages({
      prefix: this.#prefix,
      isFlat: true,
      after,
      signal: this.#signal,
    })
  }

  async #fill(): Promise<void> {
    const { done, value } = await this.#pages.next()
    if (done === true) {
      this.#hasEnded = true
      return
    }
    this.#hasEnded = value.next === null
    for (const object of value.objects) {
      const bytes = bytesOfKey(object.key)
      if (Buffer.compare(bytes, this.#last) < 0) this.#isInOrder = false
      this.#last = bytes
      this.#held.push(object)
    }
  }

  /** Some services (S3 Express One Zone) list in no order: a folder would seem to end, and come again. */
  #requireOrder(): void {
    if (!this.#isInOrder) throw new S3Fault('broken-reply', 'It does not list in order.')
  }
}
