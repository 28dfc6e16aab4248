import { addressProblem, nameProblem } from '../../src-shared/domain/names'
import { nameOf } from '../../src-shared/domain/paths'
import type { Operation, OperationKind, OperationRequest } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { assertNever } from '../../src-shared/result'
import type { Action } from './action'
import { FreshListings } from './fresh-listings'
import type { InventoryCalls, OperationTarget } from './inventory-calls'
import { isFinal, Job } from './job'
import { makeFolderAction } from './make-folder'
import { planFresh, type TransferWish, transferAction } from './plan-transfer'
import { refusedError } from './refused-error'
import { renameAction } from './rename'
import { errorOf, runActions } from './run-actions'
import { runSpawn } from './run-spawn'
import { tellAtMost } from './tell-at-most'

const REMEMBERED = 100

export interface EngineParts {
  readonly nowMs: () => number
  readonly newId: () => string
  readonly publish: (operation: Operation) => void
}

/**
 * Everything that changes an inventory goes through here: one queue per
 * source, guards before each call, proof after it. Free of Electron and of
 * the wire. An operation is never cut off from outside: a broken-off folder
 * move hides entries (section 5).
 */
export class OperationEngine {
  readonly #parts: EngineParts
  readonly #tell: (operation: Operation) => void
  readonly #operations = new Map<string, Operation>()
  readonly #tails = new Map<string, Promise<unknown>>()
  /** Record ids that are being spawned or wait for it. */
  readonly #spawning = new Set<string>()

  constructor(parts: EngineParts) {
    this.#parts = parts
    const publish = tellAtMost(parts.publish)
    this.#tell = operation => {
      this.#remember(operation)
      publish(operation)
    }
  }

  /** Those that run, and the last finished ones, oldest first. */
  current(): readonly Operation[] {
    return [...this.#operations.values()]
  }

  isBusy(): boolean {
    return this.current().some(operation => !isFinal(operation))
  }

  /** Resolves with the finished operation; never rejects: what went wrong is in it. */
  async run(request: OperationRequest, target: OperationTarget): Promise<Operation> {
    const job = new Job(firstOperation(request, this.#parts), this.#tell)
    if (request.kind !== 'spawn') return this.#enqueue(target, () => perform(job, request, target))
    const { recordId, name } = request.entry
    if (this.#spawning.has(recordId)) return job.refuse(refusedError({ reason: 'spawning-already', name }))
    this.#spawning.add(recordId)
    try {
      return await this.#enqueue(target, () => perform(job, request, target))
    } finally {
      this.#spawning.delete(recordId)
    }
  }

  #enqueue(target: OperationTarget, work: () => Promise<Operation>): Promise<Operation> {
    const before = this.#tails.get(target.sourceAddress) ?? Promise.resolve()
    const done = before.then(work)
    this.#tails.set(target.sourceAddress, done)
    return done
  }

  #remember(operation: Operation): void {
    this.#operations.set(operation.id, operation)
    for (const [id, old] of this.#operations) {
      if (this.#operations.size <= REMEMBERED) return
      if (isFinal(old)) this.#operations.delete(id)
    }
  }
}

/** Whatever goes wrong inside becomes the end of this one operation, and the queue goes on. */
async function perform(job: Job, request: OperationRequest, target: OperationTarget): Promise<Operation> {
  try {
    job.setState('checking')
    return await performKind(job, request, target)
  } catch (thrown) {
    return job.fail(errorOf(thrown))
  }
}

function performKind(job: Job, request: OperationRequest, { calls }: OperationTarget): Promise<Operation> {
  switch (request.kind) {
    case 'spawn':
      return runSpawn(job, calls, request.entry)
    case 'make-folder': {
      const { parent, name } = request
      return performOne(job, calls, makeFolderAction(calls, parent, name), invalidName(name))
    }
    case 'rename': {
      const { entry, newName } = request
      const problem = addressProblem(entry.name)
      const refusal: Refusal =
        problem === null ? invalidName(newName) : { reason: 'unaddressable', name: entry.name, problem }
      return performOne(job, calls, renameAction(calls, entry, newName), refusal)
    }
    case 'transfer':
      return performTransfer(job, request, calls)
    default:
      return assertNever(request)
  }
}

/** `unusable` is why there is no action: a name that cannot even stand in a path. */
async function performOne(
  job: Job,
  calls: InventoryCalls,
  action: Action | null,
  unusable: Refusal,
): Promise<Operation> {
  if (action === null) return job.refuse(refusedError(unusable))
  job.setSteps([stepOf(action)])
  return runActions(job, calls, [action], new FreshListings(calls))
}

async function performTransfer(job: Job, wish: TransferWish, calls: InventoryCalls): Promise<Operation> {
  const listings = new FreshListings(calls)
  const plan = await planFresh(listings, wish)
  if (plan.kind === 'refused')
    return job.refuse(refusedError(plan.refusals[0] ?? { reason: 'nothing-selected' }))
  const actions = plan.steps.map(step => transferAction(calls, wish, step))
  job.setSteps(actions.map(stepOf))
  return runActions(job, calls, actions, listings)
}

function stepOf({ name, recordId, from, to }: Action): Pick<Action, 'name' | 'recordId' | 'from' | 'to'> {
  return { name, recordId, from, to }
}

function invalidName(name: string): Refusal {
  return { reason: 'invalid-name', name, problem: nameProblem(name) ?? 'slash' }
}

function firstOperation(request: OperationRequest, parts: EngineParts): Operation {
  return {
    id: parts.newId(),
    kind: kindOf(request),
    state: 'queued',
    steps: [],
    startedAtMs: parts.nowMs(),
    targetName: targetNameOf(request),
    affected: [],
  }
}

function kindOf(request: OperationRequest): OperationKind {
  return request.kind === 'transfer' ? request.mode : request.kind
}

function targetNameOf(request: OperationRequest): string | null {
  if (request.kind === 'transfer') return nameOf(request.target.path)
  return request.kind === 'make-folder' ? nameOf(request.parent.path) : null
}
