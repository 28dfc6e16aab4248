import type { AppError } from '../../src-shared/errors'
import type {
  IndexEvents,
  IndexFeeds,
  IndexReads,
  ListReply,
  OpenRequest,
} from '../../src-shared/ipc/index-contract'
import { type Calls, callOver } from '../../src-shared/ipc/port-calls'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { IndexFileState } from '../../src-shared/model/index-status'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import type { Step } from '../../src-shared/model/operation'
import type { PackedEntries } from '../../src-shared/model/packed-entries'
import type { OwnMark } from '../../src-shared/model/record-history'
import type { InventoryFeed, ListAsker } from '../operations/look/inventory-feed'
import type { RawListing } from '../wire/gateway'
import type { PagePort, StartedIndex } from './index-process'
import { indexedChange } from './indexed-change'
import { IndexedListing } from './indexed-listing'
import { KeptProcess } from './kept-process'

/** What main asks of the index process, which has one inventory open. */
export type IndexCalls = Calls<IndexReads & IndexFeeds, IndexEvents>

/** Replies that came before it was ready are held in memory, the last of each folder. */
const MAX_HELD_BYTES = 64 * 1024 * 1024

/** An operation on more of them is marked. */
const MANY_ENTRIES = 20

type Held = ListReply & { readonly bytes: Uint8Array }

export interface InventoryIndexParts {
  /** Null: there is none, and what needs it does without. */
  readonly start: (() => StartedIndex) | null
  readonly nowMs: () => number
  readonly log: (line: string) => void
  /** It has the inventory open now, or not any more. */
  readonly onReady: (calls: IndexCalls | null) => void
  readonly onFile: (state: IndexFileState) => void
  /** A page can have a port to it. */
  readonly onPagePort: (openPort: (inventory: InventoryId) => PagePort) => void
}

/**
 * The index process, which knows the open inventory, from here: hears all that is
 * listed and proved, and passes it on. Whatever becomes of the process hurts
 * nothing but what it answers.
 */
export class InventoryIndex implements InventoryFeed {
  readonly #parts: InventoryIndexParts
  readonly #process: KeptProcess<StartedIndex> | null
  #wanted: OpenRequest | null = null
  #calls: IndexCalls | null = null
  /** Has `#wanted` open. */
  #isReady = false
  /** Was asked to open `#wanted` and could not: what is heard until it is asked again would wait for nothing. */
  #isRefused = false
  #held = new Map<string, Held>()
  #steps: Step[] = []
  readonly #waiters = new Set<() => void>()

  constructor(parts: InventoryIndexParts) {
    this.#parts = parts
    const { start, nowMs, log } = parts
    this.#process =
      start === null
        ? null
        : new KeptProcess({
            start,
            nowMs,
            log,
            onStart: started => this.#begin(started),
            onEnd: () => this.#forgetProcess(),
          })
  }

  /** Not before the first rows are shown: a start pays nothing for it. */
  start(): void {
    this.#process?.start()
  }

  /** Synchronous: it runs while the program quits. What it was told 250 ms ago is on the disk. */
  stop(): void {
    this.#process?.stop()
    this.#forgetProcess()
  }

  /** Null while it does not run, or opens another inventory. */
  get calls(): IndexCalls | null {
    return this.#isReady ? this.#calls : null
  }

  /** Resolves when it can be asked, with null where it is not there. */
  async whenReady(signal: AbortSignal): Promise<IndexCalls | null> {
    if (this.#process === null) return null
    if (this.calls !== null) return this.calls
    return new Promise(resolve => {
      const done = (): void => {
        this.#waiters.delete(done)
        signal.removeEventListener('abort', done)
        resolve(this.calls)
      }
      this.#waiters.add(done)
      signal.addEventListener('abort', done, { once: true })
      if (signal.aborted) done()
    })
  }

  /** The inventory that is shown. What was heard of another one before is not passed on. */
  open(request: OpenRequest): void {
    if (this.#wanted?.inventory !== request.inventory) this.#dropHeld()
    this.#wanted = request
    void this.#openWanted()
  }

  listed(inventory: string, folder: EntryAddress, listing: RawListing, asked: ListAsker): void {
    if (inventory !== this.#wanted?.inventory || this.#process === null) return
    if (this.#isRefused) return
    const { listedAtMs: atMs, bytes } = listing
    const reply: Held = { folder, atMs, tillMs: Math.max(atMs, this.#parts.nowMs()), asked, bytes }
    if (this.calls === null) this.#hold(reply)
    else this.#send(this.calls, reply)
  }

  notListed(inventory: string, folder: EntryAddress, { kind }: AppError, asked: ListAsker): void {
    if (inventory !== this.#wanted?.inventory) return
    const nowMs = this.#parts.nowMs()
    void this.calls?.call('failed', { folder, atMs: nowMs, tillMs: nowMs, asked, error: kind })
  }

  /** What was where before it can be asked for afterwards. */
  begins(inventory: string, entries: number): void {
    if (inventory !== this.#wanted?.inventory || entries <= MANY_ENTRIES) return
    void this.calls?.call('mark', { name: 'operation' satisfies OwnMark, atMs: this.#parts.nowMs() })
  }

  proven(inventory: string, steps: readonly Step[]): void {
    if (inventory !== this.#wanted?.inventory || this.#process === null) return
    if (this.#isRefused) return
    if (this.calls === null) this.#steps.push(...steps)
    else this.#tell(this.calls, steps)
  }

  /** A folder as it was listed last; null where it never was, and where the index is not there. */
  async folder(folder: EntryAddress, signal: AbortSignal): Promise<IndexedListing | null> {
    const pieces: PackedEntries[] = []
    const onPiece = (piece: PackedEntries): void => void pieces.push(piece)
    const found = await this.calls?.call('folder', { folder }, { signal, onPiece })
    return found?.ok && found.value !== null ? new IndexedListing(pieces, found.value) : null
  }

  #begin(started: StartedIndex): void {
    this.#calls = callOver<IndexReads & IndexFeeds, IndexEvents>(started.port)
    this.#parts.onPagePort(inventory => started.openPagePort(inventory))
    void this.#openWanted()
  }

  async #openWanted(): Promise<void> {
    const calls = this.#calls
    const wanted = this.#wanted
    this.#setReady(false)
    this.#isRefused = false
    if (calls === null || wanted === null) return
    const opened = await calls.call('open', { ...wanted, nowMs: this.#parts.nowMs() })
    if (calls !== this.#calls || wanted !== this.#wanted) return
    if (!opened.ok) {
      this.#isRefused = opened.error.kind !== 'offline'
      if (this.#isRefused) this.#dropHeld()
      return this.#parts.log(`index: not opened: ${opened.error.message}`)
    }
    this.#parts.onFile(opened.value.file)
    for (const reply of this.#held.values()) this.#send(calls, reply)
    this.#tell(calls, this.#steps)
    this.#dropHeld()
    this.#setReady(true)
  }

  #setReady(isReady: boolean): void {
    if (this.#isReady === isReady) return
    this.#isReady = isReady
    this.#parts.onReady(this.calls)
    if (isReady) for (const waiter of this.#waiters) waiter()
  }

  #forgetProcess(): void {
    this.#calls = null
    this.#setReady(false)
    for (const waiter of this.#waiters) waiter()
  }

  #dropHeld(): void {
    this.#held.clear()
    this.#steps = []
  }

  /** The later of two: what is late is older. */
  #hold(reply: Held): void {
    const key = reply.folder.path
    const before = this.#held.get(key)
    if (before !== undefined && before.atMs > reply.atMs) return
    this.#held.delete(key)
    this.#held.set(key, reply)
    let bytes = 0
    for (const held of this.#held.values()) bytes += held.bytes.length
    for (const [oldest, held] of this.#held) {
      if (bytes <= MAX_HELD_BYTES) return
      this.#held.delete(oldest)
      bytes -= held.bytes.length
    }
  }

  #send(calls: IndexCalls, reply: Held): void {
    void calls.call('listed', reply).then(answer => {
      if (!answer.ok && answer.error.kind !== 'offline')
        this.#parts.log(
          `index: a listing was not taken: ${answer.error.message} ${answer.error.detail ?? ''}`,
        )
    })
  }

  #tell(calls: IndexCalls, steps: readonly Step[]): void {
    const changes = steps.flatMap(step => indexedChange(step) ?? [])
    if (changes.length > 0) void calls.call('proved', { changes })
  }
}
