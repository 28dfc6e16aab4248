import type { TellProgress } from '../kit/platform.ts'
import { isPartial } from '../kit/refusal.ts'
import { FolderCopier } from './folder-copier.ts'
import type { FolderMarkers } from './folder-markers.ts'
import type { CopyPurpose, MoveLedger } from './move-ledger.ts'
import { ObjectCopier, type ProvedCopy } from './object-copier.ts'
import type { S3Entry } from './s3-entry.ts'
import type { Bucket, ObjectHead } from './wire/bucket.ts'
import type { MadeObject } from './wire/made-object.ts'
import type { ObjectKey } from './wire/object-key.ts'

interface Ground {
  readonly bucket: Bucket
  readonly ledger: MoveLedger
  readonly markers: FolderMarkers
}

export interface CarryOptions {
  readonly signal: AbortSignal
  /** Objects; of a move each counts twice, as it is copied and as it is deleted. */
  readonly tell: TellProgress
}

/**
 * Copies and moves one object, or all that begins with a prefix. The ledger has each
 * before its first copy: one that ends neither done nor taken back stays open there,
 * for `ChangeFinisher`.
 */
export class Carrier {
  readonly #ledger: MoveLedger
  readonly #markers: FolderMarkers
  readonly #objects: ObjectCopier
  readonly #folders: FolderCopier

  constructor({ bucket, ledger, markers }: Ground) {
    this.#ledger = ledger
    this.#markers = markers
    this.#objects = new ObjectCopier(bucket)
    this.#folders = new FolderCopier(bucket, this.#objects)
  }

  /** Answers the copy of an object; null for a folder. */
  async copy(entry: S3Entry, key: ObjectKey, options: CarryOptions): Promise<ObjectHead | null> {
    return this.#noted('copy', entry, key, async number => {
      const copies = await this.#copied(entry, key, options, { turns: 1, number })
      await this.#orTakeBack(copies, async () => this.#ledger.copied(number))
      return entry.kind === 'folder' ? null : (copies[0]?.copy ?? null)
    })
  }

  /**
   * Copied, looked at, noted, and then deleted where it was. From there on nothing is
   * stopped. Answers as `copy`.
   */
  async move(entry: S3Entry, key: ObjectKey, options: CarryOptions): Promise<ObjectHead | null> {
    return this.#noted('move', entry, key, async number => {
      const copies = await this.#copied(entry, key, options, { turns: 2, number })
      await this.#orTakeBack(copies, async () => {
        await this.#markers.keepFolderOf(entry.key)
        this.#ledger.moved(number)
      })
      if (entry.kind !== 'folder') {
        const [copy] = copies
        if (copy !== undefined) await this.#objects.removeSource(copy)
        return copy?.copy ?? null
      }
      const total = copies.length * 2
      const tell = (done: number): void => options.tell({ done: copies.length + done, total })
      await this.#folders.removeSources(entry.key, copies, { title: entry.title, tell })
      return null
    })
  }

  async #copied(
    entry: S3Entry,
    key: ObjectKey,
    { signal, tell }: CarryOptions,
    { turns, number }: { readonly turns: number; readonly number: number },
  ): Promise<readonly ProvedCopy[]> {
    const onMade = (at: ObjectKey, made: MadeObject): void => this.#ledger.made(number, at, made)
    if (entry.kind !== 'folder') return [await this.#objects.copy(entry.key, key, { signal, onMade })]
    const tellCopied = (done: number, total: number): void => tell({ done, total: total * turns })
    return this.#folders.copy(entry.key, key, { signal, onMade, tell: tellCopied })
  }

  async #orTakeBack(copies: readonly ProvedCopy[], act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (thrown) {
      await this.#folders.takeBack(copies, thrown)
      throw thrown
    }
  }

  async #noted<T>(
    purpose: CopyPurpose,
    { key: from }: S3Entry,
    to: ObjectKey,
    act: (number: number) => Promise<T>,
  ): Promise<T> {
    const number = this.#ledger.begin(purpose, from, to)
    try {
      const done = await act(number)
      this.#endIfPossible(number)
      return done
    } catch (thrown) {
      if (!isPartial(thrown)) this.#endIfPossible(number)
      throw thrown
    }
  }

  /** Nothing of it is left to be done: where that cannot be written now, `ChangeFinisher` finds it so. */
  #endIfPossible(number: number): void {
    try {
      this.#ledger.end(number)
    } catch {
      // What has become of the change is not told by this.
    }
  }
}
