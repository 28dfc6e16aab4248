import { createHash } from 'node:crypto'
import type { Llsd, LlsdMap } from '../llsd/llsd-value'

export interface Account {
  readonly first: string
  readonly last: string
}

export interface Credentials {
  readonly account: Account
  readonly password: string
  /** Six digits of an app, where the service asked for them; empty: none. */
  readonly code: string
  /** Of an earlier sign-in: spares the code for some time; empty: none. */
  readonly codeHash: string
}

/** All that the inventory needs (linden.md, 2). */
const OPTIONS = [
  'inventory-root',
  'inventory-skeleton',
  'inventory-lib-root',
  'inventory-lib-owner',
  'inventory-skel-lib',
]
/** Second Life's viewers send so many characters of a password. */
const LONGEST_OF_SECOND_LIFE = 16
const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { win32: 'win', darwin: 'mac' }

/** `First Last`, `first.last`, or the one name that newer accounts of Second Life have. */
export function accountOf(user: string): Account {
  const [first = '', last = 'Resident'] = user.trim().split(/[\s.]+/)
  return { first, last }
}

/** As the wire has it, and as secret as the password. */
export function digestOf(password: string, isSecondLife: boolean): string {
  const sent = isSecondLife ? password.slice(0, LONGEST_OF_SECOND_LIFE) : password
  return `$1$${createHash('md5').update(sent, 'utf8').digest('hex')}`
}

/**
 * What is asked of `login_to_simulator`. Terms and notices are agreed to by people, in their
 * viewer: never from here. The machine is not told, only something that stays the same.
 */
export function loginRequest(
  { account, password, code, codeHash }: Credentials,
  isSecondLife: boolean,
): LlsdMap {
  const stable = createHash('md5').update(`satchel ${account.first} ${account.last}`).digest('hex')
  return new Map<string, Llsd>([
    ['first', account.first],
    ['last', account.last],
    ['passwd', digestOf(password, isSecondLife)],
    ['token', code],
    ['mfa_hash', codeHash],
    ['start', 'last'],
    ['channel', 'Satchel'],
    ['version', '0.1.0'],
    ['platform', PLATFORMS[process.platform] ?? 'lnx'],
    ['mac', stable],
    ['id0', stable],
    ['agree_to_tos', 'false'],
    ['read_critical', 'false'],
    ['options', OPTIONS],
  ])
}
