import { titleOf } from '../../src-shared/domain/names'
import { AppFailure } from '../../src-shared/errors'
import type { EntryRef } from '../../src-shared/model/entry'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { FolderLock, LockWish } from '../../src-shared/model/lock'
import type { ContentCount, Operation, UndoStack, UnfinishedMove } from '../../src-shared/model/operation'
import type { TrashNote } from '../../src-shared/model/trash-note'
import { say } from '../../src-shared/sentences'
import type { ListedFolder, RawListing } from '../wire/gateway'
import type { ActionContext } from './act/action'
import { Job } from './act/job'
import { isProven, OperationLog } from './act/operation-log'
import { errorOf } from './act/prove-calls'
import { RememberedDates } from './act/remembered-dates'
import { runActions } from './act/run-actions'
import { runSpawn, type SpawnRequest } from './act/run-spawn'
import type { Journal, MoveRecord } from './journal/journal'
import { UnwrittenOperations } from './journal/unwritten-operations'
import { pathOfEntry } from './look/expected-entry'
import { FreshListings } from './look/fresh-listings'
import type { InventoryCalls, OperationTarget } from './look/inventory-calls'
import { type InventoryFeed, NOBODY_HEARS } from './look/inventory-feed'
import { LinkTargets } from './look/link-targets'
import { SETTLE_TIMES, type SettleTimes } from './look/listing-lag'
import { Locks } from './look/locks'
import { refusedError } from './look/refused-error'
import { Settling } from './look/settling'
import { countContent } from './look/subtree'
import { UnfinishedMoves } from './look/unfinished-moves'
import { initialOperation } from './plan/initial-operation'
import { type ChangeRequest, type EngineRequest, type PlanParts, planOf } from './plan/plan'
import type { GiveRequest } from './plan/plan-give'
import { LOOK_AGAIN_MS, LookAgain } from './recover/look-again'
import { lookAtMoves, recoverOperations, shown } from './recover/recover'
import { throttlePublish } from './throttle-publish'

export interface EngineParts {
  readonly nowMs: () => number
  readonly newId: () => string
  /** How long listings are given to show what was done. */
  readonly settle?: SettleTimes
  /** Pauses before a look that failed is made again; the last one holds for good. */
  readonly lookAgainMs?: readonly number[]
  /** How often it is looked how far a folder on its way has come. */
  readonly watchEveryMs?: number
  readonly journal: Journal
  /** Hears all that is listed and proved. */
  readonly feed?: InventoryFeed
  readonly publish: (operation: Operation, inventory: string) => void
  /** Something of an inventory that outlives its operations has changed. */
  readonly onChange: (what: KeptThing, inventory: string) => void
}

/** A look that nothing was called after yet ends when the person cancels; one that proves a call never does. */
function cancellable(target: OperationTarget, job: Job): OperationTarget {
  const { calls } = target
  const list: InventoryCalls['list'] = (folder, signal, lane) =>
    calls.list(folder, job.isChecking ? job.untilCancelled : signal, lane)
  return { ...target, calls: { ...calls, list } }
}

/** What an inventory has beside its entries. */
export type KeptThing = 'history' | 'moves' | 'locks'

/**
 * Everything that changes an inventory goes through here: one queue per
 * inventory, guards before each call, the journal before each call, proof after
 * it. Spawns have a lane of their own: behind a long move they would happen
 * later and in another world than the one that the person was looking at. Free
 * of Electron and of the wire. An operation is never cut off from outside: a
 * broken-off folder move hides entries (section 5).
 */
export class OperationEngine {
  readonly #parts: EngineParts
  readonly #tell: (job: Job) => void
  readonly #jobs = new Map<string, Job>()
  readonly #tails = new Map<string, Promise<unknown>>()
  /** Record ids that are being spawned or wait for it. */
  readonly #spawning = new Set<string>()
  readonly #unfinished = new Map<string, UnfinishedMoves>()
  readonly #moves = new Map<string, readonly UnfinishedMove[]>()
  /** Record ids that are being given, or wait for it: a second click gives nothing a second time. */
  readonly #giving = new Set<string>()
  /** Broken moves that are being brought to an end, or wait for it. */
  readonly #finishing = new Set<string>()
  readonly #settlings = new Map<string, Settling>()
  readonly #links = new LinkTargets()
  readonly #again: LookAgain
  readonly #unwritten: UnwrittenOperations

  constructor(parts: EngineParts) {
    this.#parts = parts
    this.#unwritten = new UnwrittenOperations(parts.journal)
    this.#again = new LookAgain(parts.lookAgainMs ?? LOOK_AGAIN_MS)
    this.#tell = throttlePublish(parts.publish)
  }

  /** Those of an inventory that run or wait, oldest first. */
  current(inventory: string): readonly Operation[] {
    const jobs = [...this.#jobs.values()].filter(job => job.inventory === inventory)
    return jobs.map(job => job.operation)
  }

  /** Whether anything is being done to it; without one, to any inventory. */
  isBusy(inventory?: string): boolean {
    return inventory === undefined ? this.#jobs.size > 0 : this.current(inventory).length > 0
  }

  /** Ends an operation after the step at hand, or before its first. */
  cancel(operationId: string): void {
    this.#jobs.get(operationId)?.cancel()
  }

  /** Resolves with the ended operation; never rejects: what went wrong is in it. */
  async run(request: EngineRequest, target: OperationTarget): Promise<Operation> {
    const { journal, newId, nowMs } = this.#parts
    const { inventory } = target
    const first = initialOperation(request, { id: newId(), startedAtMs: nowMs(), journal, inventory })
    const job = new Job(first, inventory, nowMs, this.#tell)
    this.#jobs.set(job.id, job)
    if (request.kind === 'finish-move') this.#finishing.add(request.moveId)
    try {
      if (request.kind === 'spawn') return await this.#spawn(job, request, target)
      return request.kind === 'give'
        ? await this.#give(job, request, target)
        : await this.#inTurn(job, request, target)
    } finally {
      this.#jobs.delete(job.id)
      if (request.kind === 'finish-move') this.#finishing.delete(request.moveId)
    }
  }

  /** It is not open any more: looks at it would reach nothing. */
  leave(inventory: string): void {
    this.#again.done(inventory)
  }

  /**
   * To be called whenever an inventory was opened: looks what became of what was
   * not seen to its end. Waits for what runs; never rejects.
   */
  async recover(target: OperationTarget): Promise<void> {
    const { inventory } = target
    await this.#enqueue(`change ${inventory}`, async () => {
      this.#settlingOf(target).noteConnection()
      await this.#trying(() => this.#unfinishedOf(inventory).noteConnection())
      await this.#lookAtAll(target)
    })
  }

  /** The same at any time: because somebody asks, or because the look before failed. */
  async lookAgain(target: OperationTarget): Promise<void> {
    await this.#enqueue(`change ${target.inventory}`, () => this.#lookAtAll(target))
  }

  /**
   * Makes all that is kept of an inventory the target's: they turned out to be the
   * same. Waits for what runs in it; fails where the journal cannot be written.
   */
  async takeOver(from: string, target: OperationTarget): Promise<void> {
    const { journal, onChange } = this.#parts
    const { inventory } = target
    await this.#enqueue(`change ${inventory}`, async () => {
      journal.giveTo(from, inventory)
      for (const known of [from, inventory]) {
        this.#unfinished.delete(known)
        this.#moves.delete(known)
      }
    })
    for (const what of ['history', 'moves', 'locks'] as const) onChange(what, inventory)
    void this.recover(target)
  }

  history(inventory: string, beforeId: string | null, limit: number): readonly Operation[] {
    const kept = this.#parts.journal.history(inventory, beforeId, limit)
    return this.#unwritten.over(inventory, kept, beforeId === null)
  }

  undoStack(inventory: string): UndoStack {
    return this.#parts.journal.undoStack(inventory)
  }

  /** Moves that broke off, as they were last seen; one that is under way has not. */
  unfinishedMoves(inventory: string): readonly UnfinishedMove[] {
    return this.#moves.get(inventory) ?? this.#brokenMoves(inventory).map(move => shown(move, null))
  }

  /** A person does not want a broken move to be looked after any more. Fails while it is being finished, and where the journal cannot be written. */
  leaveMove(moveId: string, inventory: string): void {
    if (this.#finishing.has(moveId)) throw new AppFailure({ kind: 'conflict', ...say('being-finished') })
    this.#unfinishedOf(inventory).end(moveId)
    const seen = this.#moves.get(inventory)
    if (seen !== undefined)
      this.#moves.set(
        inventory,
        seen.filter(({ id }) => id !== moveId),
      )
    this.#parts.onChange('moves', inventory)
  }

  /** What is inside of entries. Fails with what the gateway says. */
  async count(entries: readonly EntryRef[], target: OperationTarget): Promise<ContentCount> {
    return countContent(new FreshListings(this.steady(target)), entries)
  }

  /** What is kept of folders in Satchel's own Trash. Fails with what the journal says. */
  trashNotes(inventory: string, recordIds: readonly string[]): readonly TrashNote[] {
    return this.#parts.journal.trashNotes(inventory, recordIds)
  }

  locks(inventory: string): readonly FolderLock[] {
    return this.#parts.journal.locks(inventory)
  }

  setLock({ entry, isLocked }: LockWish, inventory: string): void {
    const path = pathOfEntry(entry)
    if (path === null || entry.kind !== 'folder') {
      throw new AppFailure(refusedError({ reason: 'not-a-folder', name: titleOf(entry) }))
    }
    const { recordId } = entry
    this.#parts.journal.setLock(inventory, { recordId, name: titleOf(entry), path }, isLocked)
    this.#parts.onChange('locks', inventory)
  }

  /** The same source; its listings show at least what was proved of it. */
  steady(target: OperationTarget): OperationTarget {
    return this.#settlingOf(target).steady(target)
  }

  /** The same tree; whoever hears of listings hears of its folders, but of none that is older than what was proved. */
  heard(target: OperationTarget, folder: EntryAddress, tree: AsyncIterable<ListedFolder>) {
    return this.#settlingOf(target).heard(target.inventory, folder, tree)
  }

  /** Every listing that goes to the window is also looked through for links into the person's own folders. */
  noteLinks(listing: RawListing, ownerId: string | null): void {
    this.#links.note(listing, ownerId)
  }

  async #spawn(job: Job, request: SpawnRequest, target: OperationTarget): Promise<Operation> {
    const { entries } = request
    const again = entries.find(({ recordId }) => this.#spawning.has(recordId))
    if (again !== undefined)
      return job.refuse(refusedError({ reason: 'spawning-already', name: titleOf(again) }))
    for (const { recordId } of entries) this.#spawning.add(recordId)
    try {
      return await this.#enqueue(`spawn ${target.inventory}`, async () => {
        const note = (begun: Operation): void => this.#save(begun, target)
        const operation = await runSpawn(job, target, request, note)
        this.#keep(operation, target)
        return operation
      })
    } finally {
      for (const { recordId } of entries) this.#spawning.delete(recordId)
    }
  }

  async #give(job: Job, request: GiveRequest, target: OperationTarget): Promise<Operation> {
    const { recordId } = request.entry
    if (this.#giving.has(recordId))
      return job.refuse(refusedError({ reason: 'giving-already', name: titleOf(request.entry) }))
    this.#giving.add(recordId)
    try {
      return await this.#inTurn(job, request, target)
    } finally {
      this.#giving.delete(recordId)
    }
  }

  #inTurn(job: Job, request: ChangeRequest, target: OperationTarget): Promise<Operation> {
    const changed = this.#enqueue(`change ${target.inventory}`, async () =>
      job.isFinal ? job.operation : this.#change(job, request, target),
    )
    return Promise.race([changed, this.#cancelledInQueue(job, target)])
  }

  /** What is cancelled before its turn does not wait for it: what is before it may take minutes. */
  #cancelledInQueue(job: Job, target: OperationTarget): Promise<Operation> {
    return new Promise(resolve => {
      const end = (): void => {
        if (job.operation.state !== 'queued') return
        const operation = job.finish()
        this.#keep(operation, target)
        resolve(operation)
      }
      job.untilCancelled.addEventListener('abort', end, { once: true })
    })
  }

  /** Whatever goes wrong inside becomes the end of this one operation, and the queue goes on. */
  async #change(job: Job, request: ChangeRequest, target: OperationTarget): Promise<Operation> {
    const operation = await this.#perform(job, request, target).catch((thrown: unknown) => {
      const error = errorOf(thrown)
      if (job.isCancelled && error.kind === 'cancelled') return job.finish()
      return error.kind === 'refused' ? job.refuse(error) : job.fail(error)
    })
    if (operation.state !== 'asking') this.#keep(operation, target)
    await this.#lookAtMovesNow(target)
    return operation
  }

  async #perform(job: Job, request: ChangeRequest, asked: OperationTarget): Promise<Operation> {
    const { journal, nowMs, watchEveryMs } = this.#parts
    if (journal.state.kind === 'unavailable') return job.fail(journal.state.error)
    if (job.isCancelled) return job.finish()
    job.setState('checking')
    const settling = this.#settlingOf(asked)
    const target = cancellable(settling.steady(asked), job)
    const listings = new FreshListings(target)
    const planParts = this.#planParts(job, target, listings)
    const plan = await planOf(planParts, request)
    // Whoever has cancelled is asked nothing any more.
    if (job.isCancelled) return job.finish()
    if (plan.kind === 'asks') return job.ask(plan.asks)
    job.setPlan(plan.planned)
    const { inventory } = target
    this.#feed.begins(inventory, plan.planned.length)
    const { unfinished } = planParts.context
    const log = new OperationLog({
      journal,
      inventory,
      unfinished,
      dates: new RememberedDates(journal, inventory),
      onProven: steps => this.#feed.proven(inventory, steps),
    })
    log.save(job.operation)
    log.endMoves(plan.over)
    // A plan of many takes a while: what is where has to be true at the first call.
    const isShort = plan.planned.length === 1
    const first = isShort ? listings : new FreshListings(target)
    return runActions({ job, log, target, planned: plan.planned, nowMs, settling, watchEveryMs }, first)
  }

  #planParts(job: Job, target: OperationTarget, listings: FreshListings): PlanParts {
    const { journal, newId, nowMs } = this.#parts
    const { inventory, calls, capabilities } = target
    const context: ActionContext = {
      operationId: job.id,
      calls,
      capabilities,
      locks: new Locks(journal.locks(inventory).map(({ recordId }) => recordId)),
      unfinished: this.#unfinishedOf(inventory),
      settling: this.#settlingOf(target),
      untilCancelled: job.untilCancelled,
      newId,
      nowMs,
    }
    return {
      context,
      listings,
      links: this.#links,
      operationToReverse: id => journal.operation(inventory, id),
      isTrashParent: recordId => journal.isTrashParent(inventory, recordId),
    }
  }

  /** What ended is in History even when its last words could not be written: the steps before are. */
  #keep(operation: Operation, target: OperationTarget): void {
    this.#save(operation, target)
    this.#parts.onChange('history', target.inventory)
  }

  #save(operation: Operation, target: OperationTarget): void {
    const { inventory } = target
    if (this.#unwritten.save(inventory, operation)) return
    this.#again.later(inventory, () => void this.lookAgain(target))
  }

  /** Everything that was not seen to its end; what fails now is looked at again by itself. */
  async #lookAtAll(asked: OperationTarget): Promise<void> {
    const { journal, onChange, publish, nowMs } = this.#parts
    const settling = this.#settlingOf(asked)
    const target = settling.steady(asked)
    const { inventory } = target
    const isLookedAt = await this.#trying(async () => {
      if (this.#unwritten.saveAll(inventory)) onChange('history', inventory)
      const isRunning = (id: string): boolean => this.#jobs.has(id)
      const unfinished = this.#unfinishedOf(inventory)
      const ended = await recoverOperations({ journal, target, settling, unfinished, isRunning, nowMs })
      for (const operation of ended) {
        this.#feed.proven(inventory, operation.steps.filter(isProven))
        publish(operation, inventory)
      }
      if (ended.length > 0) onChange('history', inventory)
    })
    const areSeen = await this.#lookAtMoves(asked)
    this.#noteLook(asked, isLookedAt && areSeen)
  }

  async #lookAtMovesNow(target: OperationTarget): Promise<void> {
    if (!(await this.#lookAtMoves(target))) this.#noteLook(target, false)
  }

  #noteLook(target: OperationTarget, isGood: boolean): void {
    if (isGood) this.#again.done(target.inventory)
    else this.#again.later(target.inventory, () => void this.lookAgain(target))
  }

  /** Answers whether every broken move could be looked at. */
  async #lookAtMoves(target: OperationTarget): Promise<boolean> {
    const { inventory } = target
    return this.#trying(async () => {
      const before = this.#moves.get(inventory) ?? []
      const broken = this.#brokenMoves(inventory)
      if (before.length === 0 && broken.length === 0) return
      const settling = this.#settlingOf(target)
      const unfinished = this.#unfinishedOf(inventory)
      const seen = await lookAtMoves({ unfinished, settling, target: settling.steady(target) }, broken)
      this.#moves.set(inventory, seen)
      this.#parts.onChange('moves', inventory)
      return seen.every(({ missing }) => missing !== null)
    })
  }

  #brokenMoves(inventory: string): readonly MoveRecord[] {
    const isUnderWay = (id: string): boolean => this.#jobs.get(id)?.isFinal === false
    return this.#unfinishedOf(inventory)
      .all()
      .filter(({ operationId }) => !isUnderWay(operationId))
  }

  /** Whether it went well: where the connection or the journal fails, the next look tries again. */
  async #trying(work: () => Promise<boolean | void> | void): Promise<boolean> {
    try {
      return (await work()) !== false
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown
      return false
    }
  }

  #settlingOf({ inventory, capabilities }: OperationTarget): Settling {
    const known = this.#settlings.get(inventory)
    if (known !== undefined) return known
    const settling = new Settling(
      this.#parts.settle ?? SETTLE_TIMES,
      capabilities.addressing === 'path',
      this.#feed,
    )
    this.#settlings.set(inventory, settling)
    return settling
  }

  get #feed(): InventoryFeed {
    return this.#parts.feed ?? NOBODY_HEARS
  }

  #unfinishedOf(inventory: string): UnfinishedMoves {
    const known = this.#unfinished.get(inventory)
    if (known !== undefined) return known
    const unfinished = new UnfinishedMoves(this.#parts.journal, inventory)
    this.#unfinished.set(inventory, unfinished)
    return unfinished
  }

  #enqueue<T>(lane: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(lane) ?? Promise.resolve()
    const done = before.then(work)
    this.#tails.set(
      lane,
      done.catch(() => {}),
    )
    return done
  }
}
