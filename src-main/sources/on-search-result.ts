import type { AppError } from '../../src-shared/errors'
import type { Source, SourceState } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'
import { say } from '../../src-shared/sentences'
import { markAlike, rivalsIn } from './alike-services'
import { disconnect, LONGEST_RETRY_MS, retryAfter } from './disconnect'
import {
  type Effect,
  type Goal,
  isOpen,
  isStandIn,
  type Machine,
  NONE,
  sourceOf,
  type Transition,
} from './machine'
import { type FoundSources, pickSource } from './pick-source'

/** While a person is asked for another source, the lost one may come back. */
const LOOK_FOR_LOST_MS = 5_000
const LOOK_AGAIN_MS = 250

const NOTHING_RUNS: AppError = { kind: 'offline', ...say('nothing-runs') }

/** What a search has found, seen from what was open or wanted before. */
export function onSearchResult(before: Machine, { live, ...others }: FoundSources): Transition {
  const found: FoundSources = { ...others, live: markAlike(live, before) }
  const machine: Machine = { ...before, rivals: rivalsIn(found.live, before) }
  const { state } = machine
  // Who searches while something is open wants to see the others.
  if (isOpen(state) && found.live.length > 1) return ask(machine, found)
  // A person who is choosing is not overtaken.
  if (state.kind === 'choose-source' && machine.wanted === null && found.live.length > 0) {
    return ask(machine, found)
  }
  const pick = pickSource(found, machine.wanted, machine.remembered, machine.lostAtMs)
  switch (pick.kind) {
    case 'open':
      return openFound(machine, pick.source)
    case 'ask':
      return ask(machine, found)
    case 'wait':
      // Others are offered only to a person who asked: the stalled one may go on at any moment.
      if (state.kind !== 'disconnected' && found.live.length > 0) return ask(machine, found)
      return disconnect(machine, machine.wanted?.source ?? null, pick.error, retryAfter(machine, null))
    case 'nothing':
      return findNothing(machine, found)
    default:
      return assertNever(pick)
  }
}

function ask(machine: Machine, { live }: FoundSources): Transition {
  const state: SourceState = { kind: 'choose-source', candidates: live, inventory: machine.inventory }
  const isLost = machine.wanted !== null && !isOpen(machine.state)
  const effect: Effect = isLost ? { kind: 'retry', afterMs: LOOK_FOR_LOST_MS } : { kind: 'close' }
  return { machine: { ...machine, goal: 'found', state }, effect }
}

function findNothing(machine: Machine, { problem, unreachable }: FoundSources): Transition {
  const untrusted = unreachable.find(({ error }) => error.kind === 'untrusted')
  if (untrusted !== undefined) {
    const next: Machine = { ...machine, goal: 'found' }
    return disconnect(next, untrusted.source, untrusted.error, retryAfter(machine, null))
  }
  const open = isOpen(machine.state) ? sourceOf(machine.state) : null
  // Who looked around and found nothing stays where they are.
  if (open !== null && isNamed(open)) {
    return { machine: { ...machine, goal: 'fixed', configured: open }, effect: NONE }
  }
  if (machine.goal === 'found-or-built-in') {
    if (isOpen(machine.state)) return keepStandIn(machine, unreachable.length > 0)
    // "Nothing runs" is not known where nothing could be seen.
    if (problem === null && machine.saved === null)
      return startProcess({ ...machine, isSandboxChosen: false })
  }
  const error = problem ?? unreachable[0]?.error ?? machine.sandboxProblem ?? NOTHING_RUNS
  return disconnect(machine, sourceOf(machine.state), error, retryAfter(machine, null))
}

function isNamed({ origin }: Source): boolean {
  return origin === 'argument' || origin === 'environment' || origin === 'dialog'
}

/** One that is there and does not answer yet is worth a look every second. */
function keepStandIn(machine: Machine, isComing: boolean): Transition {
  const next: Machine = { ...machine, goal: 'own-process', looksLeft: Math.max(0, machine.looksLeft - 1) }
  if (!isStandIn(machine)) return { machine: next, effect: NONE }
  if (isComing) return { machine: next, effect: { kind: 'look-again', afterMs: LONGEST_RETRY_MS } }
  if (machine.looksLeft === 0) return { machine: next, effect: NONE }
  return { machine: next, effect: { kind: 'look-again', afterMs: LOOK_AGAIN_MS } }
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

export function connectTo(machine: Machine, source: Source): Transition {
  const state: SourceState = { kind: 'connecting', source, inventory: machine.inventory }
  return { machine: { ...machine, goal: 'found', state }, effect: { kind: 'open', source } }
}

export function startProcess(machine: Machine): Transition {
  const state: SourceState = { kind: 'connecting', source: null, inventory: machine.inventory }
  return { machine: { ...machine, goal: 'own-process', state }, effect: { kind: 'start-process' } }
}
