import { StartFailure } from '../../kit/start-failure.ts'

/** Older clients use http:// (smartbots.md, 1). */
const USUAL = 'https://api.mysmartbots.com/api/bot.html'
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Where the API is; empty: SmartBots' own. Secrets go there, so that nothing but https leaves this computer. */
export function parseApiAddress(text: string): URL {
  const url = parsed(text.trim() === '' ? USUAL : text.trim())
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new StartFailure('Give an http or https address.')
  // It is not repeated: there may be a secret in it.
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new StartFailure('Codes and keys do not belong into the address.')
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw new StartFailure('Over plain HTTP everybody on the way could read the access code: give https.')
  if (url.pathname === '/') url.pathname = '/api/bot.html'
  return url
}

function parsed(text: string): URL {
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  } catch {
    throw new StartFailure('That is no address.')
  }
}
