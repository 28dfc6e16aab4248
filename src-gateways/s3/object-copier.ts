import { setTimeout as wait } from 'node:timers/promises'
import { readName } from '../kit/read-name.ts'
import { alreadyExists, notFound, partial, said } from '../kit/refusal.ts'
import { refusalOf } from './s3-refusal.ts'
import type { Bucket, ObjectHead } from './wire/bucket.ts'
import { copyInParts, LARGEST_COPY } from './wire/copy-parts.ts'
import { isStill, isTold, type MadeObject } from './wire/made-object.ts'
import { bytesOfKey, lastPartOf, type ObjectKey } from './wire/object-key.ts'
import { S3Fault } from './wire/s3-fault.ts'

const MOST_LOOKS = 4
const FIRST_LOOK_MS = 25
/** Times that a condition of ours is said not to hold, while it does, before this one copy goes without it. */
const MOST_UNMET = 2

/** A copy that was looked at: it is what it was copied from. */
export interface ProvedCopy {
  readonly from: ObjectKey
  readonly to: ObjectKey
  /** Of the source, as it was copied. */
  readonly source: ObjectHead
  readonly copy: ObjectHead
}

export interface CopyWays {
  readonly signal: AbortSignal
  /** Told of what was written at which key, as soon as the service has said so. */
  readonly onMade: (to: ObjectKey, made: MadeObject) => void
}

/** Copies single objects, and believes a copy only when it has seen it. Everything fails with a refusal. */
export class ObjectCopier {
  readonly #bucket: Bucket
  /** False once it has said that it does not know a condition about what is copied to. */
  #knowsConditions = true

  constructor(bucket: Bucket) {
    this.#bucket = bucket
  }

  /** Where nothing is yet; else ALREADY_EXISTS, and what is there stays. */
  async copy(from: ObjectKey, to: ObjectKey, { signal, onMade }: CopyWays): Promise<ProvedCopy> {
    const title = titleOf(to)
    try {
      const source = await this.#bucket.head(from, signal)
      if (source === null) throw notFound(titleOf(from))
      if ((await this.#bucket.head(to, signal)) !== null) throw alreadyExists(title)
      const made = await this.#send(from, to, source, signal)
      const isKnown = made !== null && isTold(made)
      if (isKnown) onMade(to, made)
      const copy = await this.#shown(to)
      const isIt = copy.size === source.size && (made === null || copy.etag === made.etag)
      if (!isIt) throw partial('The service says that it has copied, and the copy is not the same.', title)
      if (!isKnown && isTold(copy)) onMade(to, copy)
      return { from, to, source, copy }
    } catch (thrown) {
      throw refusalOf(thrown, title)
    }
  }

  /** A copy that was made. Some services show it a moment later. */
  async #shown(to: ObjectKey): Promise<ObjectHead> {
    try {
      for (let turn = 1; turn <= MOST_LOOKS; turn++) {
        const copy = await this.#bucket.head(to)
        if (copy !== null) return copy
        await wait(FIRST_LOOK_MS * 2 ** turn)
      }
    } catch (thrown) {
      if (!(thrown instanceof S3Fault)) throw thrown
      throw partial(`It was copied, and the copy could not be looked at (${thrown.message}).`, titleOf(to))
    }
    throw partial('The service says that it has copied, and does not show the copy.', titleOf(to))
  }

  /**
   * Deletes what was copied, where it is still what was copied; else PARTIAL. A copy
   * that has gone meanwhile leaves the source where it is.
   */
  async removeSource({ from, to, source, copy }: ProvedCopy): Promise<void> {
    try {
      const [now, there] = [await this.#bucket.head(from), await this.#bucket.head(to)]
      if (now === null) return
      // Also of the same content: what is said of an object is written anew with it.
      if (!isStill(now, source) || now.size !== source.size)
        throw partial('It was written to while it was copied: both are there.', titleOf(to))
      if (there === null || there.etag !== copy.etag)
        throw partial('Its copy has changed since: both are there.', titleOf(to))
      await this.#bucket.remove(from, source.etag)
    } catch (thrown) {
      if (!(thrown instanceof S3Fault)) throw thrown
      const reason = `It was copied, but could not be deleted where it was: both are there (${thrown.message}).`
      throw partial(reason, titleOf(to))
    }
  }

  /** Takes a copy of ours away again, and nothing else. Answers whether it is gone. */
  async removeCopy({ to, copy }: ProvedCopy): Promise<boolean> {
    try {
      const there = await this.#bucket.head(to)
      if (there === null) return true
      if (!isStill(there, copy) || there.size !== copy.size) return false
      await this.#bucket.remove(to, copy.etag)
      return true
    } catch {
      return false
    }
  }

  /** Answers what the copy has to be told by; null where nothing but the source is known. */
  async #send(
    from: ObjectKey,
    to: ObjectKey,
    source: ObjectHead,
    signal: AbortSignal,
  ): Promise<MadeObject | null> {
    let isNew = this.#knowsConditions
    let isUnknown = false
    for (let unmet = 0; ; ) {
      try {
        const made = await this.#sendOnce(from, to, source, isNew, signal)
        // Another word than the condition might have been the one that it does not know.
        if (isUnknown) this.#knowsConditions = false
        return made
      } catch (thrown) {
        if (!(thrown instanceof S3Fault)) throw thrown
        const { kind, facts } = thrown
        if (kind === 'precondition' || kind === 'conflict') await this.#refuseConditions(from, to, source)
        if (isNew && kind === 'not-implemented') {
          isUnknown = true
          isNew = false
        } else if (isNew && kind === 'precondition') {
          // Nothing of it is so, and it says it again: it takes the condition for one about the source.
          isNew = ++unmet < MOST_UNMET
        } else if (!facts.mayHaveArrived) throw thrown
        else return this.#afterLostReply(to, source, thrown)
      }
    }
  }

  /** Looks afresh at both. Returns where neither explains what the service has said. */
  async #refuseConditions(from: ObjectKey, to: ObjectKey, source: ObjectHead): Promise<void> {
    if ((await this.#bucket.head(to)) !== null) throw alreadyExists(titleOf(to))
    const now = await this.#bucket.head(from)
    if (now === null) throw notFound(titleOf(from))
    if (now.etag !== source.etag) throw said('It was written to at the moment when it was copied.')
  }

  /** The content is the same where the etag is; of a copy in parts nobody can say. */
  async #afterLostReply(to: ObjectKey, source: ObjectHead, fault: S3Fault): Promise<null> {
    const there = await this.#bucket.head(to)
    if (there === null) throw fault
    if (there.etag === source.etag && there.size === source.size) return null
    throw partial(`What became of the copy is not known (${fault.message}): both are there.`, titleOf(to))
  }

  async #sendOnce(
    from: ObjectKey,
    to: ObjectKey,
    head: ObjectHead,
    isNew: boolean,
    signal: AbortSignal,
  ): Promise<MadeObject> {
    if (head.size > LARGEST_COPY) {
      const etag = await copyInParts(this.#bucket, { from, to, head, isNew, signal })
      return { etag, modifiedMs: 0 }
    }
    const storageClass = head.kept['x-amz-storage-class']
    const headers = storageClass === undefined ? {} : { 'x-amz-storage-class': storageClass }
    // Once it is sent it is waited for: nobody could tell whether one that was given up is made yet.
    return this.#bucket.copy({ from, to, etag: head.etag, isNew, headers })
  }
}

function titleOf(key: ObjectKey): string {
  return readName(bytesOfKey(lastPartOf(key))).title
}
