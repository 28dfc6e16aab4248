import { Circuit, type CircuitRhythm } from './udp/circuit'
import { askSeed, type Capabilities, type CapabilityName } from './wire/capabilities'
import { isSecondLife } from './wire/host-rule'
import { isFault, LindenFault } from './wire/linden-fault'
import type { CallOptions, LindenHttp } from './wire/linden-http'
import { type LoginTarget, signIn } from './wire/login'
import type { Welcome } from './wire/login-reply'
import { type Credentials, digestOf } from './wire/login-request'

interface SessionParts {
  readonly http: LindenHttp
  readonly target: LoginTarget
  readonly credentials: Credentials
  readonly keepSecret: (text: string) => void
  readonly rhythm?: CircuitRhythm
}

/** A person signed in at a grid, until they leave or somebody else signs in for them. */
export class Session {
  readonly welcome: Welcome
  readonly #http: LindenHttp
  readonly #keepSecret: (text: string) => void
  /** To the region's UDP side; null: the grid did not say where that is. Opens with the first change. */
  readonly circuit: Circuit | null
  #capabilities: Capabilities
  #onOver: (why: LindenFault) => void = () => {}

  private constructor(
    { http, keepSecret, rhythm }: SessionParts,
    welcome: Welcome,
    capabilities: Capabilities,
  ) {
    this.welcome = welcome
    this.circuit = circuitOf(welcome, why => this.#onOver(why), rhythm)
    this.#http = http
    this.#keepSecret = keepSecret
    this.#capabilities = capabilities
  }

  /** Ends the session of whatever viewer is signed in (`signIn`). @throws LindenFault. */
  static async open(parts: SessionParts, options?: CallOptions): Promise<Session> {
    const { http, target, credentials, keepSecret } = parts
    keepSecret(digestOf(credentials.password, isSecondLife(target.address)))
    const welcome = await signIn(http, target, credentials, options)
    for (const secret of [welcome.seed, welcome.codeHash, welcome.circuit?.sessionId ?? ''])
      keepSecret(secret)
    http.requireHost(welcome.seed)
    return new Session(parts, welcome, await askSeed(http, welcome.seed, keepSecret, options))
  }

  get capabilities(): Capabilities {
    return this.#capabilities
  }

  has(name: CapabilityName): boolean {
    return this.#capabilities.has(name)
  }

  /**
   * Asks at a capability. One that is gone is asked for anew, once: a region revokes its old
   * ones (linden.md, 2). @throws LindenFault; `signed-out` where the seed is gone as well.
   */
  async at<T>(name: CapabilityName, ask: (url: string) => Promise<T>, options?: CallOptions): Promise<T> {
    const url = this.#capabilities.get(name)
    if (url === undefined) throw new LindenFault('failed', `This grid has no ${name}.`)
    try {
      return await ask(url)
    } catch (thrown) {
      if (!isFault(thrown, 'gone')) throw thrown
      await this.#renew(options)
      const now = this.#capabilities.get(name)
      if (now === undefined || now === url) throw thrown
      return await ask(now)
    }
  }

  /** Called when the region throws one out, such as for a viewer that signs in. */
  whenOver(listener: (why: LindenFault) => void): void {
    this.#onOver = listener
  }

  /** Tells the region that it is over; never fails, and takes two seconds at most. */
  async leave(): Promise<void> {
    await this.circuit?.leave()
  }

  async #renew(options: CallOptions | undefined): Promise<void> {
    try {
      this.#capabilities = await askSeed(this.#http, this.welcome.seed, this.#keepSecret, options)
    } catch (thrown) {
      if (isFault(thrown, 'gone')) throw new LindenFault('signed-out', 'The session has ended.')
      throw thrown
    }
  }
}

/** Where its capabilities are, too: the address in the reply may be another's. */
function circuitOf(
  { agentId, circuit, seed }: Welcome,
  onEnd: (why: LindenFault) => void,
  rhythm: CircuitRhythm | undefined,
): Circuit | null {
  if (circuit === null) return null
  const { port, code, sessionId } = circuit
  return new Circuit({ agentId, sessionId, host: new URL(seed).hostname, port, code }, onEnd, rhythm)
}
