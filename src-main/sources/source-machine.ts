import type { Source, SourceState } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'
import { disconnect, giveUpProcess, LONGEST_RETRY_MS, retryAfter, waitForPerson } from './disconnect'
import {
  type Goal,
  isOpen,
  isStandIn,
  type Machine,
  type MachineEvent,
  NONE,
  sourceOf,
  type Transition,
} from './machine'
import { connectTo, onSearchResult, startProcess } from './on-search-result'
import type { WantedSource } from './pick-source'
import { type SourceStatus, stateOfStatus } from './source-status'

const RETRY_LOST_MS = 250
/** A service makes its socket a moment before it listens, and answers later still. */
const LOOKS = 12

/**
 * The whole behaviour of the connection, pure. `connecting` is shown when a
 * person or the start asked for it; retries after a loss stay `disconnected`
 * until they succeed, so that the window does not flicker.
 */
export function transition(machine: Machine, event: MachineEvent): Transition {
  switch (event.kind) {
    case 'search':
      return search(machine)
    case 'search-here':
      return searchHere(machine)
    case 'connect-to':
      return connectNamed(machine, event.source)
    case 'accept':
      return accept(machine, event.address)
    case 'folder-changed':
      return takeFolderChange(machine)
    case 'choose':
      return choose(machine, event.address)
    case 'open-sandbox':
      return startProcess({ ...machine, isSandboxChosen: true })
    case 'found':
      return onSearchResult(machine, event.found)
    case 'process-up':
      return { machine: { ...machine, goal: 'own-process' }, effect: { kind: 'open', source: event.source } }
    case 'process-down':
      return giveUpProcess(machine, event.error)
    case 'opened':
      return takeOpened({ ...opened(machine, event.source, event.status), failures: 0, lostAtMs: null })
    case 'open-failed':
      return disconnect(machine, event.source, event.error, retryAfter(machine, event.source))
    case 'status':
      return takeStatus(machine, event.status)
    case 'lost':
      return disconnect(
        { ...machine, lostAtMs: event.atMs },
        sourceOf(machine.state),
        event.error,
        RETRY_LOST_MS,
      )
    case 'retry-due':
      return retry(machine)
    case 'said-same':
      return { machine: { ...machine, sameAs: event.sameAs }, effect: NONE }
    default:
      return assertNever(event)
  }
}

/** While something is open it stays so until the search has an answer. */
function search(machine: Machine): Transition {
  const { configured, problem, isOwnProcess } = machine
  if (problem !== null) {
    return waitForPerson(machine, problem)
  }
  if (isOwnProcess) return isOpen(machine.state) ? { machine, effect: NONE } : startProcess(machine)
  if (configured !== null) {
    if (isOpen(machine.state) && machine.goal === 'fixed') return { machine, effect: NONE }
    const state: SourceState = {
      kind: 'connecting',
      source: configured,
      inventory: machine.inventory,
    }
    return { machine: { ...machine, goal: 'fixed', state }, effect: { kind: 'open', source: configured } }
  }
  const isFirst = machine.state.kind === 'connecting' && machine.wanted === null
  const goal: Goal = isFirst || machine.goal === 'own-process' ? 'found-or-built-in' : 'found'
  const state: SourceState = isOpen(machine.state)
    ? machine.state
    : { kind: 'connecting', source: null, inventory: machine.inventory }
  return { machine: { ...machine, goal, state }, effect: { kind: 'search' } }
}

/** What was named is left when something else is found; until then what is open stays. */
function searchHere(machine: Machine): Transition {
  const goal: Goal = machine.goal === 'fixed' ? 'found' : machine.goal
  return search({ ...machine, configured: null, problem: null, wanted: null, goal })
}

/** A person named a source: from now on it is the one. */
function connectNamed(machine: Machine, source: Source): Transition {
  const state: SourceState = { kind: 'connecting', source, inventory: machine.inventory }
  const next: Machine = {
    ...machine,
    configured: source,
    problem: null,
    wanted: null,
    goal: 'fixed',
    failures: 0,
    state,
  }
  return { machine: next, effect: { kind: 'open', source } }
}

/** Only for the socket that the warning on screen is about. */
function accept(machine: Machine, address: string): Transition {
  const { state, accepted } = machine
  if (state.kind !== 'disconnected' || state.source?.address !== address) return { machine, effect: NONE }
  const { source } = state
  const next: Machine = {
    ...machine,
    accepted: accepted.includes(address) ? accepted : [...accepted, address],
    failures: 0,
    state: { kind: 'connecting', source, inventory: machine.inventory },
  }
  return { machine: next, effect: { kind: 'open', source } }
}

/** Looks at once where a service may have come, and again soon: it may not listen yet. */
function takeFolderChange(machine: Machine): Transition {
  const { state } = machine
  const next: Machine = { ...machine, failures: 0, looksLeft: LOOKS }
  if (state.kind === 'disconnected' && machine.goal !== 'own-process' && state.retries !== 'nothing') {
    return retry(next)
  }
  if (state.kind === 'choose-source') return { machine: next, effect: { kind: 'search' } }
  if (isStandIn(machine)) return lookBehind(next)
  return { machine, effect: NONE }
}

function lookBehind(machine: Machine): Transition {
  return { machine: { ...machine, goal: 'found-or-built-in' }, effect: { kind: 'search' } }
}

/** What is no candidate any more is looked for again. */
function choose(machine: Machine, address: string): Transition {
  if (machine.state.kind !== 'choose-source') return { machine, effect: NONE }
  const chosen = machine.state.candidates.find(candidate => candidate.source.address === address)
  if (chosen === undefined) return search(machine)
  if (chosen.isAlike) return { machine, effect: NONE }
  const wanted: WantedSource = { source: chosen.source, inventory: chosen.inventory }
  return connectTo({ ...machine, wanted }, chosen.source)
}

/** Behind the sandbox that stands in there may be a Resonite that was too busy to answer when it was looked for. */
function takeOpened(machine: Machine): Transition {
  return { machine, effect: isStandIn(machine) ? { kind: 'look-again', afterMs: LONGEST_RETRY_MS } : NONE }
}

function takeStatus(machine: Machine, status: SourceStatus): Transition {
  const source = sourceOf(machine.state)
  if (source === null || !isOpen(machine.state)) return { machine, effect: NONE }
  return { machine: opened(machine, source, status), effect: NONE }
}

function opened(machine: Machine, source: Source, status: SourceStatus): Machine {
  const isSame = machine.wanted?.source.address === source.address
  const before = isSame ? (machine.wanted?.inventory ?? null) : null
  const state = stateOfStatus(source, status, machine.inventory, machine.sameAs)
  const inventory = state.kind === 'ready' ? state.inventory.id : before
  const wanted = source.origin === 'built-in' ? null : { source, inventory }
  const last = wanted ?? machine.opened
  return { ...machine, wanted, opened: last, sandboxProblem: null, inventory: state.inventory, state }
}

/** A named source is tried again under its name; a found one is searched, as its name changes with each start. */
function retry(machine: Machine): Transition {
  if (isOpen(machine.state)) return isStandIn(machine) ? lookBehind(machine) : { machine, effect: NONE }
  if (machine.goal === 'fixed' && machine.configured !== null) {
    return { machine, effect: { kind: 'open', source: machine.configured } }
  }
  if (machine.goal === 'own-process') return { machine, effect: { kind: 'start-process' } }
  return { machine, effect: { kind: 'search' } }
}
