import { nameOf } from '../../src-shared/domain/paths'
import type { Operation, OperationKind, OperationRequest } from '../../src-shared/model/operation'
import type { Action } from './action'
import { FreshListings } from './fresh-listings'
import type { OperationTarget } from './inventory-calls'
import { isFinal, Job } from './job'
import { planOf } from './plan'
import { refusedError } from './refused-error'
import { errorOf, runActions } from './run-actions'
import { runSpawn } from './run-spawn'
import { tellAtMost } from './tell-at-most'
import { UnfinishedMoves } from './unfinished-moves'

const REMEMBERED = 100

export interface EngineParts {
  readonly nowMs: () => number
  readonly newId: () => string
  readonly publish: (operation: Operation) => void
}

/**
 * Everything that changes an inventory goes through here: one queue per
 * source, guards before each call, proof after it. Spawns have a lane of their
 * own: behind a long move they would happen later and in another world than
 * the one that the person was looking at. Free of Electron and of
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
  readonly #unfinished = new UnfinishedMoves()

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
    const work = (): Promise<Operation> => perform(job, request, target, this.#unfinished)
    if (request.kind !== 'spawn') return this.#enqueue(`change ${target.sourceAddress}`, work)
    const { recordId, name } = request.entry
    if (this.#spawning.has(recordId)) return job.refuse(refusedError({ reason: 'spawning-already', name }))
    this.#spawning.add(recordId)
    try {
      return await this.#enqueue(`spawn ${target.sourceAddress}`, work)
    } finally {
      this.#spawning.delete(recordId)
    }
  }

  #enqueue(lane: string, work: () => Promise<Operation>): Promise<Operation> {
    const before = this.#tails.get(lane) ?? Promise.resolve()
    const done = before.then(work)
    this.#tails.set(lane, done)
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
async function perform(
  job: Job,
  request: OperationRequest,
  target: OperationTarget,
  unfinished: UnfinishedMoves,
): Promise<Operation> {
  const { calls } = target
  try {
    job.setState('checking')
    if (request.kind === 'spawn') return await runSpawn(job, calls, request.entry)
    const listings = new FreshListings(calls)
    const plan = await planOf(calls, listings, request, unfinished)
    if (plan.kind === 'refused') return job.refuse(refusedError(plan.refusal))
    job.setSteps(plan.actions.map(stepOf))
    // A plan of many takes a while: what is where has to be true at the first call.
    const isShort = plan.actions.length === 1
    return await runActions(job, target, plan.actions, isShort ? listings : new FreshListings(calls))
  } catch (thrown) {
    return job.fail(errorOf(thrown))
  }
}

function stepOf({ name, recordId, from, to }: Action): Pick<Action, 'name' | 'recordId' | 'from' | 'to'> {
  return { name, recordId, from, to }
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
