import { createHash } from 'node:crypto'
import type { Bucket } from './wire/bucket.ts'
import type { ListedPage } from './wire/listed-page.ts'
import type { ObjectKey } from './wire/object-key.ts'

/** So many folders are looked at each time: those that were listed last. */
const MOST = 3

/**
 * S3 tells nothing by itself: the first page of what was listed lately is listed
 * again, and compared. What changes behind the first thousand is not seen.
 */
export class FolderLooks {
  readonly #bucket: Bucket
  /** By id, the one listed last at the end. */
  readonly #folders = new Map<string, { readonly key: ObjectKey; readonly print: string }>()

  constructor(bucket: Bucket) {
    this.#bucket = bucket
  }

  listed(id: string, key: ObjectKey, page: ListedPage): void {
    this.#folders.delete(id)
    this.#folders.set(id, { key, print: printOf(page) })
    const [oldest] = this.#folders.keys()
    if (this.#folders.size > MOST && oldest !== undefined) this.#folders.delete(oldest)
  }

  /** Ids of folders that are other than they were. */
  async changed(signal: AbortSignal): Promise<readonly string[]> {
    const changed: string[] = []
    for (const [id, folder] of this.#folders) {
      const print = printOf(await this.#bucket.page({ prefix: folder.key, isFlat: false, signal }))
      // It may have been listed meanwhile.
      if (this.#folders.get(id) !== folder || print === folder.print) continue
      this.#folders.set(id, { ...folder, print })
      changed.push(id)
    }
    return changed
  }
}

function printOf({ objects, prefixes }: ListedPage): string {
  const hash = createHash('sha256')
  for (const { key, etag, size } of objects) hash.update(`${key} ${etag} ${size}\n`)
  for (const prefix of prefixes) hash.update(`${prefix}\n`)
  return hash.digest('base64')
}
