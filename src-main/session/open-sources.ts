import { AppFailure } from '../../src-shared/errors'
import type { Publish } from '../../src-shared/ipc/contract'
import {
  type AddedSource,
  type GatewayPlatform,
  type LineState,
  NO_SOURCES,
  type SnapshotProgress,
  type SourceLine,
  type SourceList,
  type SourceWish,
} from '../../src-shared/model/added-source'
import type { SnapshotChanges, SnapshotTaken } from '../../src-shared/model/snapshot-changes'
import type { SourceOrigin, SourceState } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'
import { say } from '../../src-shared/sentences'
import type { LedgerFiles } from '../sources/added/gateway-files'
import type { SnapshotFiles } from '../sources/added/snapshot-files'
import type { SourceBook } from '../sources/added/source-book'
import type { SnapshotWish } from '../sources/added/take-snapshot'
import type { LastInventories } from './last-inventories'
import type { OpenSource } from './open-source'

export interface OpenSourcesParts {
  readonly book: SourceBook
  /** The one that is found by itself. */
  readonly found: OpenSource
  /** Not started yet. */
  readonly open: (source: AddedSource) => OpenSource
  readonly publish: Publish
  readonly snapshots: Pick<SnapshotFiles, 'fileOf' | 'earlierOf' | 'forget'>
  readonly ledgers: Pick<LedgerFiles, 'forget'>
  readonly lasts: Pick<LastInventories, 'forget'>
  /** Sources that the person has agreed to be signed in to, since Satchel started. */
  readonly agreed: Set<string>
  readonly takeSnapshot: (wish: SnapshotWish, signal: AbortSignal) => Promise<SnapshotChanges | null>
  /** Whether something is being done to this inventory. */
  readonly isBusy: (inventory: string) => boolean
  /** It is not open in any source any more. */
  readonly onClosed: (inventory: string) => void
  /** The window shows another one. */
  readonly onShown: () => void
}

/**
 * Every source of this window: the one that is found by itself and those that a
 * person added. Each that was opened stays so, with its connection and session;
 * the window shows one of them.
 */
export class OpenSources {
  readonly #parts: OpenSourcesParts
  readonly #added = new Map<string, OpenSource>()
  /** Those that were closed because another one has their inventory open; what that is called. */
  readonly #twins = new Map<string, string | null>()
  #told: SourceList = NO_SOURCES
  #isVisible = true

  constructor(parts: OpenSourcesParts) {
    this.#parts = parts
  }

  get found(): OpenSource {
    return this.#parts.found
  }

  get shown(): OpenSource {
    const { book, found } = this.#parts
    return (book.shown !== null && this.#added.get(book.shown)) || found
  }

  /** The one whose session this inventory is; what is shown goes before the others. */
  holding(inventory: string): OpenSource | null {
    const all = [this.shown, this.#parts.found, ...this.#added.values()]
    return all.find(({ sessions }) => sessions.current?.id === inventory) ?? null
  }

  /**
   * Call with the inventory that a source shows: where another one has it open, this
   * one is closed and the other shown in its place. Answers whether that is so.
   */
  turnToHolder(source: OpenSource, inventory: string): boolean {
    const holder = this.all.find(other => other !== source && other.sessions.current?.id === inventory)
    if (holder === undefined) return false
    const wasShown = this.shown === source
    if (source.id !== null && this.#added.get(source.id) === source) {
      this.#added.delete(source.id)
      this.#twins.set(source.id, this.#titleOf(holder))
      // It is just telling of it.
      queueMicrotask(() => source.stop())
    }
    if (wasShown) {
      this.#parts.book.show(holder.id)
      this.#parts.onShown()
      holder.tellAll()
    }
    this.tell()
    return true
  }

  get all(): readonly OpenSource[] {
    return [this.#parts.found, ...this.#added.values()]
  }

  get list(): SourceList {
    const { book, found } = this.#parts
    return {
      lines: book.sources.map(source => this.#lineOf(source)),
      shown: this.shown.id,
      found: found.isStarted ? lineState(found.connection.state) : { kind: 'closed' },
      isFoundSandbox: originOf(found.connection.state) === 'built-in',
      keepsSecrets: book.keepsSecrets,
    }
  }

  /** Opens what was shown last. */
  start(): void {
    const { book } = this.#parts
    const last = book.sources.find(({ id }) => id === book.shown)
    if (last !== undefined) this.#opened(last)
    this.shown.start()
  }

  stop(): void {
    for (const source of this.all) source.stop()
  }

  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible
    for (const { connection } of this.all) connection.setVisible(isVisible)
  }

  /** Shows it in the window, and opens it unless it is open. Null: the one that is found by itself. Fails with `not-found`. */
  show(id: string | null): void {
    const { book, onShown } = this.#parts
    const isOther = this.shown.id !== id
    if (id !== null) this.#opened(this.#find(id))
    book.show(id)
    const { shown } = this
    shown.start()
    if (isOther) {
      onShown()
      shown.tellAll()
    }
    const inventory = shown.connection.state.inventory?.id
    // One that is found by itself stays connected, whatever shows its inventory.
    if (inventory !== undefined && shown.sessions.current?.id !== inventory)
      this.turnToHolder(shown, inventory)
    this.tell()
  }

  /** Keeps and shows a new one; its id. Fails as the book does. */
  add(platform: GatewayPlatform, wish: SourceWish): string {
    const { id } = this.#parts.book.add(platform, wish)
    this.#parts.agreed.add(id)
    this.show(id)
    return id
  }

  /**
   * Signs in, fetches everything and signs out; then keeps and shows what was fetched, under
   * a new id or one that is there. The secrets are kept nowhere: they are not needed again.
   * Fails as the book does, in the words of the service, with `not-found` and with `cancelled`.
   */
  async takeSnapshot(
    { id, platform, ...wish }: SourceWish & { id: string | null; platform: GatewayPlatform },
    signal: AbortSignal,
  ): Promise<SnapshotTaken> {
    const { book, snapshots, takeSnapshot, publish } = this.#parts
    if (id !== null) {
      // Its file is named after it: only one that we named ourselves.
      this.#find(id)
      this.#refuseBusy(id)
    }
    const source = book.draft(platform, wish, id)
    const file = snapshots.fileOf(source.id)
    const tell = (progress: SnapshotProgress): void => publish('sources.snapshot', progress)
    const changes = await takeSnapshot({ source, secrets: wish.secrets, file, tell }, signal)
    const kept = { ...wish, secrets: {} }
    if (id !== null) this.change(id, kept)
    else {
      book.add(platform, kept, source.id)
      this.show(source.id)
    }
    return { id: source.id, changes }
  }

  /** An open one is opened anew. Fails as the book does, and with `refused` while something is being done there. */
  change(id: string, wish: SourceWish): void {
    this.#refuseBusy(id)
    this.#parts.book.change(id, wish)
    this.#parts.agreed.add(id)
    const isShown = this.shown.id === id
    this.#close(id)
    if (isShown) this.#showAnew(id)
    this.tell()
  }

  /** Takes it off the list, with its secrets. What is kept under its inventory stays, and the inventory itself. */
  remove(id: string): void {
    this.#refuseBusy(id)
    const isShown = this.shown.id === id
    this.#parts.book.remove(id)
    this.#parts.snapshots.forget(id)
    this.#parts.ledgers.forget(id)
    this.#parts.lasts.forget(id)
    this.#close(id)
    if (isShown) this.#showAnew(null)
    this.tell()
  }

  /** Tells the window of the list where it is another than it knows. */
  tell(): void {
    const { list } = this
    if (JSON.stringify(list) === JSON.stringify(this.#told)) return
    this.#told = list
    this.#parts.publish('sources.changed', list)
  }

  #showAnew(id: string | null): void {
    if (id !== null) this.#opened(this.#find(id))
    const { shown } = this
    shown.start()
    this.#parts.onShown()
    shown.tellAll()
  }

  #opened(source: AddedSource): OpenSource {
    const known = this.#added.get(source.id)
    if (known !== undefined) return known
    this.#twins.delete(source.id)
    const opened = this.#parts.open(source)
    opened.connection.setVisible(this.#isVisible)
    this.#added.set(source.id, opened)
    return opened
  }

  #close(id: string): void {
    const closed = this.#added.get(id)
    const inventory = closed?.sessions.current?.id
    closed?.stop()
    this.#added.delete(id)
    this.#twins.delete(id)
    if (inventory !== undefined && this.holding(inventory) === null) this.#parts.onClosed(inventory)
  }

  #titleOf({ id }: OpenSource): string | null {
    return this.#parts.book.sources.find(source => source.id === id)?.title ?? null
  }

  #find(id: string): AddedSource {
    const found = this.#parts.book.sources.find(source => source.id === id)
    if (found === undefined) throw new AppFailure({ kind: 'not-found', ...say('no-such-source') })
    return found
  }

  #refuseBusy(id: string): void {
    const inventory = this.#added.get(id)?.sessions.current?.id
    if (inventory === undefined || !this.#parts.isBusy(inventory)) return
    throw new AppFailure({ kind: 'refused', ...say('source-is-busy') })
  }

  #closedState(id: string): LineState {
    const title = this.#twins.get(id)
    if (title === undefined) return { kind: 'closed' }
    const said = title === null ? say('source-found-already') : say('source-there-already', title)
    return { kind: 'lost', error: { kind: 'conflict', ...said } }
  }

  #lineOf(source: AddedSource): SourceLine {
    const { book, snapshots } = this.#parts
    const opened = this.#added.get(source.id)
    return {
      source,
      secrets: book.secretStateOf(source.id),
      state: opened === undefined ? this.#closedState(source.id) : lineState(opened.connection.state),
      inventory: opened?.sessions.current?.id ?? null,
      earlierSnapshot: snapshots.earlierOf(source.id),
    }
  }
}

function originOf(state: SourceState): SourceOrigin | null {
  return state.kind === 'choose-source' ? null : (state.source?.origin ?? null)
}

function lineState(state: SourceState): LineState {
  switch (state.kind) {
    case 'connecting':
    case 'choose-source':
      return { kind: 'connecting' }
    case 'ready':
      return { kind: 'open' }
    case 'not-signed-in':
      return { kind: 'lost', error: { kind: 'not-ready', ...say('nobody-signed-in') } }
    case 'disconnected':
      return { kind: 'lost', error: state.error }
    default:
      return assertNever(state)
  }
}
