import { StartFailure } from '../kit/start-failure.ts'
import { isLoopback, isSecondLife } from './wire/host-rule'

/** A grid that one signs in to. */
export interface Grid {
  readonly platform: 'secondlife' | 'opensim'
  readonly title: string
  /** Of its inventories' identity: `agni`, or the address without what is the same everywhere. */
  readonly name: string
  readonly login: URL
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['agni', 'https://login.agni.lindenlab.com/cgi-bin/login.cgi'],
  ['aditi', 'https://login.aditi.lindenlab.com/cgi-bin/login.cgi'],
])

/**
 * By the name of a grid of Second Life, or the address at which viewers sign in. A password
 * goes over plain HTTP only within this computer, or where that was allowed. @throws StartFailure.
 */
export function gridOf(text: string, allowPlainHttp: boolean): Grid {
  const trimmed = text.trim()
  const login = urlOf(NAMED.get(trimmed) ?? trimmed)
  if (login.protocol !== 'https:' && login.protocol !== 'http:')
    throw new StartFailure('Give an http or https address.')
  // It is not repeated: there is a password in it.
  if (login.username !== '' || login.password !== '')
    throw new StartFailure('Name and password do not belong into the address.')
  const isPlain = login.protocol === 'http:'
  if (isPlain && (isSecondLife(login) || (!allowPlainHttp && !isLoopback(login))))
    throw new StartFailure('Over plain HTTP everybody on the way can read along: it has to be allowed.')
  if (!isSecondLife(login)) return { platform: 'opensim', title: 'OpenSimulator', name: login.origin, login }
  const name = [...NAMED].find(([, address]) => new URL(address).host === login.host)?.[0] ?? login.hostname
  return { platform: 'secondlife', title: 'Second Life', name, login }
}

function urlOf(text: string): URL {
  try {
    return new URL(text)
  } catch {
    throw new StartFailure('That is no address.')
  }
}
