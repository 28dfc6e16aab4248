import { rmSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { childPath } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import {
  type Answers,
  type ChoiceOfRecord,
  type ConflictChoice,
  WARNING_KINDS,
} from '../../src-shared/model/asks'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import type { FinishDirection, Operation, OperationRequest } from '../../src-shared/model/operation'
import { say } from '../../src-shared/sentences'
import type { OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import type { InventoryCalls, OperationTarget } from '../operations/look/inventory-calls'
import { askSignIn } from '../sources/source-status'
import type { Gateway } from '../wire/gateway'
import { callsOfOne } from '../wire/one-account'
import { INVENTORY, openTestJournal, TEST_NOW, targetOf, testEngine } from './engine-bench'
import { beforeCallOf, type HistoryEvent, pick, type WatchedParts, WatchedRun } from './history-events'
import { type PlannedTree, rowsOfTree } from './planned-tree'
import { OWNER, PALETTE, type RecordWorld } from './record-world'
import { memoryFolder } from './sandbox-process'
import { folderInRoot, type Seen, seenBelow } from './seen'
import { fullPathOf, ROOT_KEY, rowsBelow, type StoredRow, unreachable } from './store-shape'

export interface PlannedWish {
  readonly kind:
    | 'make-folder'
    | 'folder-of-selection'
    | 'rename'
    | 'rename-many'
    | 'move'
    | 'copy'
    | 'trash'
    | 'restore'
    | 'delete'
    | 'empty-trash'
    | 'undo'
    | 'undo-older'
    | 'redo'
    | 'lock'
  readonly entries: readonly number[]
  /** Folders with folders inside are where most can go wrong. */
  readonly ofFolders: boolean
  readonly folder: number
  readonly name: string
  /** The answer to every conflict, where it is one of the choices. */
  readonly choice: ConflictChoice
  readonly inside: Answers['inside']
}

/** No name that histories give: what is restored may come into the root. */
const TOP = 'Top'

/** More than the longest lag that histories draw, as in life. */
const LAG_SETTLE = { firstMs: 2, leastMs: 45, mostMs: 400 }
/** More than a machine that runs other tests beside takes to do what was sent before the silence. */
const SILENCE_SETTLE = { firstMs: 20, leastMs: 600, mostMs: 2_000 }
export const MOST_LAG_MS = 30

interface HistoryTimes {
  readonly lag?: string | null
  /** Whether what is on its way when the connection falls silent may come late: by more than a busy machine is. */
  readonly isSilent?: boolean
  /** What the engine's clock goes on each time that it is read: a round of calls lasts a second of it. */
  readonly tickMs?: number
}

/** One inventory, with a journal of its own. */
export class History {
  engine: OperationEngine
  journal: Journal
  readonly world: RecordWorld
  gateway: Gateway
  readonly #journalFolder = memoryFolder()
  #starts = 0
  #ticks = 0
  readonly #unwanted = new Set<string>()
  readonly #lag: string | null
  readonly #isSilent: boolean
  readonly #tickMs: number

  /** `lag`: as the fault has it, how listings lag all the time; for tests a hundred times shorter than in life. */
  constructor(
    world: RecordWorld,
    gateway: Gateway,
    { lag = null, isSilent = false, tickMs = 1_000 }: HistoryTimes = {},
  ) {
    this.world = world
    this.#lag = lag
    this.#isSilent = isSilent
    this.#tickMs = tickMs
    this.gateway = gateway
    this.journal = openTestJournal(this.#journalFolder)
    this.engine = this.#newEngine()
  }

  close(): void {
    this.journal.close()
    rmSync(this.#journalFolder, { recursive: true })
  }

  /** No fault but the lag that is always there. */
  async calm(): Promise<void> {
    const { sandbox } = this.world
    await sandbox.control('clear')
    if (this.#lag !== null) await sandbox.control(`fault list-lag=${this.#lag}`)
  }

  /** The service was killed by a fault and comes back; Satchel connects again. Answers whether it was. */
  async revive(): Promise<boolean> {
    if (await this.#isAlive()) return false
    this.gateway.close()
    await this.world.restart()
    await this.calm()
    this.gateway = await this.world.connect()
    await this.engine.recover(this.target())
    return true
  }

  /** On a busy machine one call may fail although nothing was killed: only the end of the process says that it was. */
  async #isAlive(): Promise<boolean> {
    const over = new AbortController()
    void this.world.sandbox.ended.then(() => over.abort())
    while (!over.signal.aborted) {
      const isAnswered = await this.gateway.ping(over.signal).then(
        () => true,
        () => false,
      )
      if (isAnswered) return true
      // What ended is seen between two calls.
      await setImmediate()
    }
    return false
  }

  /** Satchel starts again on the same journal; what ran before never writes another word. */
  async restart(): Promise<void> {
    await Promise.all(this.#out)
    this.journal.close()
    this.journal = openTestJournal(this.#journalFolder)
    this.engine = this.#newEngine()
    await this.engine.recover(this.target())
  }

  /** The service as it is, unless calls are done otherwise. */
  target(calls: InventoryCalls = this.gateway): OperationTarget {
    return targetOf(calls, this.gateway.capabilities)
  }

  #newEngine(): OperationEngine {
    const nowMs = (): number => TEST_NOW + ++this.#ticks * this.#tickMs
    const settle = this.#isSilent ? SILENCE_SETTLE : LAG_SETTLE
    const parts = this.#lag === null ? {} : { settle }
    return testEngine(this.journal, () => {}, `${++this.#starts}-`, nowMs, parts)
  }

  /** Every record, also in the Trash; not the folders that only lead there, nor what tests copy from. */
  rows(): readonly StoredRow[] {
    const { shape } = this.world
    const all = this.world.rows()
    const isTop = ({ parent, name }: StoredRow): boolean =>
      parent === ROOT_KEY && [TOP, PALETTE, shape.trashName].includes(name)
    const palette = all.find(row => isTop(row) && row.name === PALETTE)
    const copiedFrom = new Set(palette && rowsBelow(shape, all, palette).map(({ id }) => id))
    return all.filter(row => !isTop(row) && !copiedFrom.has(row.id))
  }

  /** By record: what has been the first state is found again whatever lies in the Trash. */
  ownRows(): readonly StoredRow[] {
    return [...this.world.rowsBelow(TOP)].sort((a, b) => a.id.localeCompare(b.id))
  }

  /** Records that no folder leads to. */
  lost(): readonly string[] {
    return this.lostRows().map(fullPathOf)
  }

  lostRows(): readonly StoredRow[] {
    const ours = new Set(this.rows().map(({ id }) => id))
    return unreachable(this.world.rows(), '', this.world.shape.insideOf).filter(
      ({ id }) => ours.has(id) && !this.#unwanted.has(id),
    )
  }

  /** What a broken deletion for good has hidden was to go, and no path reaches it: nobody misses it. */
  noteDeletion({ steps }: Operation): void {
    const deleted = steps.flatMap(({ action, from }) =>
      action === 'remove' && from !== null ? [`${from.slice(1).replaceAll('/', '\\')}\\`] : [],
    )
    for (const row of this.lostRows()) {
      if (deleted.some(path => fullPathOf(row).startsWith(path))) this.#unwanted.add(row.id)
    }
  }

  /** The same for somebody else, as far as names tell. */
  async buildTheirs(planned: PlannedTree): Promise<void> {
    await this.world.holdTheirs(rowsOfTree(TOP, planned, this.world.shape))
  }

  /** The first one signs in again, and it is said. */
  async signBack(): Promise<void> {
    await this.world.sandbox.control('clear')
    await this.world.sandbox.control(`account ${OWNER}`)
    // A connection that was dropped is made by the first call.
    await this.gateway.ping().catch(() => {})
    await this.engine.recover(this.target())
  }

  async build(planned: PlannedTree): Promise<void> {
    await this.world.hold(rowsOfTree(TOP, planned, this.world.shape))
    await this.calm()
  }

  /** Everything that the tree shows when all is open, links too. */
  seen(): Seen {
    const rows = this.world.rows()
    const top = folderInRoot(rows, TOP)
    return top === null ? { entries: [], folders: [] } : seenBelow(this.world.shape, rows, top)
  }

  /** What the Trash has of this history. */
  seenInTrash(): readonly EntryRef[] {
    const { shape } = this.world
    const rows = this.world.rows()
    const trash = folderInRoot(rows, shape.trashName)
    if (trash === null) return []
    const { entries } = seenBelow(shape, rows, trash)
    // Satchel's own holds folders of deletions.
    return shape.name === 'ids'
      ? entries
      : entries.filter(({ parent: { recordIds } }) => recordIds.length > 1)
  }

  async requestOf(wish: PlannedWish): Promise<OperationRequest | null> {
    const answers: Answers = {
      choices: [],
      inside: wish.inside,
      acknowledged: [...WARNING_KINDS],
    }
    if (wish.kind === 'undo' || wish.kind === 'redo') {
      const operation = this.engine.undoStack(INVENTORY)[wish.kind]
      return operation && { kind: wish.kind, operationId: operation.id }
    }
    if (wish.kind === 'undo-older') {
      const older = this.engine.history(INVENTORY, null, 20).filter(({ canUndo }) => canUndo)
      const operation = older[(wish.entries[0] ?? 0) % Math.max(older.length, 1)]
      return operation === undefined ? null : { kind: 'undo', operationId: operation.id }
    }
    if (wish.kind === 'empty-trash') return { kind: 'empty-trash', confirmedCount: 10_000 }
    if (wish.kind === 'restore' || wish.kind === 'delete') {
      const inTrash = this.seenInTrash()
      const entries = pick(inTrash, wish.entries)
      if (entries.length === 0) return null
      return wish.kind === 'restore'
        ? { kind: 'restore', entries, answers }
        : { kind: 'delete', entries, confirmedCount: 1_000 }
    }
    const all = this.seen()
    const links = new Set(all.entries.filter(({ kind }) => kind === 'link').map(({ recordId }) => recordId))
    const isOwn = ({ recordIds }: FolderRef): boolean => recordIds.every(id => !links.has(id))
    // Mostly what may be changed at all, or else nothing would ever happen.
    const entries = wish.folder % 8 === 0 ? all.entries : all.entries.filter(({ parent }) => isOwn(parent))
    const folders = wish.folder % 8 === 0 ? all.folders : all.folders.filter(isOwn)
    const folder = folders[wish.folder % folders.length]
    const folderEntries = entries.filter(({ kind }) => kind === 'folder')
    const picked = pick(wish.ofFolders && folderEntries.length > 0 ? folderEntries : entries, wish.entries)
    const [entry] = picked
    if (folder === undefined || entry === undefined) return null
    switch (wish.kind) {
      case 'make-folder':
        return { kind: 'make-folder', parent: folder, name: wish.name, answers }
      case 'folder-of-selection':
        return { kind: 'make-folder', parent: folder, name: wish.name, entries: picked, answers }
      case 'rename':
        return { kind: 'rename', renames: [{ entry, newName: wish.name }], answers }
      case 'rename-many': {
        const renames = picked.map((one, at) => ({ entry: one, newName: `${wish.name} ${at + 1}` }))
        return { kind: 'rename', renames, answers }
      }
      case 'lock':
        if (entry.kind === 'folder' && childPath(entry.parent.path, entry.name))
          this.engine.setLock({ entry, isLocked: wish.ofFolders }, INVENTORY)
        return null
      case 'trash':
        return { kind: 'trash', entries: picked, answers }
      default:
        return { kind: 'transfer', mode: wish.kind, entries: picked, target: folder, answers }
    }
  }

  /** Runs a request and answers what it asks, with something that happens before one of its calls. */
  async run(
    request: OperationRequest,
    wish: PlannedWish,
    event: HistoryEvent | null = null,
  ): Promise<Operation | null> {
    const parts: WatchedParts = {
      sent: call => this.#sent(call),
      fallSilent: () => this.world.fallSilent(),
    }
    const watched = new WatchedRun(parts, event, await beforeCallOf(this, event, request))
    const { ended } = watched
    const mayOtherSignIn = event !== null && 'signs' in event
    const target = this.target(watched.calls(mayOtherSignIn ? this.#callsOfOwner() : this.gateway))
    const first = await Promise.race([this.engine.run(request, target), ended])
    if (first?.state !== 'asking' || !('answers' in request) || request.answers === undefined) return first
    const choices = (first.asks?.conflicts ?? []).map(
      ({ recordId, choices: offered }): ChoiceOfRecord => [
        recordId,
        offered.includes(wish.choice) ? wish.choice : 'keep-both',
      ],
    )
    const answered = { ...request, answers: { ...request.answers, choices } }
    return Promise.race([this.engine.run(answered, target), ended])
  }

  /** What is protected now is not any more: what comes after is not about locks. */
  unlockAll(): void {
    for (const lock of this.engine.locks(INVENTORY)) this.journal.setLock(INVENTORY, lock, false)
  }

  /** Brings every broken move to one of its ends. */
  async finishMoves(direction: FinishDirection): Promise<readonly Operation[]> {
    const done: Operation[] = []
    for (const { id } of this.engine.unfinishedMoves(INVENTORY)) {
      const request = { kind: 'finish-move', moveId: id, direction } as const
      done.push(await this.engine.run(request, this.target()))
    }
    return done
  }

  /** As the connection hands them to operations. */
  #callsOfOwner(): InventoryCalls {
    const { gateway } = this
    const ask = async (): Promise<'same' | 'other'> => {
      const signIn = await askSignIn(gateway, new AbortController().signal, [1])
      if (signIn.kind === 'unsaid') throw new AppFailure({ kind: 'not-ready', ...say('account-unsaid') })
      return signIn.kind === 'in' && signIn.account.userId === OWNER ? 'same' : 'other'
    }
    return callsOfOne({ ask }, () => gateway)
  }

  /** What is out when the program ends arrives or not, and is over before the next start. */
  readonly #out = new Set<Promise<unknown>>()

  #sent<T>(call: () => Promise<T>): Promise<T> {
    const answer = call()
    const out: Promise<unknown> = answer.then(
      () => this.#out.delete(out),
      () => this.#out.delete(out),
    )
    this.#out.add(out)
    return answer
  }

  /** Records that the other Satchel has deleted for good are not lost. */
  readonly deletedElsewhere = new Set<string>()
}
