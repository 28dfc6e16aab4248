import type { AppError } from '../../src-shared/errors'
import type { KnownInventory } from '../../src-shared/model/inventory-id'
import type { Source, SourceState } from '../../src-shared/model/source'
import { NOTHING_SAID, type SameAs } from './inventory-id'
import type { FoundSources, RememberedChoice, WantedSource } from './pick-source'
import type { SourceStatus } from './source-status'

/** What the connection works towards, also while it is lost. `own-process`: a service that Satchel runs itself. */
export type Goal = 'fixed' | 'found' | 'found-or-built-in' | 'own-process'

/** What is known when Satchel starts. */
export interface MachineStart {
  readonly configured: Source | null
  /** What was named cannot be the address of a source. */
  readonly problem: AppError | null
  /** Which of several was chosen last time. */
  readonly remembered: RememberedChoice | null
  /** A real inventory that can be shown although nothing runs: then no sandbox opens unasked. */
  readonly saved: KnownInventory | null
  /** What a person said of services that name nobody. */
  readonly sameAs: SameAs
  /** It is about one source that Satchel runs itself, and about no other. */
  readonly isOwnProcess: boolean
}

export interface Machine {
  /** Named by an argument, the environment or a person: then no other is ever tried by itself. */
  readonly configured: Source | null
  /** What was named cannot be the address of a source. */
  readonly problem: AppError | null
  readonly goal: Goal
  /** Once it is known, no other inventory is opened unasked. */
  readonly wanted: WantedSource | null
  /** As in `MachineStart`. */
  readonly isOwnProcess: boolean
  /** Why the built-in sandbox did not start: more to the point than that nothing runs. */
  readonly sandboxProblem: AppError | null
  readonly state: SourceState
  /** What was open last, also when a person looks for another one. */
  readonly opened: WantedSource | null
  /** Addresses of services that ran beside it and cannot be told from it. */
  readonly rivals: readonly string[]
  /** Since when what was open is gone; null while it is open, and before anything was. */
  readonly lostAtMs: number | null
  /** Attempts in a row that failed. */
  readonly failures: number
  readonly remembered: RememberedChoice | null
  readonly saved: KnownInventory | null
  readonly sameAs: SameAs
  /** What the window shows: the one that was opened last. */
  readonly inventory: KnownInventory | null
  /** A person asked for the sandbox; otherwise it only stands in until Resonite runs. */
  readonly isSandboxChosen: boolean
  /** Sockets that a person connected to although others can write to them. */
  readonly accepted: readonly string[]
  /** How often to look again, because something began to happen in the folder. */
  readonly looksLeft: number
}

export type MachineEvent =
  | { readonly kind: 'search' }
  /** For services on this computer, whatever was named before. */
  | { readonly kind: 'search-here' }
  | { readonly kind: 'connect-to'; readonly source: Source }
  /** A person connects to a socket that is not trusted. */
  | { readonly kind: 'accept'; readonly address: string }
  /** Something happened where sockets appear. */
  | { readonly kind: 'folder-changed' }
  | { readonly kind: 'choose'; readonly address: string }
  | { readonly kind: 'open-sandbox' }
  | { readonly kind: 'found'; readonly found: FoundSources }
  | { readonly kind: 'process-up'; readonly source: Source }
  | { readonly kind: 'process-down'; readonly error: AppError }
  | { readonly kind: 'opened'; readonly source: Source; readonly status: SourceStatus }
  | { readonly kind: 'open-failed'; readonly source: Source; readonly error: AppError }
  | { readonly kind: 'status'; readonly status: SourceStatus }
  | { readonly kind: 'lost'; readonly error: AppError; readonly atMs: number }
  | { readonly kind: 'retry-due' }
  /** A person said which inventory a service shows that names nobody. */
  | { readonly kind: 'said-same'; readonly sameAs: SameAs }

/** At most one: whatever ran before for this connection is given up first. */
export type Effect =
  | { readonly kind: 'none' }
  | { readonly kind: 'search' }
  | { readonly kind: 'open'; readonly source: Source }
  | { readonly kind: 'start-process' }
  | { readonly kind: 'retry'; readonly afterMs: number }
  /** Like `retry`, but what is open stays open. */
  | { readonly kind: 'look-again'; readonly afterMs: number }
  | { readonly kind: 'close' }

export interface Transition {
  readonly machine: Machine
  readonly effect: Effect
}

export const NONE: Effect = { kind: 'none' }

export function firstMachine(start: Partial<MachineStart> = {}): Machine {
  const { configured = null, problem = null, remembered = null, saved = null } = start
  const { sameAs = NOTHING_SAID, isOwnProcess = false } = start
  return {
    configured,
    problem,
    goal: firstGoal(configured, isOwnProcess),
    isOwnProcess,
    wanted: null,
    sandboxProblem: null,
    state: { kind: 'connecting', source: configured, inventory: null },
    opened: null,
    rivals: [],
    lostAtMs: null,
    failures: 0,
    remembered,
    saved,
    sameAs,
    inventory: null,
    isSandboxChosen: false,
    accepted: [],
    looksLeft: 0,
  }
}

function firstGoal(configured: Source | null, isOwnProcess: boolean): Goal {
  if (isOwnProcess) return 'own-process'
  return configured === null ? 'found-or-built-in' : 'fixed'
}

export function sourceOf(state: SourceState): Source | null {
  return state.kind === 'choose-source' ? null : state.source
}

export function isOpen(state: SourceState): boolean {
  return state.kind === 'ready' || state.kind === 'not-signed-in'
}

/** The sandbox is open, nobody asked for it, and nothing else was named. */
export function isStandIn({ state, configured, isSandboxChosen }: Machine): boolean {
  return isOpen(state) && sourceOf(state)?.origin === 'built-in' && configured === null && !isSandboxChosen
}
