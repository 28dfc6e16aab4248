import type { AppError } from '../../src-shared/errors'
import type { Source, SourceState } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'
import { say } from '../../src-shared/sentences'
import { type FoundSources, pickSource, type WantedSource } from './pick-source'
import { type SourceStatus, stateOfStatus } from './source-status'

/** What the connection works towards, also while it is lost. */
export type Goal = 'fixed' | 'found' | 'found-or-built-in' | 'built-in'

export interface Machine {
  /** Named by an argument or the environment: then no other is ever tried by itself. */
  readonly configured: Source | null
  /** What was named cannot be the address of a source. */
  readonly problem: AppError | null
  readonly goal: Goal
  /** Once it is known, no other inventory is opened unasked. */
  readonly wanted: WantedSource | null
  /** Why the built-in sandbox did not start: more to the point than that nothing runs. */
  readonly sandboxProblem: AppError | null
  readonly state: SourceState
  /** Attempts in a row that failed. */
  readonly failures: number
}

export type MachineEvent =
  | { readonly kind: 'search' }
  | { readonly kind: 'choose'; readonly address: string }
  | { readonly kind: 'open-sandbox' }
  | { readonly kind: 'found'; readonly found: FoundSources }
  | { readonly kind: 'sandbox-up'; readonly source: Source }
  | { readonly kind: 'sandbox-down'; readonly error: AppError }
  | { readonly kind: 'opened'; readonly source: Source; readonly status: SourceStatus }
  | { readonly kind: 'open-failed'; readonly source: Source; readonly error: AppError }
  | { readonly kind: 'status'; readonly status: SourceStatus }
  | { readonly kind: 'lost'; readonly error: AppError }
  | { readonly kind: 'retry-due' }

/** At most one: whatever ran before for this connection is given up first. */
export type Effect =
  | { readonly kind: 'none' }
  | { readonly kind: 'search' }
  | { readonly kind: 'open'; readonly source: Source }
  | { readonly kind: 'start-sandbox' }
  | { readonly kind: 'retry'; readonly afterMs: number }
  | { readonly kind: 'close' }

export interface Transition {
  readonly machine: Machine
  readonly effect: Effect
}

const NONE: Effect = { kind: 'none' }
const FIRST_RETRY_MS = 500
const RETRY_MS = 1_000
const LONGEST_RETRY_MS = 5_000
/** While a person is asked for another source, the lost one may come back. */
const LOOK_FOR_LOST_MS = 5_000

const NOTHING_RUNS: AppError = { kind: 'offline', ...say('nothing-runs') }

export function firstMachine(configured: Source | null, problem: AppError | null = null): Machine {
  return {
    configured,
    problem,
    goal: configured === null ? 'found-or-built-in' : 'fixed',
    wanted: null,
    sandboxProblem: null,
    state: { kind: 'connecting', source: configured },
    failures: 0,
  }
}

/**
 * The whole behaviour of the connection, pure. `connecting` is shown when a
 * person or the start asked for it; retries after a loss stay `disconnected`
 * until they succeed, so that the window does not flicker.
 */
export function transition(machine: Machine, event: MachineEvent): Transition {
  switch (event.kind) {
    case 'search':
      return search(machine)
    case 'choose':
      return choose(machine, event.address)
    case 'open-sandbox':
      return startSandbox(machine)
    case 'found':
      return takeFound(machine, event.found)
    case 'sandbox-up':
      return { machine: { ...machine, goal: 'built-in' }, effect: { kind: 'open', source: event.source } }
    case 'sandbox-down':
      return giveUpSandbox(machine, event.error)
    case 'opened':
      return { machine: { ...opened(machine, event.source, event.status), failures: 0 }, effect: NONE }
    case 'open-failed':
      return disconnect(machine, event.source, event.error, retryAfter(machine.failures))
    case 'status':
      return takeStatus(machine, event.status)
    case 'lost':
      return disconnect(machine, sourceOf(machine.state), event.error, FIRST_RETRY_MS)
    case 'retry-due':
      return retry(machine)
    default:
      return assertNever(event)
  }
}

export function sourceOf(state: SourceState): Source | null {
  return state.kind === 'choose-source' ? null : state.source
}

function isOpen(state: SourceState): boolean {
  return state.kind === 'ready' || state.kind === 'not-signed-in'
}

/** While something is open it stays so until the search has an answer. */
function search(machine: Machine): Transition {
  const { configured, problem } = machine
  if (problem !== null) {
    return waitForPerson(machine, problem)
  }
  if (configured !== null) {
    if (isOpen(machine.state) && machine.goal === 'fixed') return { machine, effect: NONE }
    const state: SourceState = { kind: 'connecting', source: configured }
    return { machine: { ...machine, goal: 'fixed', state }, effect: { kind: 'open', source: configured } }
  }
  const isFirst = machine.state.kind === 'connecting' && machine.wanted === null
  const goal: Goal = isFirst || machine.goal === 'built-in' ? 'found-or-built-in' : 'found'
  const state: SourceState = isOpen(machine.state) ? machine.state : { kind: 'connecting', source: null }
  return { machine: { ...machine, goal, state }, effect: { kind: 'search' } }
}

/** What is no candidate any more is looked for again. */
function choose(machine: Machine, address: string): Transition {
  if (machine.state.kind !== 'choose-source') return { machine, effect: NONE }
  const chosen = machine.state.candidates.find(candidate => candidate.source.address === address)
  if (chosen === undefined) return search(machine)
  const wanted: WantedSource = { source: chosen.source, userId: chosen.account?.userId ?? null }
  return connectTo({ ...machine, wanted }, chosen.source)
}

function startSandbox(machine: Machine): Transition {
  const state: SourceState = { kind: 'connecting', source: null }
  return { machine: { ...machine, goal: 'built-in', state }, effect: { kind: 'start-sandbox' } }
}

function takeFound(machine: Machine, found: FoundSources): Transition {
  const { state } = machine
  // Who searches while something is open wants to see the others.
  if (isOpen(state) && found.live.length > 1) return ask(machine, found)
  const pick = pickSource(found, machine.wanted)
  switch (pick.kind) {
    case 'open':
      return openFound(machine, pick.source)
    case 'ask':
      return ask(machine, found)
    case 'wait':
      // Others are offered only to a person who asked: the stalled one may go on at any moment.
      if (state.kind !== 'disconnected' && found.live.length > 0) return ask(machine, found)
      return disconnect(machine, machine.wanted?.source ?? null, pick.error, retryAfter(machine.failures))
    case 'nothing':
      return findNothing(machine, found)
    default:
      return assertNever(pick)
  }
}

function ask(machine: Machine, { live }: FoundSources): Transition {
  const state: SourceState = { kind: 'choose-source', candidates: live }
  const isLost = machine.wanted !== null && !isOpen(machine.state)
  const effect: Effect = isLost ? { kind: 'retry', afterMs: LOOK_FOR_LOST_MS } : { kind: 'close' }
  return { machine: { ...machine, goal: 'found', state }, effect }
}

function findNothing(machine: Machine, { problem, unreachable }: FoundSources): Transition {
  if (machine.goal === 'found-or-built-in') {
    if (isOpen(machine.state)) return { machine: { ...machine, goal: 'built-in' }, effect: NONE }
    // "Nothing runs" is not known where nothing could be seen.
    if (problem === null) return startSandbox(machine)
  }
  const error = problem ?? unreachable[0]?.error ?? machine.sandboxProblem ?? NOTHING_RUNS
  return disconnect(machine, sourceOf(machine.state), error, retryAfter(machine.failures))
}

function openFound(machine: Machine, source: Source): Transition {
  const goal: Goal = 'found'
  const { state } = machine
  if (isOpen(state) && sourceOf(state)?.address === source.address) {
    return { machine: { ...machine, goal }, effect: NONE }
  }
  if (state.kind === 'disconnected')
    return { machine: { ...machine, goal }, effect: { kind: 'open', source } }
  return connectTo(machine, source)
}

function connectTo(machine: Machine, source: Source): Transition {
  const state: SourceState = { kind: 'connecting', source }
  return { machine: { ...machine, goal: 'found', state }, effect: { kind: 'open', source } }
}

function takeStatus(machine: Machine, status: SourceStatus): Transition {
  const source = sourceOf(machine.state)
  if (source === null || !isOpen(machine.state)) return { machine, effect: NONE }
  return { machine: opened(machine, source, status), effect: NONE }
}

function opened(machine: Machine, source: Source, status: SourceStatus): Machine {
  const isSame = machine.wanted?.source.address === source.address
  const before = isSame ? (machine.wanted?.userId ?? null) : null
  const userId = status.signIn.kind === 'in' ? status.signIn.account.userId : before
  const wanted = source.origin === 'built-in' ? null : { source, userId }
  return { ...machine, wanted, sandboxProblem: null, state: stateOfStatus(source, status) }
}

function disconnect(machine: Machine, source: Source | null, error: AppError, afterMs: number): Transition {
  const retries = machine.goal === 'fixed' || machine.goal === 'built-in' ? 'this-source' : 'any'
  const state: SourceState = { kind: 'disconnected', source, error, retries }
  return {
    machine: { ...machine, state, failures: machine.failures + 1 },
    effect: { kind: 'retry', afterMs },
  }
}

/** The sandbox is an offer; what was wanted without it is still wanted. */
function giveUpSandbox(machine: Machine, error: AppError): Transition {
  if (machine.problem !== null) return waitForPerson(machine, error)
  const goal: Goal = machine.configured === null ? 'found' : 'fixed'
  return disconnect(
    { ...machine, goal, sandboxProblem: error },
    machine.configured,
    error,
    retryAfter(machine.failures),
  )
}

/** Nothing that Satchel could try by itself would help. */
function waitForPerson(machine: Machine, error: AppError): Transition {
  const state: SourceState = { kind: 'disconnected', source: null, error, retries: 'nothing' }
  return { machine: { ...machine, goal: 'fixed', state }, effect: { kind: 'close' } }
}

/** A named source is tried again under its name; a found one is searched, as its name changes with each start. */
function retry(machine: Machine): Transition {
  if (machine.goal === 'fixed' && machine.configured !== null) {
    return { machine, effect: { kind: 'open', source: machine.configured } }
  }
  if (machine.goal === 'built-in') return { machine, effect: { kind: 'start-sandbox' } }
  return { machine, effect: { kind: 'search' } }
}

function retryAfter(failures: number): number {
  return Math.min(LONGEST_RETRY_MS, RETRY_MS * 1.5 ** failures)
}
