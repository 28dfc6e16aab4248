import { createHash, randomBytes } from 'node:crypto'
import { folderOfKey, isFolderKey, joinKeys, keyBelow, type ObjectKey } from './wire/object-key.ts'

/**
 * What an object is told by. S3 gives none, so it is a hash of its key; what we
 * have moved ourselves keeps its id, with all that is in it, and what comes to its
 * old place gets another. As long as the same `epoch` and the same moves are known:
 * another epoch gives every object another id, so that nobody who was gone is
 * taken for somebody who came.
 */
export class MovedIds {
  #epoch: string
  /** By key, for folders of all that lies below: the text whose hash is the id there. */
  readonly #origins = new Map<ObjectKey, string>()
  #moves = 0

  constructor(epoch = newMark()) {
    this.#epoch = epoch
  }

  get epoch(): string {
    return this.#epoch
  }

  /** What was known counts no more: `restore` is given all. */
  restart(epoch: string): void {
    this.#epoch = epoch
    this.#origins.clear()
    this.#moves++
  }

  /** How many were made. */
  get moves(): number {
    return this.#moves
  }

  /** All that a later run has to be given (`restore`). */
  get origins(): ReadonlyMap<ObjectKey, string> {
    return this.#origins
  }

  restore(key: ObjectKey, origin: string): void {
    this.#origins.set(key, origin)
  }

  idOf(key: ObjectKey): string {
    return createHash('sha256')
      .update(`${this.#epoch}\0${this.#originOf(key)}`)
      .digest('hex')
      .slice(0, 32)
  }

  /** After a move of ours; `to` was free. What comes to `from` is told by `mark`, which is used once. */
  moved(from: ObjectKey, to: ObjectKey, mark: string): void {
    const origin = this.#originOf(from)
    if (isFolderKey(from)) this.#moveInner(from, to)
    this.#put(to, origin)
    this.#moves++
    this.#put(from, `\0${mark}\0${from}`)
  }

  /** What was moved in or out of it before moves along. */
  #moveInner(from: ObjectKey, to: ObjectKey): void {
    const inner = [...this.#origins].filter(([key]) => key.startsWith(from) && key !== from)
    for (const key of this.#origins.keys()) if (key.startsWith(to)) this.#origins.delete(key)
    for (const [key, origin] of inner) {
      this.#origins.delete(key)
      this.#origins.set(keyAfterMove(key, from, to), origin)
    }
  }

  #put(key: ObjectKey, origin: string): void {
    if (origin === key) this.#origins.delete(key)
    else this.#origins.set(key, origin)
  }

  #originOf(key: ObjectKey): string {
    for (let at: ObjectKey = key; at !== ''; at = folderOfKey(at)) {
      const origin = this.#origins.get(at)
      if (origin !== undefined) return `${origin}${keyBelow(key, at)}`
    }
    return key
  }
}

/** A text that nobody else has. */
export function newMark(): string {
  return randomBytes(12).toString('hex')
}

/** The same for something below a folder that was moved. */
export function keyAfterMove(key: ObjectKey, from: ObjectKey, to: ObjectKey): ObjectKey {
  return joinKeys(to, keyBelow(key, from))
}
