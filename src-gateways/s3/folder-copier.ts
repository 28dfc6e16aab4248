import { GatewayRefusal, isPartial, partial, reasonOf } from '../kit/refusal.ts'
import { keyAfterMove } from './moved-ids.ts'
import type { CopyWays, ObjectCopier, ProvedCopy } from './object-copier.ts'
import type { Bucket } from './wire/bucket.ts'
import type { ObjectKey } from './wire/object-key.ts'
import { S3Fault } from './wire/s3-fault.ts'

/** Objects at a time. */
const AT_ONCE = 6

interface CopyOptions extends CopyWays {
  readonly tell: (done: number, total: number) => void
}

interface RemoveOptions {
  readonly title: string
  readonly tell: (done: number) => void
}

/** Copies all that begins with a prefix, and takes a copy that fails away again. Everything fails with a refusal. */
export class FolderCopier {
  readonly #bucket: Bucket
  readonly #copier: ObjectCopier

  constructor(bucket: Bucket, copier: ObjectCopier) {
    this.#bucket = bucket
    this.#copier = copier
  }

  /** Its own marker first, so that the folder is there as a whole from the beginning. */
  async copy(from: ObjectKey, to: ObjectKey, options: CopyOptions): Promise<readonly ProvedCopy[]> {
    const { signal, tell } = options
    const keys: ObjectKey[] = []
    for await (const { objects } of this.#bucket.pages({ prefix: from, isFlat: true, signal })) {
      keys.push(...objects.map(({ key }) => key))
    }
    const copies: ProvedCopy[] = []
    /** Those that may be there, and were not seen. */
    let unsure = 0
    const copyOne = async (key: ObjectKey): Promise<void> => {
      signal.throwIfAborted()
      try {
        copies.push(await this.#copier.copy(key, keyAfterMove(key, from, to), options))
      } catch (thrown) {
        if (isPartial(thrown)) unsure++
        throw thrown
      }
      tell(copies.length, keys.length)
    }
    try {
      tell(0, keys.length)
      await forAll(keys, copyOne)
      return copies
    } catch (thrown) {
      await this.takeBack(copies, thrown, unsure)
      throw signal.aborted ? new S3Fault('cancelled', 'Cancelled.') : thrown
    }
  }

  /** All that was copied; what has come meanwhile stays, and is told. */
  async removeSources(
    from: ObjectKey,
    copies: readonly ProvedCopy[],
    { title, tell }: RemoveOptions,
  ): Promise<void> {
    let gone = 0
    let kept = 0
    await forAll(copies, async copy => {
      try {
        await this.#copier.removeSource(copy)
        tell(++gone)
      } catch (thrown) {
        if (!(thrown instanceof GatewayRefusal)) throw thrown
        kept++
      }
    })
    if (kept > 0) throw partial(`${kept} of ${copies.length} could not be deleted where they were.`, title)
    if (await this.#isAnythingIn(from, title))
      throw partial('Something came to its old place while it was moved.', title)
  }

  /** All has been moved by then: a look that fails is not the end of nothing. */
  async #isAnythingIn(folder: ObjectKey, title: string): Promise<boolean> {
    try {
      const { objects } = await this.#bucket.page({ prefix: folder, isFlat: true, most: 1 })
      return objects.length > 0
    } catch (thrown) {
      throw partial(`It was moved; its old place could not be looked at (${reasonOf(thrown)}).`, title)
    }
  }

  /** What a copy has left that is not wanted after all. */
  async takeBack(copies: readonly ProvedCopy[], thrown: unknown, unsure = 0): Promise<void> {
    let left = unsure
    await forAll(copies, async copy => {
      if (!(await this.#copier.removeCopy(copy))) left++
    })
    if (left === 0) return
    throw partial(
      `Only some of it was copied (${reasonOf(thrown)}), and ${left} copies could not be taken back.`,
      '',
    )
  }
}

/** Several at a time. Nothing goes on behind a failure: who takes back must find nobody at work. */
export async function forAll<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const failures: unknown[] = []
  const work = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined && failures.length === 0; item = items[next++]) {
      try {
        await act(item)
      } catch (thrown) {
        failures.push(thrown)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work))
  if (failures.length > 0) throw failures[0]
}
