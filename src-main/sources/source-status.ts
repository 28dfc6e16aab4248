import { setTimeout as delay } from 'node:timers/promises'
import { verbRefusal } from '../../src-shared/domain/why-not'
import { type AppError, AppFailure } from '../../src-shared/errors'
import { type Capabilities, RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { KnownInventory } from '../../src-shared/model/inventory-id'
import type { Account, CurrentWorld, ServiceFacts, Source, SourceState } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import type { Gateway, SignedIn } from '../wire/gateway'
import { inventoryOf, NOTHING_SAID, type SameAs } from './inventory-id'

/** Who is signed in: `unknown` where the service has no such function, `unsaid` where it has and did not answer. */
export type SignIn =
  | { readonly kind: 'in'; readonly account: Account }
  | { readonly kind: 'out' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unsaid'; readonly error: AppError }

export interface SourceStatus {
  readonly facts: ServiceFacts | null
  /** The service is older than Satchel expects: it cannot even say its version (section 1, "Version check"). */
  readonly isOutdated: boolean
  readonly signIn: SignIn
  readonly world: CurrentWorld
  readonly capabilities: Capabilities
}

export const NOTHING_KNOWN: SourceStatus = {
  facts: null,
  isOutdated: false,
  signIn: { kind: 'unknown' },
  world: { kind: 'unknown' },
  capabilities: RESONITE_CAPABILITIES,
}

/** How the window shows a source that answers; `before` is what it showed until now. */
export function stateOfStatus(
  source: Source,
  status: SourceStatus,
  before: KnownInventory | null,
  sameAs: SameAs = NOTHING_SAID,
): SourceState {
  const { facts, isOutdated, signIn, world, capabilities } = status
  if (signIn.kind === 'out') return { kind: 'not-signed-in', source, facts, inventory: before }
  const account = signIn.kind === 'in' ? signIn.account : null
  return {
    kind: 'ready',
    source,
    inventory: inventoryOf(source, account, capabilities, sameAs),
    facts,
    isOutdated,
    capabilities,
    account,
    world,
  }
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
  const [info, signIn, world] = await Promise.all([
    before.facts === null ? factsNow(gateway, before, patience) : before,
    gateway.account(signal).then(signInOf, thrown => signInAfter(thrown, before.signIn)),
    gateway.currentWorld(patience).catch((): CurrentWorld => ({ kind: 'unknown' })),
  ])
  const { capabilities } = gateway
  const hasWorlds = verbRefusal('spawn', capabilities) === null
  return { ...info, signIn, world: hasWorlds ? world : { kind: 'unknown' }, capabilities }
}

type Info = Pick<SourceStatus, 'facts' | 'isOutdated'>

async function factsNow(gateway: Gateway, before: SourceStatus, signal: AbortSignal): Promise<Info> {
  try {
    const facts = await gateway.serviceFacts(signal)
    return { facts, isOutdated: isBeforeFirst(facts.modVersion) }
  } catch (thrown) {
    return { facts: null, isOutdated: isMissing(thrown) || before.isOutdated }
  }
}

/** The first version with everything that Satchel uses is 0.5; a version that cannot be read is not judged. */
function isBeforeFirst(modVersion: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(modVersion) ?? []
  return major !== undefined && Number(major) === 0 && Number(minor) < 5
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof AppFailure && thrown.error.kind === 'server-too-old'
}

function withTimeout(signal: AbortSignal, ms: number): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(ms)])
}

function signInOf(account: SignedIn): SignIn {
  return account === null ? { kind: 'out' } : { kind: 'in', account }
}

/** What was said once is shown until something else is said. */
function signInAfter(thrown: unknown, before: SignIn): SignIn {
  const now = unsaidOrUnknown(thrown)
  return now.kind === 'unsaid' && (before.kind === 'in' || before.kind === 'out') ? before : now
}

/**
 * Only a service that has no such function is one that cannot say it: whose
 * inventory it is must not be guessed from any other failure.
 */
function unsaidOrUnknown(thrown: unknown): SignIn {
  if (!(thrown instanceof AppFailure)) {
    return { kind: 'unsaid', error: { kind: 'bug', ...say('account-unsaid'), detail: String(thrown) } }
  }
  return isNoAuth(thrown.error) ? { kind: 'unknown' } : { kind: 'unsaid', error: thrown.error }
}

/** Some servers answer for a service that they have not with a page of HTTP (section 3, last line). A cut-off reply is no such page. */
function isNoAuth({ kind, said, detail = '' }: AppError): boolean {
  if (kind !== 'server-too-old') return false
  return said?.code === 'no-such-function' || /HTTP status|content-type/i.test(detail)
}

/** When a service that answers at once with a failure is asked again. */
const ASK_AGAIN_MS = [50, 200, 600]

/** Who is signed in now, whatever was said before. Never rejects; a hiccup is asked about again. */
export async function askSignIn(
  gateway: Gateway,
  signal: AbortSignal,
  againMs: readonly number[] = ASK_AGAIN_MS,
): Promise<SignIn> {
  const pausesMs = [...againMs]
  for (;;) {
    const now = await gateway.account(signal).then(signInOf, unsaidOrUnknown)
    if (now.kind !== 'unsaid' || !mayAnswerSoon(now.error) || signal.aborted) return now
    const pauseMs = pausesMs.shift()
    if (pauseMs === undefined) return now
    await delay(pauseMs)
  }
}

/** One that kept silent for its three seconds is not asked again while somebody waits. */
function mayAnswerSoon({ kind, said }: AppError): boolean {
  return (kind === 'cloud' && said?.code !== 'no-answer-in-time') || kind === 'not-ready'
}

export function isSameSignIn(one: SignIn, other: SignIn): boolean {
  if (one.kind !== 'in' || other.kind !== 'in') return one.kind === other.kind
  return one.account.userId === other.account.userId
}
