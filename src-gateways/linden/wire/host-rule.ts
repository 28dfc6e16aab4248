import { LindenFault } from './linden-fault'

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/
/** Second Life's regions stand elsewhere than its login service. */
const SECOND_LIFE = /(?:^|\.)(?:lindenlab\.com|secondlife\.com|secondlife\.io)$/

export interface HostRuleOptions {
  readonly login: URL
  /** Hosts that the person has agreed to besides the one they typed. */
  readonly alsoHosts: readonly string[]
  readonly allowPlainHttp: boolean
}

/**
 * Which addresses of a grid are followed: its capabilities come from the service, and carry
 * one's session to wherever they point (opensim-run.md, 9). Only to the host that was asked,
 * to those that the person named, and within Second Life; and never from https to http.
 */
export class HostRule {
  readonly #options: HostRuleOptions

  constructor(options: HostRuleOptions) {
    this.#options = options
  }

  /** @throws LindenFault: foreign-host. */
  require(address: string): URL {
    const url = urlOf(address)
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new LindenFault('foreign-host', 'The grid gave an address that is none of the web.')
    if (!this.#isKnown(url.hostname))
      throw new LindenFault('foreign-host', `The grid leads to another host: ${url.hostname}`)
    if (url.protocol === 'http:' && !this.#mayBePlain(url))
      throw new LindenFault('foreign-host', `The grid leads to plain HTTP at ${url.hostname}`)
    return url
  }

  #isKnown(host: string): boolean {
    const { login, alsoHosts } = this.#options
    if (host === login.hostname || alsoHosts.includes(host)) return true
    return SECOND_LIFE.test(login.hostname) && SECOND_LIFE.test(host)
  }

  #mayBePlain({ hostname }: URL): boolean {
    const { login, allowPlainHttp } = this.#options
    if (SECOND_LIFE.test(login.hostname)) return false
    return allowPlainHttp || (LOOPBACK.test(hostname) && LOOPBACK.test(login.hostname))
  }
}

function urlOf(address: string): URL {
  try {
    const url = new URL(address)
    if (url.username === '' && url.password === '') return url
  } catch {
    // Said below.
  }
  throw new LindenFault('foreign-host', 'The grid gave an address that is none.')
}

export function isSecondLife({ hostname }: URL): boolean {
  return SECOND_LIFE.test(hostname)
}

export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.test(hostname)
}
