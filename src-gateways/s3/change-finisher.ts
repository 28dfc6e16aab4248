import { forAll } from './folder-copier.ts'
import type { FolderMarkers } from './folder-markers.ts'
import type { MoveLedger, OpenChange } from './move-ledger.ts'
import { keyAfterMove } from './moved-ids.ts'
import type { S3Reader } from './s3-reader.ts'
import { stateOf } from './s3-refusal.ts'
import { removeFacts } from './trash-facts.ts'
import type { Bucket, ObjectHead } from './wire/bucket.ts'
import { isStill } from './wire/made-object.ts'
import { isFolderKey, type ObjectKey } from './wire/object-key.ts'
import { S3Fault } from './wire/s3-fault.ts'

interface Ground {
  readonly bucket: Bucket
  readonly reader: S3Reader
  readonly ledger: MoveLedger
  readonly markers: FolderMarkers
}

/**
 * Brings changes to an end that broke off: what was being copied is taken back, and
 * what was copied as a whole is deleted where it was. Deletes only what lies at the
 * other end as well, the same by size and etag, and of copies only those that the
 * change itself has made; what anybody has put there or written to meanwhile, be it
 * of the same content, stays where it is, and is seen there.
 */
export class ChangeFinisher {
  readonly #ground: Ground

  constructor(ground: Ground) {
    this.#ground = ground
  }

  /** Answers how many came to their end. What cannot now stays to be done, and stands in the way of no other. */
  async finishAll(): Promise<number> {
    const { ledger } = this.#ground
    // Another process may be at it.
    if (!ledger.isOurs) return 0
    let ended = 0
    for (const change of ledger.open) {
      try {
        await this.#finish(change)
        ledger.end(change.number)
        ended++
      } catch (thrown) {
        // Nothing is reached: it would be waited for as often as there are changes.
        if (thrown instanceof S3Fault && stateOf(thrown) !== null) break
      }
    }
    return ended
  }

  async #finish(change: OpenChange): Promise<void> {
    const { phase, from, to } = change
    const isLeaving = phase === 'leaving'
    const [rest, other] = isLeaving ? [from, to] : [to, from]
    if (isLeaving) await this.#ground.markers.keepFolderOf(rest)
    for await (const keys of this.#keysOf(rest)) {
      await forAll(keys, key => this.#removeIfTwin(key, keyAfterMove(key, rest, other), change))
    }
    const { bucket, reader } = this.#ground
    if (!(await reader.hasAny(rest))) await removeFacts(bucket, reader.layout, rest)
  }

  async *#keysOf(rest: ObjectKey): AsyncGenerator<readonly ObjectKey[]> {
    if (!isFolderKey(rest)) {
      yield [rest]
      return
    }
    for await (const { objects } of this.#ground.bucket.pages({ prefix: rest, isFlat: true }))
      yield objects.map(({ key }) => key)
  }

  async #removeIfTwin(key: ObjectKey, twin: ObjectKey, { phase, made }: OpenChange): Promise<void> {
    const { bucket } = this.#ground
    const isSource = phase === 'leaving'
    const ours = made.get(key)
    if (!isSource && ours === undefined) return
    const [here, there] = [await bucket.head(key), await bucket.head(twin)]
    if (here === null || there === null) return
    if (ours !== undefined && !isStill(here, ours)) return
    const [source, copy] = isSource ? [here, there] : [there, here]
    if (isCopyOf(copy, source)) await bucket.remove(key, here.etag)
  }
}

/** Both dates are of the service's clock: what was written after it was copied is another one. */
function isCopyOf(copy: ObjectHead, source: ObjectHead): boolean {
  return (
    copy.etag !== '' &&
    copy.etag === source.etag &&
    copy.size === source.size &&
    source.modifiedMs <= copy.modifiedMs
  )
}
