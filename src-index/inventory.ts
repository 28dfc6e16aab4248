import { statSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppFailure } from '../src-shared/errors'
import type { ListReply, OpenRequest } from '../src-shared/ipc/index-contract'
import type { IndexFileState } from '../src-shared/model/index-status'
import type { IndexedChange } from '../src-shared/model/proven-change'
import { scanListing } from '../src-wire/listing-scanner'
import { WireFault } from '../src-wire/wire-reader'
import { Crawls } from './crawl/crawls'
import { FollowedLinks } from './crawl/followed-links'
import { applyChanges } from './feed/apply-changes'
import { applyListing } from './feed/apply-listing'
import { entriesOf, sumOf } from './feed/listing-entries'
import { INDEX_BOUNDS } from './index-bounds'
import { isLinkIn, type Known } from './known'
import { Names } from './names/names'
import { readNames } from './names/read-names'
import { EntryRows } from './storage/entry-rows'
import { Facts, LAST_KEPT, Moments } from './storage/facts'
import { readFolders, writeFolders } from './storage/folder-rows'
import { Keeper } from './storage/keeper'
import { indexFileIn, openFile } from './storage/open-file'
import { thinOut } from './storage/retention'
import type { Sql } from './storage/sql'
import { Used } from './storage/used'
import type { FolderNode } from './tree/folder-node'
import { isThere } from './tree/folder-tree'
import { listedFolder } from './tree/told-folder'

/** Longest uninterrupted work, so that searches get their turn. */
const SLICE_MS = 8

/** All that is read from the file when it is opened. */
interface Loaded extends Known {
  readonly facts: Facts
  readonly moments: Moments
  readonly used: Used
  readonly crawls: Crawls
}

/** One inventory: its file, what of it is in memory, and the one way to change both. */
export class Inventory {
  readonly opened: OpenRequest
  readonly file: IndexFileState
  readonly #sql: Sql
  readonly #onChange: () => void
  #loaded: Loaded
  #keeper: Keeper
  #lastWork: Promise<unknown> = Promise.resolve()
  #isWritable = true
  #isClosed = false

  constructor(opened: OpenRequest, onChange: () => void) {
    this.opened = opened
    this.#onChange = onChange
    let loaded: Loaded | null = null
    const { sql, state } = openFile(opened.folder, opened.nowMs, file => {
      loaded = this.#load(file)
    })
    this.#sql = sql
    this.file = state
    this.#loaded = loaded ?? this.#load(sql)
    this.#keeper = this.#newKeeper()
    this.#isWritable = state.kind !== 'unkept'
  }

  get known(): Known {
    return this.#loaded
  }

  get crawls(): Crawls {
    return this.#loaded.crawls
  }

  get moments(): Moments {
    return this.#loaded.moments
  }

  get used(): Used {
    return this.#loaded.used
  }

  get isWritable(): boolean {
    return this.#isWritable
  }

  /** The folder that serves as Trash, as far as it is known. */
  get trash(): FolderNode | null {
    const { trash } = this.opened
    if (trash === null) return null
    const { tree } = this.#loaded
    const node = (trash.id === null ? undefined : tree.byRecord(trash.id)) ?? tree.findPath(trash.path)
    return node !== undefined && isThere(node) ? node : null
  }

  get bytesOnDisk(): number {
    if (this.opened.folder === null) return 0
    const file = indexFileIn(this.opened.folder)
    return ['', '-wal'].reduce(
      (sum, side) => sum + (statSync(file + side, { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
  }

  /** A reply of List; whether anything in it was new. Throws `AppFailure` for bytes that are no listing: it counts as failed. */
  async listed(reply: ListReply, bytes: Uint8Array): Promise<boolean> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const scan = await scanListing(buffer).catch(async (thrown: unknown) => {
      await this.failed(reply, 'bug')
      if (!(thrown instanceof WireFault)) throw thrown
      throw new AppFailure({ kind: 'bug', message: 'The reply is no listing.', detail: thrown.message })
    })
    return this.#inTurn(async () => {
      const isById =
        scan.count > 0 ? scan.addressing === 'path-and-id' : this.opened.addressing === 'path-and-id'
      const address = { path: reply.folder.path, id: scan.says.folderId ?? reply.folder.id }
      const folder = this.#isFull
        ? this.#knownFolder(address, isById)
        : listedFolder(this.known.tree, address, { isById, atMs: reply.atMs, isLinkIn: isLinkIn(this.known) })
      this.crawls.settled(reply.folder, null)
      if (folder === null) return false
      if (reply.asked === 'person' && folder.recordId !== null) this.crawls.openedBy(folder.recordId)
      const listed = {
        atMs: reply.atMs,
        tillMs: reply.tillMs,
        entries: entriesOf(scan),
        sum: sumOf(bytes),
        isById,
        isWhole: scan.says.incomplete === null,
      }
      const work = applyListing(this.known, folder, listed)
      return toItsEnd(work)
    })
  }

  /** A List that failed: nothing is gone for that. */
  async failed({ folder: address, atMs }: ListReply, error: NonNullable<FolderNode['error']>): Promise<void> {
    await this.#inTurn(() => {
      const folder = this.#knownFolder(address, this.opened.addressing === 'path-and-id')
      this.crawls.settled(address, error)
      if (folder === null) return
      if (error === 'cancelled' || atMs < folder.listedMs) return
      Object.assign(folder, { triedMs: atMs, fails: folder.fails + 1, error })
      this.known.tree.touch(folder)
      this.known.changed.add(folder)
    })
  }

  async proved(changes: readonly IndexedChange[]): Promise<void> {
    await this.#inTurn(() => applyChanges(this.known, changes))
  }

  /** Runs what writes, in the order in which it is asked for, as one whole. */
  change<T>(work: (loaded: Loaded) => T): Promise<T> {
    return this.#inTurn(() => work(this.#loaded))
  }

  /** Takes out what retention does not keep. */
  async tidy(nowMs: number): Promise<void> {
    await this.change(({ moments }) => thinOut(this.#sql, moments, nowMs))
  }

  /** What was told before is on the disk. Where it cannot be, it is forgotten, and this fails. */
  async settled(): Promise<void> {
    await this.#lastWork.catch(() => {})
    try {
      this.#keeper.commit()
    } catch (thrown) {
      this.#onFailure()
      throw thrown
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#lastWork.catch(() => {})
    try {
      this.#keeper.commit()
      if (this.opened.folder !== null) this.#sql.exec('pragma wal_checkpoint(truncate)')
    } catch {
      this.#keeper.rollBack()
    }
    this.#sql.close()
  }

  get #isFull(): boolean {
    return this.bytesOnDisk > INDEX_BOUNDS.bytes
  }

  #knownFolder(address: ListReply['folder'], isById: boolean): FolderNode | null {
    const { tree } = this.known
    if (isById && address.id !== null) return tree.byRecord(address.id) ?? null
    const node = tree.findPath(address.path)
    const isIt = address.id === null || node?.recordId === address.id
    return (isIt ? node : tree.byRecord(address.id)) ?? node ?? null
  }

  async #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.#lastWork
      .catch(() => {})
      .then(async () => {
        if (this.#isClosed) throw new AppFailure({ kind: 'not-ready', message: 'The index is closed.' })
        try {
          this.#keeper.beginWork()
          const value = await work()
          this.#keeper.endWork()
          this.#onChange()
          return value
        } catch (thrown) {
          this.#onFailure()
          throw thrown
        }
      })
    this.#lastWork = turn
    return turn
  }

  /** What could not be written is forgotten, so that memory and file say the same. */
  #onFailure(): void {
    this.#keeper.rollBack()
    this.#isWritable = false
    if (this.#isClosed) return
    this.#loaded = this.#load(this.#sql)
    this.#keeper = this.#newKeeper()
    this.#onChange()
  }

  #load(sql: Sql): Loaded {
    const facts = new Facts(sql)
    const names = new Names()
    const tree = readFolders(sql)
    tree.beyondBounds = facts.number('beyondBounds')
    readNames(sql, names)
    const known: Known = { rows: new EntryRows(sql, facts.seed()), tree, names, changed: new Set() }
    const moments = new Moments(sql, facts)
    const isByPath = this.opened.addressing === 'path'
    return {
      ...known,
      facts,
      moments,
      used: new Used(sql, known),
      crawls: new Crawls(known, { moments, followed: new FollowedLinks(facts) }, isByPath),
    }
  }

  #newKeeper(): Keeper {
    const { tree, facts } = this.#loaded
    const writeMemory = (): void => {
      writeFolders(this.#sql, tree)
      facts.set('inventory', this.opened.inventory)
      facts.set('beyondBounds', tree.beyondBounds)
      facts.set(LAST_KEPT, Date.now())
      this.#isWritable = true
    }
    return new Keeper(this.#sql, writeMemory, () => this.#onFailure())
  }
}

async function toItsEnd<T>(work: Generator<void, T>): Promise<T> {
  let sliceStart = performance.now()
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value
    if (performance.now() - sliceStart < SLICE_MS) continue
    await nextTurn()
    sliceStart = performance.now()
  }
}
