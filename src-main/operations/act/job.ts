import { titlePart } from '../../../src-shared/domain/names'
import type { AppError } from '../../../src-shared/errors'
import type { Asks } from '../../../src-shared/model/asks'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, OperationState, Step, StepState } from '../../../src-shared/model/operation'
import type { ActionFacts, PlannedAction } from './action'

const UNENDED: ReadonlySet<OperationState> = new Set(['queued', 'checking', 'running', 'proving'])

function isFinal({ state }: Pick<Operation, 'state'>): boolean {
  return !UNENDED.has(state)
}

type Head = Omit<Operation, 'steps' | 'canUndo'>

/** One operation while it runs. Its steps may be thousands, so a whole picture is made only when asked for. */
export class Job {
  /** What it is done to. */
  readonly inventory: string
  #head: Head
  readonly #steps: Step[]
  #picture: Operation | null = null
  readonly #cancelled = new AbortController()
  readonly #tell: (job: Job) => void
  readonly #nowMs: () => number

  constructor(first: Operation, inventory: string, nowMs: () => number, tell: (job: Job) => void) {
    this.inventory = inventory
    const { steps, canUndo: _, ...head } = first
    this.#head = head
    this.#steps = [...steps]
    this.#nowMs = nowMs
    this.#tell = tell
    tell(this)
  }

  get operation(): Operation {
    this.#picture ??= {
      ...this.#head,
      steps: [...this.#steps],
      canUndo: isFinal(this.#head) && this.#steps.some(step => isReversible(step) && isOfItself(step)),
    }
    return this.#picture
  }

  get id(): string {
    return this.#head.id
  }

  get isFinal(): boolean {
    return isFinal(this.#head)
  }

  get stepCount(): number {
    return this.#steps.length
  }

  /** Between two steps somebody looks at this. */
  get isCancelled(): boolean {
    return this.#cancelled.signal.aborted
  }

  /** Aborted when somebody cancels: for looks before anything is called, and nothing else. */
  get untilCancelled(): AbortSignal {
    return this.#cancelled.signal
  }

  /** Whether nothing of the step at hand was called yet. */
  get isChecking(): boolean {
    return this.#head.state === 'checking'
  }

  /** Ends after the step at hand: nothing is cut off, because a cut-off folder move hides entries. */
  cancel(): void {
    if (this.isFinal) return
    this.#become({ isCancelling: true })
    this.#cancelled.abort()
  }

  setState(state: OperationState): void {
    this.#become({ state })
  }

  setTargetName(targetName: string): void {
    this.#become({ targetName })
  }

  setPlan(planned: readonly PlannedAction[]): void {
    this.#steps.splice(
      0,
      this.#steps.length,
      ...planned.map((one, index) => stepOf(`${this.id}/${index + 1}`, one)),
    )
    this.#become({})
  }

  setSpawns(items: readonly { readonly entry: EntryRef; readonly from: InventoryPath | null }[]): void {
    const steps = items.map(({ entry, from }, index): Step => {
      const { name, kind: entryKind, recordId } = entry
      const facts = {
        action: 'spawn',
        name,
        ...titlePart(entry),
        entryKind,
        recordId,
        from,
        to: null,
      } as const
      return { id: `${this.id}/${index + 1}`, ...facts, state: 'queued' }
    })
    this.#steps.splice(0, this.#steps.length, ...steps)
    this.#become({})
  }

  /** Moves one step on; the operation shows the state of its working step. */
  setStep(index: number, state: StepState, facts: Partial<Step> = {}): void {
    const step = this.#steps[index]
    if (step === undefined) return
    const proven = state === 'done' ? { provenAtMs: this.#nowMs() } : {}
    // How far a call has come is true while it is out.
    const { progress: _, ...lasting } = step
    this.#steps[index] = { ...lasting, ...facts, ...proven, state }
    const isWork = state === 'checking' || state === 'running' || state === 'proving'
    this.#become(isWork ? { state } : {})
  }

  addAffected(paths: readonly InventoryPath[]): void {
    this.#become({ affected: [...new Set([...this.#head.affected, ...paths])] })
  }

  /** Ends it as its steps say; steps that were not started stay `queued`. */
  finish(error?: AppError): Operation {
    const state = outcomeOf(this.#steps, this.isCancelled)
    return this.#end(state, error === undefined ? {} : { error })
  }

  refuse(error: AppError): Operation {
    return this.#end('refused', { error })
  }

  fail(error: AppError): Operation {
    return this.#end('failed', { error })
  }

  ask(asks: Asks): Operation {
    return this.#end('asking', { asks })
  }

  #end(state: OperationState, facts: Partial<Head>): Operation {
    this.#become({ ...facts, state, endedAtMs: this.#nowMs() })
    return this.operation
  }

  #become(change: Partial<Head>): void {
    this.#head = { ...this.#head, ...change }
    this.#picture = null
    this.#tell(this)
  }
}

function stepOf(id: string, planned: PlannedAction): Step {
  const isAuxiliary = planned.role.isAuxiliary === true ? { isAuxiliary: true } : {}
  if (planned.kind === 'left-out') {
    const { facts, state, error } = planned
    return { id, ...facts, state, ...(error === null ? {} : { error }), ...isAuxiliary }
  }
  return { id, ...factsOf(planned.action), state: 'queued', ...isAuxiliary }
}

function factsOf({ action, name, title, newTitle, entryKind, recordId, ...ends }: ActionFacts): ActionFacts {
  const { from, fromIds, to, toIds } = ends
  return {
    action,
    name,
    ...(title === undefined ? {} : { title }),
    ...(newTitle === undefined ? {} : { newTitle }),
    entryKind,
    recordId,
    from,
    ...(fromIds === undefined ? {} : { fromIds }),
    to,
    ...(toIds === undefined ? {} : { toIds }),
  }
}

/** A folder that was made on the way is nothing to a person; an entry that had to make room is missed. */
function isOfItself({ isAuxiliary, action }: Step): boolean {
  return isAuxiliary !== true || action === 'move'
}

/** Unknown outranks all: somebody has to look. What a person left out does not count. */
export function outcomeOf(steps: readonly Step[], isCancelled: boolean): OperationState {
  const meant = steps.filter(({ state }) => state !== 'skipped')
  if (meant.some(({ state }) => state === 'unknown')) return 'unknown'
  const done = meant.filter(({ state }) => state === 'done').length
  const isNothingPlanned = isCancelled && steps.length === 0
  if (done === meant.length && !isNothingPlanned) return 'done'
  if (isCancelled) return 'cancelled'
  const doneItself = meant.some(step => step.state === 'done' && isOfItself(step))
  if (doneItself) return 'partly-done'
  return meant.some(({ state }) => state === 'failed') ? 'failed' : 'refused'
}

/** A done step with all that taking it back needs. */
export interface DoneStep extends Step {
  readonly recordId: string
  readonly to: InventoryPath
}

/** Whether taking back an operation would do something. */
export function isReversible(step: Step): step is DoneStep {
  const hasInverse = step.action === 'move' || step.action === 'copy' || step.action === 'make-folder'
  return (
    hasInverse &&
    step.state === 'done' &&
    step.isReversed !== true &&
    step.recordId !== null &&
    step.to !== null
  )
}
