import type { AppError } from '../../src-shared/errors'
import type { Source, SourceState } from '../../src-shared/model/source'
import type { Goal, Machine, Transition } from './machine'

const FIRST_RETRY_MS = 250
/** A socket that begins to answer is noticed within a second; looking costs a few file system calls. */
export const LONGEST_RETRY_MS = 900
const REMOTE_RETRY_MS = 1_000
const LONGEST_REMOTE_RETRY_MS = 15_000

export function disconnect(
  machine: Machine,
  source: Source | null,
  error: AppError,
  afterMs: number,
): Transition {
  const retries = machine.goal === 'fixed' || machine.goal === 'own-process' ? 'this-source' : 'any'
  // Whoever starts without a service sees the last inventory, unless another one was named.
  const isItsOwn = machine.isOwnProcess || retries === 'any'
  const inventory = machine.inventory ?? (isItsOwn ? machine.saved : null)
  const state: SourceState = { kind: 'disconnected', source, error, retries, inventory }
  return {
    machine: { ...machine, inventory, state, failures: machine.failures + 1 },
    effect: { kind: 'retry', afterMs },
  }
}

/** The sandbox is an offer: what was wanted without it is still wanted. A source that is there for its process alone is tried again. */
export function giveUpProcess(machine: Machine, error: AppError): Transition {
  if (machine.isOwnProcess) return disconnect(machine, null, error, retryAfter(machine, null))
  if (machine.problem !== null) return waitForPerson(machine, error)
  const goal: Goal = machine.configured === null ? 'found' : 'fixed'
  return disconnect(
    { ...machine, goal, sandboxProblem: error },
    machine.configured,
    error,
    retryAfter(machine, machine.configured),
  )
}

/** Nothing that Satchel could try by itself would help. */
export function waitForPerson(machine: Machine, error: AppError): Transition {
  const { inventory } = machine
  const state: SourceState = { kind: 'disconnected', source: null, error, retries: 'nothing', inventory }
  return { machine: { ...machine, goal: 'fixed', state }, effect: { kind: 'close' } }
}

/** A service elsewhere is asked less often than a folder of this computer. */
export function retryAfter({ failures }: Machine, source: Source | null): number {
  if (source === null || source.address.startsWith('unix:')) {
    return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 1.5 ** failures)
  }
  return Math.min(LONGEST_REMOTE_RETRY_MS, REMOTE_RETRY_MS * 1.5 ** failures)
}
