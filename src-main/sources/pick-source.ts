import type { AppError } from '../../src-shared/errors'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import type { Source, SourceCandidate } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import { unnamedId } from './inventory-id'

/** The inventory that a person works in: it was chosen or has been open. */
export interface WantedSource {
  readonly source: Source
  /** Null as long as nobody was signed in there. */
  readonly inventory: InventoryId | null
}

/** Which of several a person chose; it counts as long as that process lives. */
export interface RememberedChoice {
  readonly address: string
  readonly pid: number
}

export interface UnreachableSource {
  readonly source: Source
  readonly error: AppError
}

export interface FoundCandidate extends SourceCandidate {
  /** Since when its socket is there; null where that is not known. */
  readonly sinceMs: number | null
}

/** The clock of a file system may go a little behind. */
const CLOCK_SLACK_MS = 2_000

/** It ran before what was open was lost, so it is no restart of it. */
export function ranBefore({ sinceMs }: FoundCandidate, lostAtMs: number | null): boolean {
  return sinceMs !== null && lostAtMs !== null && sinceMs < lostAtMs - CLOCK_SLACK_MS
}

export interface FoundSources {
  readonly live: readonly FoundCandidate[]
  /** They answer, but have no inventory. */
  readonly tooOld: readonly Source[]
  /** Their socket is there and nobody answers: stopped, stalled, or not ours to open. Those of the dead are left out. */
  readonly unreachable: readonly UnreachableSource[]
  /** Why it is not known what there is. */
  readonly problem: AppError | null
}

export type SourcePick =
  | { readonly kind: 'open'; readonly source: Source }
  | { readonly kind: 'ask' }
  | { readonly kind: 'wait'; readonly error: AppError }
  | { readonly kind: 'nothing' }

const NOBODY_YET: AppError = { kind: 'not-ready', ...say('nobody-signed-in-again') }
const STARTING: AppError = { kind: 'not-ready', ...say('still-starting') }

/**
 * Which of the found sources may be opened unasked. Once a person works in an
 * inventory, only that one: the same socket, or the same inventory's after the
 * old socket has died (Resonite was restarted). Whatever is done next in
 * another one would be done to the wrong things.
 */
export function pickSource(
  found: FoundSources,
  wanted: WantedSource | null,
  remembered: RememberedChoice | null = null,
  lostAtMs: number | null = null,
): SourcePick {
  if (wanted === null) return firstPick(found, remembered)
  const { address } = wanted.source
  const same = [...found.live.map(({ source }) => source), ...found.tooOld].find(
    source => source.address === address,
  )
  if (same !== undefined) return { kind: 'open', source: same }
  const stalled = found.unreachable.find(({ source }) => source.address === address)
  if (stalled !== undefined) return { kind: 'wait', error: stalled.error }
  const heirs = heirsOf(wanted, found.live, lostAtMs)
  const [heir] = heirs
  if (heir !== undefined && heirs.length === 1) return { kind: 'open', source: heir.source }
  if (mayBecomeOurs(found.live, wanted)) return { kind: 'wait', error: whyNotYet(found.live) }
  return { kind: found.live.length > 0 ? 'ask' : 'nothing' }
}

/**
 * Those that show the same inventory. A service that could not name anybody and
 * can since its restart is opened, too: then it is asked whether it is the same.
 */
function heirsOf(
  { inventory }: WantedSource,
  live: readonly FoundCandidate[],
  lostAtMs: number | null,
): readonly FoundCandidate[] {
  if (inventory === null) return []
  const same = live.filter(candidate => candidate.inventory === inventory && !candidate.isAlike)
  if (same.length > 0) return same
  const named = live.filter(({ account }) => account !== null)
  return named.filter(one => unnamedId(one.source, one.platform) === inventory && !ranBefore(one, lostAtMs))
}

function whyNotYet(live: readonly SourceCandidate[]): AppError {
  return live.some(({ isSignedOut }) => isSignedOut) ? NOBODY_YET : STARTING
}

/** Resonite signs its person in some seconds after its start: until then there is nothing to ask. */
function mayBecomeOurs(live: readonly SourceCandidate[], wanted: WantedSource): boolean {
  return wanted.inventory !== null && live.length > 0 && live.every(({ inventory }) => inventory === null)
}

function firstPick({ live, tooOld }: FoundSources, remembered: RememberedChoice | null): SourcePick {
  if (live.length > 1) {
    const chosen = live.find(
      ({ source, facts, isAlike }) =>
        !isAlike && source.address === remembered?.address && facts?.pid === remembered.pid,
    )
    return chosen === undefined ? { kind: 'ask' } : { kind: 'open', source: chosen.source }
  }
  // One without an inventory is opened rather than hidden, so that its sentence is shown.
  const source = live[0]?.source ?? tooOld[0]
  return source === undefined ? { kind: 'nothing' } : { kind: 'open', source }
}
