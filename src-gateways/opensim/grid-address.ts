import { StartFailure } from '../kit/start-failure.ts'

/** The private port of a grid (opensim.md, A1). */
const USUAL_PORT = '8003'
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * The address of a grid service, as a person writes it: without a port it is the usual
 * one. A password goes over plain HTTP only within this computer, or where that was allowed.
 */
export function parseGridAddress(text: string, allowPlainHttp: boolean): URL {
  const url = urlOf(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new StartFailure('Give an http or https address.')
  // It is not repeated: there is a password in it.
  if (url.username !== '' || url.password !== '')
    throw new StartFailure('Name and password do not belong into the address.')
  if (!/^\/?(?:xinventory\/?)?$/.test(url.pathname) || url.search !== '' || url.hash !== '')
    throw new StartFailure('Give the address of the service only: scheme, host and port.')
  if (url.protocol === 'http:' && !allowPlainHttp && !LOOPBACK.test(url.hostname))
    throw new StartFailure('Over plain HTTP everybody on the way can read along: it has to be allowed.')
  if (!/:\d+(?:\/|$)/.test(text.replace(/^[a-z]+:/i, ''))) url.port = USUAL_PORT
  url.pathname = '/'
  return url
}

function urlOf(text: string): URL {
  const trimmed = text.trim()
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`)
  } catch {
    throw new StartFailure('That is no address.')
  }
}
