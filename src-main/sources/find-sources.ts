import { type AppError, AppFailure } from '../../src-shared/errors'
import type { Source, SourceCandidate } from '../../src-shared/model/source'
import type { Gateway } from '../wire/gateway'
import { socketPathOf } from '../wire/socket-address'
import { isSocketGone } from '../wire/socket-check'
import { inventoryOf, NOTHING_SAID, type SameAs } from './inventory-id'
import type { FoundSources } from './pick-source'
import { NOTHING_KNOWN, readStatus } from './source-status'

/** A service on the same machine answers within milliseconds; a stopped one never. */
const PROBE_MS = 1_500
const FACTS_MS = 800

type Probed =
  | { readonly kind: 'live'; readonly candidate: SourceCandidate }
  | { readonly kind: 'too-old'; readonly source: Source }
  | { readonly kind: 'unreachable'; readonly source: Source; readonly error: AppError }
  | { readonly kind: 'gone' }

/**
 * Asks every candidate at once and tells the living from the rest: a file
 * left behind by a crash must not make a living service "ambiguous" (section 1).
 */
export async function probeSources(
  sources: readonly Source[],
  open: (source: Source, signal: AbortSignal) => Promise<Gateway>,
  signal: AbortSignal,
  sameAs: SameAs = NOTHING_SAID,
): Promise<FoundSources> {
  const probed = await Promise.all(sources.map(source => probe(source, open, signal, sameAs)))
  return {
    live: probed.flatMap(found => (found.kind === 'live' ? [found.candidate] : [])),
    tooOld: probed.flatMap(found => (found.kind === 'too-old' ? [found.source] : [])),
    unreachable: probed.filter(found => found.kind === 'unreachable'),
    problem: null,
  }
}

async function probe(
  source: Source,
  open: (source: Source, signal: AbortSignal) => Promise<Gateway>,
  signal: AbortSignal,
  sameAs: SameAs,
): Promise<Probed> {
  try {
    const gateway = await open(source, AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]))
    const patience = AbortSignal.any([signal, AbortSignal.timeout(FACTS_MS)])
    const { facts, signIn, world, capabilities } = await readStatus(gateway, NOTHING_KNOWN, patience)
    gateway.close()
    const account = signIn.kind === 'in' ? signIn.account : null
    const isKnown = signIn.kind === 'in' || signIn.kind === 'unknown'
    const inventory = isKnown ? inventoryOf(source, account, capabilities, sameAs).id : null
    const isSignedOut = signIn.kind === 'out'
    const { platform } = capabilities
    return { kind: 'live', candidate: { source, platform, facts, account, isSignedOut, inventory, world } }
  } catch (thrown) {
    if (thrown instanceof AppFailure) return whyNot(source, thrown.error)
    return { kind: 'gone' }
  }
}

async function whyNot(source: Source, error: AppError): Promise<Probed> {
  if (error.kind === 'server-too-old') return { kind: 'too-old', source }
  // Another user's socket is not even touched to see whether somebody listens.
  if (error.kind === 'untrusted') return { kind: 'unreachable', source, error }
  const isGone = await isSocketGone(socketPathOf(source.address))
  return isGone ? { kind: 'gone' } : { kind: 'unreachable', source, error }
}
