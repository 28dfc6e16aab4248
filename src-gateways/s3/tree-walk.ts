import type { Trail, TreeFolder } from '../kit/platform.ts'
import { GatewayRefusal, notFound } from '../kit/refusal.ts'
import { ObjectWindow } from './object-window.ts'
import { folderOfThumb, isThumb } from './pictures.ts'
import { type S3Entry, TRASH_ID } from './s3-entry.ts'
import type { S3Reader } from './s3-reader.ts'
import type { Bucket } from './wire/bucket.ts'
import type { ListedObject } from './wire/listed-page.ts'
import { folderOfKey, joinKeys, keyBelow, type ObjectKey, throughSlash } from './wire/object-key.ts'

/** Objects, about; 300 bytes each. */
const MOST_HELD = 5_000

type Folders = AsyncGenerator<TreeFolder<S3Entry>>

/**
 * Every folder below one, itself first, by one listing of all objects as they
 * come: a small folder is put together from what the window holds, a large one is
 * listed by itself before what is in it. So never more is held than the window,
 * one folder, and the way to it.
 */
export class TreeWalk {
  readonly #bucket: Bucket
  readonly #reader: S3Reader
  readonly #signal: AbortSignal
  readonly #mostHeld: number

  constructor(bucket: Bucket, reader: S3Reader, signal: AbortSignal, mostHeld = MOST_HELD) {
    this.#bucket = bucket
    this.#reader = reader
    this.#signal = signal
    this.#mostHeld = mostHeld
  }

  async *from(top: Trail<S3Entry>): Folders {
    if (top.at(-1)?.id === TRASH_ID) {
      yield* this.#trash(top)
      return
    }
    const key = this.#reader.keyOf(top)
    const window = new ObjectWindow(this.#bucket, key, { mostHeld: this.#mostHeld, signal: this.#signal })
    const all = await window.takeAll(key)
    if (all === null) yield* this.#large(top, window)
    else if (all.length > 0 || top.length === 0) yield* this.#small(top, all)
    else throw notFound(top.at(-1)?.title ?? '')
  }

  /** Each thing in it lies at a place of its own. */
  async *#trash(top: Trail<S3Entry>): Folders {
    const entries = await this.#reader.trashed(this.#signal)
    yield { trail: top, children: { entries } }
    for (const entry of entries) if (entry.kind === 'folder') yield* this.#unlessGone([...top, entry])
  }

  async *#unlessGone(trail: Trail<S3Entry>): Folders {
    try {
      yield* this.from(trail)
    } catch (thrown) {
      if (!(thrown instanceof GatewayRefusal)) throw thrown
    }
  }

  async *#large(trail: Trail<S3Entry>, window: ObjectWindow): Folders {
    const key = this.#reader.keyOf(trail)
    const children = await this.#reader.children(trail, this.#signal)
    yield { trail, children }
    const folders = new Map(
      children.entries.flatMap(entry => (entry.kind === 'folder' ? [[entry.key, entry] as const] : [])),
    )
    for (let next = await window.next(key); next !== null; next = await window.next(key)) {
      const start = throughSlash(keyBelow(next, key))
      if (start === null) {
        // What lies in the folder itself was listed with it.
        window.dropWhile(dropped => dropped.startsWith(key) && throughSlash(keyBelow(dropped, key)) === null)
        continue
      }
      const inner = joinKeys(key, start)
      const folder = folders.get(inner)
      if (folder === undefined) window.leap(inner)
      else yield* this.#inner([...trail, folder], inner, window)
    }
  }

  async *#inner(trail: Trail<S3Entry>, key: ObjectKey, window: ObjectWindow): Folders {
    const all = await window.takeAll(key)
    if (all === null) yield* this.#large(trail, window)
    else yield* this.#small(trail, all)
  }

  /** A folder's last child may come long after its first: it is given when all of it is there. */
  *#small(top: Trail<S3Entry>, objects: readonly ListedObject[]): Generator<TreeFolder<S3Entry>> {
    const { layout } = this.#reader
    const topKey = this.#reader.keyOf(top)
    const folders = new FoldersOf(topKey)
    const thumbs = new Map<ObjectKey, ListedObject>()
    for (const object of objects) {
      if (isThumb(object.key)) {
        thumbs.set(object.key, object)
        folders.note(folderOfThumb(object.key))
      } else if (topKey.startsWith(layout.keep) || !object.key.startsWith(layout.keep)) folders.place(object)
    }
    const waiting: Trail<S3Entry>[] = [top]
    for (let trail = waiting.pop(); trail !== undefined; trail = waiting.pop()) {
      const here = trail
      const key = this.#reader.keyOf(here)
      const entries = this.#reader.entriesOf(key, folders.at(key), thumbs)
      yield { trail: here, children: { entries } }
      const inner = entries.filter(({ id, kind }) => kind === 'folder' && id !== TRASH_ID)
      waiting.push(...inner.toReversed().map(folder => [...here, folder]))
    }
  }
}

interface InFolder {
  readonly objects: ListedObject[]
  readonly prefixes: Set<ObjectKey>
}

class FoldersOf {
  readonly #top: ObjectKey
  readonly #folders = new Map<ObjectKey, InFolder>()

  constructor(top: ObjectKey) {
    this.#top = top
  }

  at(key: ObjectKey): InFolder {
    const known = this.#folders.get(key) ?? { objects: [], prefixes: new Set<ObjectKey>() }
    this.#folders.set(key, known)
    return known
  }

  /** Into its folder, and that into those above. */
  place(object: ListedObject): void {
    const folder = object.key.endsWith('/') ? object.key : folderOfKey(object.key)
    this.at(folder).objects.push(object)
    this.note(folder)
  }

  /** It is there, and so are those above it. */
  note(folder: ObjectKey): void {
    for (let key = folder; key !== this.#top; key = folderOfKey(key))
      this.at(folderOfKey(key)).prefixes.add(key)
  }
}
