import { AppFailure } from '../../src-shared/errors'
import type { Account, CurrentWorld, ServiceFacts, Source, SourceState } from '../../src-shared/model/source'
import type { Gateway, SignedIn } from '../inventory/gateway'

/** Who is signed in: `unknown` where the service has no such function. */
export type SignIn =
  | { readonly kind: 'in'; readonly account: Account }
  | { readonly kind: 'out' }
  | { readonly kind: 'unknown' }

export interface SourceStatus {
  readonly facts: ServiceFacts | null
  readonly signIn: SignIn
  readonly world: CurrentWorld
}

export const NOTHING_KNOWN: SourceStatus = {
  facts: null,
  signIn: { kind: 'unknown' },
  world: { kind: 'unknown' },
}

/** How the window shows a source that answers. */
export function stateOfStatus(source: Source, status: SourceStatus): SourceState {
  const { facts, signIn, world } = status
  if (signIn.kind === 'out') return { kind: 'not-signed-in', source, facts }
  return { kind: 'ready', source, facts, account: signIn.kind === 'in' ? signIn.account : null, world }
}

/**
 * Asks each service on its own, so that a stalled engine (World), an old mod
 * (Info) or a hiccup (Auth) takes away only its own fact. Never rejects.
 */
export async function readStatus(
  gateway: Gateway,
  before: SourceStatus,
  signal: AbortSignal,
  worldPatienceMs?: number,
): Promise<SourceStatus> {
  const patience = worldPatienceMs === undefined ? signal : withTimeout(signal, worldPatienceMs)
  const [facts, signIn, world] = await Promise.all([
    before.facts ?? gateway.serviceFacts(patience).catch(() => null),
    gateway.account(signal).then(signInOf, thrown => signInAfter(thrown, before.signIn)),
    gateway.currentWorld(patience).catch((): CurrentWorld => ({ kind: 'unknown' })),
  ])
  return { facts, signIn, world }
}

function withTimeout(signal: AbortSignal, ms: number): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(ms)])
}

function signInOf(account: SignedIn): SignIn {
  return account === null ? { kind: 'out' } : { kind: 'in', account }
}

function signInAfter(thrown: unknown, before: SignIn): SignIn {
  const isMissing = thrown instanceof AppFailure && thrown.error.kind === 'server-too-old'
  return isMissing ? { kind: 'unknown' } : before
}
