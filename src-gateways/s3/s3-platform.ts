import type {
  Children,
  ListOptions,
  Picture,
  Platform,
  Sink,
  Target,
  TellProgress,
  Trail,
} from '../kit/platform.ts'
import { badArgument, partial, reasonOf } from '../kit/refusal.ts'
import { FolderLooks } from './folder-looks.ts'
import { IdWalk } from './id-walk.ts'
import { KnownKeys } from './known-keys.ts'
import { MoveLedger } from './move-ledger.ts'
import { fetchPicture } from './pictures.ts'
import { S3Changes } from './s3-changes.ts'
import { type Rhythm, S3Connection } from './s3-connection.ts'
import { describeS3 } from './s3-description.ts'
import { ROOT_ID, type S3Entry, TRASH_ID, trashEntry } from './s3-entry.ts'
import { S3Reader } from './s3-reader.ts'
import { refusalOf } from './s3-refusal.ts'
import { S3Versions } from './s3-versions.ts'
import { TreeWalk } from './tree-walk.ts'
import { Bucket } from './wire/bucket.ts'
import type { S3Address } from './wire/s3-address.ts'
import type { S3Http } from './wire/s3-http.ts'

export interface S3Options {
  readonly http: S3Http
  readonly address: S3Address
  readonly rhythm?: Rhythm
  /** Of earlier runs; absent: nothing is known of them. */
  readonly ledger?: MoveLedger
  /** Whether what broke off in an earlier run is brought to its end. */
  readonly mayChange?: boolean
}

const FIRST_LOOK_MS = 5_000

/** The objects below a prefix of a bucket as an inventory. */
export class S3Platform implements Platform<S3Entry> {
  readonly rootId = ROOT_ID
  readonly #options: S3Options
  readonly #ledger: MoveLedger
  readonly #reader: S3Reader
  readonly #changes: S3Changes
  readonly #versions: S3Versions
  readonly #bucket: Bucket
  readonly #looks: FolderLooks
  readonly #connection: S3Connection
  readonly #known = new KnownKeys()
  readonly #walk: IdWalk
  #sink: Sink | null = null

  private constructor(options: S3Options) {
    const { http, address, rhythm, ledger = new MoveLedger() } = options
    this.#ledger = ledger
    this.#options = options
    this.#bucket = new Bucket(http, address.bucket)
    this.#reader = new S3Reader(this.#bucket, address.prefix, ledger.ids)
    this.#changes = new S3Changes(this.#bucket, this.#reader, ledger)
    this.#versions = new S3Versions(this.#bucket, this.#reader, ledger)
    this.#walk = new IdWalk(this.#bucket, this.#reader, this.#known)
    this.#looks = new FolderLooks(this.#bucket)
    this.#connection = new S3Connection(this.#bucket, address.prefix, this.#looks, rhythm)
  }

  /** Waits a moment for the service: where it is not reached the inventory is there all the same, and offline. */
  static async open(options: S3Options): Promise<S3Platform> {
    const platform = new S3Platform(options)
    await platform.#connection.begin(FIRST_LOOK_MS)
    return platform
  }

  describe() {
    return describeS3(this.#options.address, this.#connection.versioning)
  }

  account() {
    const { ownerId = '', ownerName = '' } = this.describe()
    return { userId: ownerId, userName: ownerName }
  }

  start(sink: Sink): void {
    this.#sink = sink
    this.#connection.start(sink, () => void this.#finishOpen(sink))
  }

  /** What fails now is tried again with the next connection, and before the next change. */
  async #finishOpen(sink: Sink): Promise<void> {
    if (this.#options.mayChange !== true || this.#ledger.open.length === 0) return
    const count = await this.#changes.finishOpen()
    if (count > 0) sink.reset()
  }

  async close(): Promise<void> {
    this.#connection.close()
    await this.#options.http.close()
    this.#ledger.close()
  }

  children(folder: Trail<S3Entry>, { signal }: ListOptions): Promise<Children<S3Entry>> {
    return this.#ask(folder, async () => {
      const key = this.#reader.keyOf(folder)
      const id = folder.at(-1)?.id ?? ROOT_ID
      const children = await this.#reader.children(folder, signal, page => this.#looks.listed(id, key, page))
      this.#known.listed(children.entries)
      return children
    })
  }

  entry(trail: Trail<S3Entry>, signal: AbortSignal): Promise<S3Entry | null> {
    const entry = trail.at(-1)
    return entry === undefined
      ? Promise.resolve(null)
      : this.#ask(trail, () => this.#reader.now(entry, signal))
  }

  find(id: string, signal: AbortSignal): Promise<S3Entry | null | 'unknown'> {
    return this.#ask([], async () => {
      if (id === TRASH_ID) return trashEntry(this.#reader.layout.files)
      const known = this.#known.get(id)
      const there = known === null ? null : await this.#reader.now(known, signal)
      return there ?? this.#walk.find(id, signal)
    })
  }

  async *tree(folder: Trail<S3Entry>, signal: AbortSignal) {
    try {
      yield* new TreeWalk(this.#bucket, this.#reader, signal).from(folder)
    } catch (thrown) {
      throw refusalOf(thrown)
    }
  }

  makeFolder(to: Target<S3Entry>): Promise<S3Entry> {
    return this.#change(to.folder, async () => this.#noted(await this.#changes.makeFolder(to)))
  }

  move(trail: Trail<S3Entry>, to: Target<S3Entry>) {
    return this.#change(trail, async () => {
      const changed = await this.#changes.move(trail, to)
      this.#noted(changed.entry)
      return changed
    })
  }

  copy(trail: Trail<S3Entry>, to: Target<S3Entry>) {
    return this.#change(trail, async () => {
      const changed = await this.#changes.copy(trail, to)
      this.#noted(changed.entry)
      return changed
    })
  }

  remove(trail: Trail<S3Entry>, signal: AbortSignal, tell: TellProgress): Promise<void> {
    return this.#change(trail, () => this.#changes.remove(trail, { signal, tell }))
  }

  emptyTrash(expectedEntries: number, signal: AbortSignal): Promise<number> {
    return this.#change([], async () => {
      const trash = [trashEntry(this.#reader.layout.files)]
      const entries = await this.#reader.trashed(signal)
      if (entries.length !== expectedEntries)
        throw badArgument('There is something else in the Trash by now.')
      let gone = 0
      try {
        for (const entry of entries) {
          await this.#changes.remove([...trash, entry], { signal, tell: () => {} })
          gone++
        }
        return gone
      } catch (thrown) {
        if (gone === 0) throw thrown
        throw partial(`${gone} of ${entries.length} are deleted (${reasonOf(thrown)}).`, 'Trash')
      }
    })
  }

  picture(trail: Trail<S3Entry>, signal: AbortSignal): Promise<Picture | null> {
    const key = trail.at(-1)?.picture ?? null
    return key === null
      ? Promise.resolve(null)
      : this.#ask(trail, () => fetchPicture(this.#bucket, key, signal))
  }

  deleted(folder: Trail<S3Entry>, signal: AbortSignal): Promise<readonly S3Entry[]> {
    return this.#ask(folder, () => this.#versions.deleted(this.#reader.keyOf(folder), signal))
  }

  undelete(id: string, signal: AbortSignal): Promise<S3Entry> {
    return this.#change([], async () => this.#noted(await this.#versions.undelete(id, signal)))
  }

  checkpoints(trail: Trail<S3Entry>, signal: AbortSignal) {
    return this.#ask(trail, () => this.#versions.of(trail, signal))
  }

  restoreCheckpoint(trail: Trail<S3Entry>, versionId: string, signal: AbortSignal): Promise<S3Entry> {
    return this.#change(trail, async () =>
      this.#noted(await this.#versions.restore(trail, versionId, signal)),
    )
  }

  #change<T>(trail: Trail<S3Entry>, act: () => Promise<T>): Promise<T> {
    return this.#ask(trail, async () => {
      this.#keepLedger()
      return act()
    })
  }

  /** @throws GatewayRefusal where another process does */
  #keepLedger(): void {
    if (this.#ledger.keep() !== 'taken' || this.#sink === null) return
    this.#sink.reset()
    void this.#finishOpen(this.#sink)
  }

  /** What another process has moved is known as soon as that one has ended. */
  #followLedger(): void {
    try {
      if (this.#ledger.isElsewhere) this.#keepLedger()
    } catch {
      // It goes on.
    }
  }

  #ask<T>(trail: Trail<S3Entry>, act: () => Promise<T>): Promise<T> {
    this.#followLedger()
    return this.#connection.ask(act, trail.at(-1)?.title ?? '')
  }

  #noted(entry: S3Entry): S3Entry {
    this.#known.listed([entry])
    return entry
  }
}
