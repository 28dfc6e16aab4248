import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { Source } from '../../src-shared/model/source'
import type { Gateway } from '../wire/gateway'
import { socketPathOf } from '../wire/socket-address'
import { isSocketGone } from '../wire/socket-check'
import { socketsIn } from '../wire/socket-discovery'
import { isSocketAddress } from '../wire/source-address'
import { inventoryOf, isNamedByProcess, NOTHING_SAID, type SameAs } from './inventory-id'
import type { FoundCandidate, FoundSources } from './pick-source'
import { NOTHING_KNOWN, readStatus } from './source-status'

/** A service on the same machine answers within milliseconds; a stopped one never. */
const PROBE_MS = 1_500
const FACTS_MS = 800

type Probed =
  | { readonly kind: 'live'; readonly candidate: FoundCandidate }
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

/** What else answers in the folder of a socket that is named after its process. A socket with a name of its own stands alone. */
export async function probeBeside(
  { address }: Source,
  open: (source: Source, accepted: readonly string[], signal: AbortSignal) => Promise<Gateway>,
  signal: AbortSignal,
  sameAs: SameAs,
): Promise<readonly FoundCandidate[]> {
  if (!isSocketAddress(address) || !isNamedByProcess(socketPathOf(address))) return []
  const all = await socketsIn(dirname(socketPathOf(address)))
  const others = all.filter(
    source => source.address !== address && isNamedByProcess(socketPathOf(source.address)),
  )
  const { live } = await probeSources(others, (source, by) => open(source, [], by), signal, sameAs)
  return live
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
    const who = { account, isSignedOut, inventory, isAlike: false }
    const sinceMs = await listensSince(source)
    return { kind: 'live', candidate: { source, platform, facts, ...who, world, sinceMs } }
  } catch (thrown) {
    if (thrown instanceof AppFailure) return whyNot(source, thrown.error)
    return { kind: 'gone' }
  }
}

/** Each process makes its socket anew. */
async function listensSince({ address }: Source): Promise<number | null> {
  if (!isSocketAddress(address)) return null
  return stat(socketPathOf(address)).then(
    ({ ctimeMs }) => ctimeMs,
    () => null,
  )
}

async function whyNot(source: Source, error: AppError): Promise<Probed> {
  if (error.kind === 'server-too-old') return { kind: 'too-old', source }
  // Another user's socket is not even touched to see whether somebody listens.
  if (error.kind === 'untrusted') return { kind: 'unreachable', source, error }
  const isGone = await isSocketGone(socketPathOf(source.address))
  return isGone ? { kind: 'gone' } : { kind: 'unreachable', source, error }
}
