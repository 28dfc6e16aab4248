import { type Checkpoint, type DeepPartial } from '../../src-wire/gen/satchel/v1/source.ts'
import type { Trail } from '../kit/platform.ts'
import { alreadyExists, idChanged, notFound, notSupported, said } from '../kit/refusal.ts'
import type { MoveLedger } from './move-ledger.ts'
import { isThumb } from './pictures.ts'
import { nanosOf, objectEntry, type S3Entry } from './s3-entry.ts'
import type { S3Reader } from './s3-reader.ts'
import type { Bucket } from './wire/bucket.ts'
import { copyInParts, LARGEST_COPY } from './wire/copy-parts.ts'
import type { ListedVersion } from './wire/listed-page.ts'
import { folderOfKey, type ObjectKey } from './wire/object-key.ts'

/** What a bucket that keeps versions has kept. Everything fails with an `S3Fault` or a refusal. */
export class S3Versions {
  readonly #bucket: Bucket
  readonly #reader: S3Reader
  readonly #ledger: MoveLedger
  /** Keys of what was shown as deleted, by id. */
  readonly #deleted = new Map<string, ObjectKey>()

  constructor(bucket: Bucket, reader: S3Reader, ledger: MoveLedger) {
    this.#bucket = bucket
    this.#reader = reader
    this.#ledger = ledger
  }

  /** Whatever is below a folder only as an earlier version. What was moved is among it. */
  async deleted(folder: ObjectKey, signal: AbortSignal): Promise<readonly S3Entry[]> {
    const { layout, ids } = this.#reader
    const entries: S3Entry[] = []
    for await (const versions of this.#byKey(folder, signal)) {
      const [latest] = versions
      const kept = versions.find(({ isDeleteMarker }) => !isDeleteMarker)
      if (latest?.isDeleteMarker !== true || kept === undefined) continue
      const { key } = latest
      if (key.startsWith(layout.keep) || key.endsWith('/') || isThumb(key)) continue
      const id = ids.idOf(key)
      const deletion = {
        fromId: this.#reader.folderIdOf(folderOfKey(key)),
        ...(latest.modifiedMs === 0 ? {} : { atUnixNanos: nanosOf(latest.modifiedMs) }),
      }
      const entry = objectEntry(kept, this.#reader.placeOf(key), null)
      this.#deleted.set(id, key)
      entries.push({ ...entry, extras: { ...entry.extras, deletion } })
    }
    return entries
  }

  /** Takes away what says that it was deleted: nothing is copied, and all its versions are there again. */
  async undelete(id: string, signal: AbortSignal): Promise<S3Entry> {
    const key = this.#deleted.get(id)
    if (key === undefined) throw notFound(id)
    const versions = await this.#versionsOf(key, signal)
    const isKept = versions.some(({ isDeleteMarker }) => !isDeleteMarker)
    if (versions[0]?.isDeleteMarker === false) throw alreadyExists('')
    if (!isKept) throw notFound(id)
    this.#ledger.touched(key)
    for (const version of versions) {
      if (!version.isDeleteMarker) break
      await this.#bucket.removeVersion(key, version.versionId)
    }
    const head = await this.#bucket.head(key)
    if (head === null) throw said('The service says that it is back, and it is not there.')
    return objectEntry({ ...head, key }, this.#reader.placeOf(key), null)
  }

  async of(trail: Trail<S3Entry>, signal: AbortSignal): Promise<readonly DeepPartial<Checkpoint>[]> {
    const versions = await this.#versionsOf(itemOf(trail).key, signal)
    return versions
      .filter(({ isDeleteMarker }) => !isDeleteMarker)
      .map(({ versionId, modifiedMs, size }) => ({
        id: versionId,
        atUnixNanos: nanosOf(modifiedMs),
        size: BigInt(size),
      }))
  }

  /** Copied over the one that is shown, which is kept as a version: only while versions are made. */
  async restore(trail: Trail<S3Entry>, versionId: string, signal: AbortSignal): Promise<S3Entry> {
    const entry = itemOf(trail)
    const { key } = entry
    if (!this.#reader.isIt(entry)) throw idChanged(entry.title)
    if ((await this.#bucket.versioning(signal)) !== 'on')
      throw notSupported('The bucket makes no versions any more: what is there now would be lost.')
    const source = await this.#bucket.head(key, signal, versionId)
    if (source === null) throw notFound(entry.title)
    this.#ledger.touched(key)
    const request = { from: key, to: key, versionId, isNew: false, signal }
    const etag =
      source.size > LARGEST_COPY
        ? await copyInParts(this.#bucket, { ...request, head: source })
        : (await this.#bucket.copy({ ...request, etag: source.etag })).etag
    const now = await this.#bucket.head(key)
    if (now === null || now.size !== source.size || now.etag !== etag)
      throw said('The service says that it has copied, and the copy is not the same.')
    return objectEntry({ ...now, key }, entry, null)
  }

  /** Newest first. */
  async #versionsOf(key: ObjectKey, signal: AbortSignal): Promise<readonly ListedVersion[]> {
    for await (const versions of this.#byKey(key, signal)) {
      if (versions[0]?.key === key) return versions
    }
    return []
  }

  /** All of one key together, which may begin on one page and end on the next. */
  async *#byKey(prefix: ObjectKey, signal: AbortSignal): AsyncGenerator<readonly ListedVersion[]> {
    const groups = new Map<ObjectKey, ListedVersion[]>()
    for await (const { versions, next } of this.#bucket.versions(prefix, signal)) {
      for (const version of versions) {
        const group = groups.get(version.key) ?? []
        group.push(version)
        groups.set(version.key, group)
      }
      for (const [key, group] of groups) {
        if (key === next?.key) continue
        groups.delete(key)
        yield newestFirst(group)
      }
    }
    for (const group of groups.values()) yield newestFirst(group)
  }
}

/** Some services give all versions of a page first, and then what says that they were deleted. */
function newestFirst(versions: readonly ListedVersion[]): readonly ListedVersion[] {
  const latest = versions.filter(({ isLatest }) => isLatest)
  const others = versions.filter(({ isLatest }) => !isLatest)
  return [...latest, ...others.toSorted((one, other) => other.modifiedMs - one.modifiedMs)]
}

function itemOf(trail: Trail<S3Entry>): S3Entry {
  const entry = trail.at(-1)
  if (entry === undefined || entry.kind === 'folder') throw notSupported('Folders have no versions.')
  return entry
}
