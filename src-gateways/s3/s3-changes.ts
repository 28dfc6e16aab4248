import type { Changed, Target, Trail } from '../kit/platform.ts'
import {
  alreadyExists,
  badTitle,
  cancelled,
  idChanged,
  notFound,
  notSupported,
  partial,
  reasonOf,
  said,
} from '../kit/refusal.ts'
import { Carrier, type CarryOptions } from './carrier.ts'
import { ChangeFinisher } from './change-finisher.ts'
import { forAll } from './folder-copier.ts'
import { FolderMarkers } from './folder-markers.ts'
import type { MoveLedger } from './move-ledger.ts'
import { folderEntry, nanosOf, objectEntry, type S3Entry, TRASH_ID } from './s3-entry.ts'
import type { S3Reader } from './s3-reader.ts'
import { removeFacts } from './trash-facts.ts'
import { KEEP_NAME, THUMBS_NAME } from './trash-layout.ts'
import type { Bucket, ObjectHead } from './wire/bucket.ts'
import {
  bytesOfKey,
  folderOfKey,
  isTooLong,
  joinKeys,
  keyOfText,
  lastPartOf,
  type ObjectKey,
} from './wire/object-key.ts'

const SLASH = keyOfText('/')

/**
 * What changes the objects of a bucket. S3 moves nothing: it is copied, the copy
 * is looked at, and only then it is deleted where it was. One change after the
 * other, so that two of ours never meet; for others a condition stands in each
 * copy, where the service knows it.
 */
export class S3Changes {
  readonly #bucket: Bucket
  readonly #reader: S3Reader
  readonly #ledger: MoveLedger
  readonly #markers: FolderMarkers
  readonly #carrier: Carrier
  readonly #finisher: ChangeFinisher
  #last: Promise<unknown> = Promise.resolve()

  constructor(bucket: Bucket, reader: S3Reader, ledger: MoveLedger) {
    this.#bucket = bucket
    this.#reader = reader
    this.#ledger = ledger
    this.#markers = new FolderMarkers(bucket, reader)
    const ground = { bucket, reader, ledger, markers: this.#markers }
    this.#carrier = new Carrier(ground)
    this.#finisher = new ChangeFinisher(ground)
  }

  /** Those of an earlier run, and those that something stood in the way of. Answers how many came to their end. */
  finishOpen(): Promise<number> {
    const turn = this.#last.then(() => this.#finisher.finishAll())
    this.#last = turn.catch(() => {})
    return turn
  }

  makeFolder({ folder, title, signal }: Target<S3Entry>): Promise<S3Entry> {
    return this.#inTurn({ signal, met: folder }, async () => {
      const key = joinKeys(this.#newKey(folder, title), SLASH)
      await this.#refuseTaken(key, title, signal)
      this.#ledger.touched(key)
      await this.#markers.put(key, title, signal)
      return folderEntry(key, this.#reader.placeOf(key))
    })
  }

  move(trail: Trail<S3Entry>, to: Target<S3Entry>): Promise<Changed<S3Entry>> {
    const isTrashed = to.folder.at(-1)?.id === TRASH_ID
    const act = async (): Promise<Changed<S3Entry>> => {
      const entry = lastOf(trail)
      const wasTrashed = entry.parentId === TRASH_ID
      if (wasTrashed && isTrashed) throw notSupported('What is in the Trash keeps its name.')
      if (isTrashed) return this.#trash(entry, to.title, to)
      const key = this.#targetOf(entry, to)
      return this.#inItsPlace(entry, to, async () => {
        const moved = await this.#carry(entry, key, to)
        if (wasTrashed) await this.#forgetFacts(entry.key)
        return { entry: moved, copied: true }
      })
    }
    const met = [...to.folder, ...trail]
    return this.#inTurn({ signal: to.signal, met, deleted: isTrashed ? trail.at(-1) : undefined }, act)
  }

  copy(trail: Trail<S3Entry>, to: Target<S3Entry>): Promise<Changed<S3Entry>> {
    return this.#inTurn({ signal: to.signal, met: [...to.folder, ...trail] }, async () => {
      const entry = lastOf(trail)
      const key = this.#targetOf(entry, to)
      return this.#inItsPlace(entry, to, async () => {
        const copy = await this.#carrier.copy(entry, key, to)
        return { entry: this.#entryOf(key, copy) }
      })
    })
  }

  /**
   * For good, as far as the bucket keeps no versions. Once its first object is deleted
   * nothing stops it but a failure, which then says how far it came (PARTIAL).
   */
  remove(trail: Trail<S3Entry>, { signal, tell }: CarryOptions): Promise<void> {
    const act = async (): Promise<void> => {
      const { key, kind, parentId, title } = lastOf(trail)
      const isTrashed = parentId === TRASH_ID
      if (!isTrashed) await this.#markers.keepFolderOf(key)
      if (kind !== 'folder') await this.#bucket.remove(key, null)
      else await this.#removeBelow(key, title, { signal, tell })
      if (isTrashed) await this.#forgetFacts(key)
    }
    return this.#inTurn({ signal, met: trail, deleted: trail.at(-1) }, act)
  }

  async #removeBelow(folder: ObjectKey, title: string, { signal, tell }: CarryOptions): Promise<void> {
    const keys: ObjectKey[] = []
    for await (const { objects } of this.#bucket.pages({ prefix: folder, isFlat: true, signal })) {
      keys.push(...objects.map(({ key }) => key))
    }
    let gone = 0
    try {
      await forAll(keys, async key => {
        await this.#bucket.remove(key, null)
        tell({ done: ++gone, total: keys.length })
      })
    } catch (thrown) {
      if (gone === 0) throw thrown
      throw partial(`${gone} of the ${keys.length} objects in it are deleted (${reasonOf(thrown)}).`, title)
    }
  }

  /** Where it was first: who finds only that after a crash has lost nothing. */
  async #trash(entry: S3Entry, title: string, options: CarryOptions): Promise<Changed<S3Entry>> {
    const spot = this.#reader.layout.newSpot(entry.key, nameOf(title))
    if (isTooLong(spot.facts) || isTooLong(spot.files))
      throw said('Its name is too long for the Trash, which needs some 40 characters more.')
    await this.#bucket.putNew(spot.facts, {}, options.signal)
    const fromId = entry.parentId
    try {
      const moved = await this.#carry(entry, spot.files, options)
      const deletion = { fromId, atUnixNanos: nanosOf(Date.now()) }
      return { entry: { ...moved, extras: { ...moved.extras, deletion } }, copied: true }
    } catch (thrown) {
      const isThere = await this.#reader.hasAny(spot.files).catch(() => true)
      if (!isThere) await this.#bucket.remove(spot.facts, null).catch(() => {})
      throw thrown
    }
  }

  async #carry(entry: S3Entry, key: ObjectKey, options: CarryOptions): Promise<S3Entry> {
    return { ...this.#entryOf(key, await this.#carrier.move(entry, key, options)), picture: null }
  }

  /**
   * Where nothing is. An item that has the title now goes to the Trash, where overwriting
   * is asked for, and comes back where `act` fails; else ALREADY_EXISTS. Nothing is put
   * into its own place, and a folder is not replaced.
   */
  async #inItsPlace(
    entry: S3Entry,
    { folder, title, overwrite, signal }: Target<S3Entry>,
    act: () => Promise<Changed<S3Entry>>,
  ): Promise<Changed<S3Entry>> {
    const key = this.#newKey(folder, title)
    const head = overwrite && entry.key !== key ? await this.#bucket.head(key, signal) : null
    if (head === null) {
      await this.#refuseTaken(key, title, signal)
      return act()
    }
    if (await this.#reader.hasAny(joinKeys(key, SLASH), signal)) throw alreadyExists(title)
    const there = this.#entryOf(key, head)
    const { entry: trashed } = await this.#trash(there, title, quietly(signal))
    try {
      return { ...(await act()), replacedId: there.id }
    } catch (thrown) {
      await this.#giveBack(trashed, key, thrown)
      throw thrown
    }
  }

  /** Also after Cancel: what was replaced by nothing must not stay away. */
  async #giveBack(trashed: S3Entry, key: ObjectKey, why: unknown): Promise<void> {
    try {
      await this.#carry(trashed, key, quietly(new AbortController().signal))
    } catch {
      throw partial(`What was there before is in the Trash (${reasonOf(why)}).`, trashed.title)
    }
    await this.#forgetFacts(trashed.key)
  }

  /** Of what has left the Trash. Never fails: a fact about nothing is not shown, and the change is done. */
  async #forgetFacts(key: ObjectKey): Promise<void> {
    await removeFacts(this.#bucket, this.#reader.layout, key).catch(() => {})
  }

  /** An object and a folder of one title would be told apart by nobody. */
  async #refuseTaken(key: ObjectKey, title: string, signal: AbortSignal): Promise<void> {
    const folder = key.endsWith('/') ? key : joinKeys(key, SLASH)
    const item = joinKeys(folderOfKey(folder), lastPartOf(folder))
    if ((await this.#bucket.head(item, signal)) !== null) throw alreadyExists(title)
    if (await this.#reader.hasAny(folder, signal)) throw alreadyExists(title)
  }

  #targetOf({ kind }: S3Entry, { folder, title }: Target<S3Entry>): ObjectKey {
    const key = this.#newKey(folder, title)
    return kind === 'folder' ? joinKeys(key, SLASH) : key
  }

  #newKey(folder: Trail<S3Entry>, title: string): ObjectKey {
    const key = joinKeys(this.#reader.keyOf(folder), nameOf(title))
    if (isTooLong(key)) throw badTitle(title)
    return key
  }

  /** `head`: null for a folder. */
  #entryOf(key: ObjectKey, head: ObjectHead | null): S3Entry {
    const place = this.#reader.placeOf(key)
    return head === null ? folderEntry(key, place) : objectEntry({ ...head, key }, place, null)
  }

  /** Who has cancelled while others had their turn changes nothing, nor who meant what they have moved. */
  #inTurn<T>({ signal, met, deleted }: Turn, act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      if (signal.aborted) throw cancelled()
      const other = met.find(entry => !this.#reader.isIt(entry))
      if (other !== undefined) throw idChanged(other.title)
      if (deleted !== undefined) this.#ledger.touched(deleted.key)
      // What stands in the way now may do so for ever: it is told where it is met.
      if (this.#ledger.open.length > 0) await this.#finisher.finishAll()
      return act()
    })
    this.#last = turn.catch(() => {})
    return turn
  }
}

interface Turn {
  readonly signal: AbortSignal
  /** What it goes by. */
  readonly met: Trail<S3Entry>
  /**
   * Who was told that something is in two places, and deletes it in one of them, counts on the other: nothing
   * that broke off is ended there.
   */
  readonly deleted?: S3Entry | undefined
}

/** A step on the way, of which nothing is told by itself. */
function quietly(signal: AbortSignal): CarryOptions {
  return { signal, tell: () => {} }
}

function lastOf(trail: Trail<S3Entry>): S3Entry {
  const entry = trail.at(-1)
  if (entry === undefined) throw notFound('')
  return entry
}

/** Refused: what programs take for a way up, what would vanish from sight, and what is no text. */
function nameOf(title: string): ObjectKey {
  const isForbidden = title === '' || title === '.' || title === '..' || title.includes('/')
  const isOurs = title === KEEP_NAME || title === THUMBS_NAME
  const key = keyOfText(title)
  if (isForbidden || isOurs || title.includes('\0') || bytesOfKey(key).toString('utf8') !== title)
    throw badTitle(title)
  return key
}
