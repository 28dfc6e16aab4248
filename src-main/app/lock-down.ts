import { app, type Session, session, type WebContents } from 'electron'
import { fetchNoDictionaries } from './keep-off-network'
import { originOf, parsedUrl } from './parsed-url'

/** What the page may do: put text into the clipboard, when a person presses a button for it. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write'

/** Everything that Chromium could fetch from elsewhere; our page comes from `app:`, pictures from `data:`. */
const OUTSIDE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*']

/**
 * Denies every way out of whatever page this program ever shows: links, new
 * windows, frames from elsewhere, permissions, webviews, downloads, the network.
 * To be called when Electron is ready and before the first window.
 */
export function lockDown(origin: string): void {
  app.on('web-contents-created', (_event, contents) => keepAtHome(contents, origin))
  fetchNoDictionaries(session.defaultSession)
  denyEverything(session.defaultSession, origin)
}

function keepAtHome(contents: WebContents, origin: string): void {
  const stayHere = (event: { readonly url: string; preventDefault(): void }): void => {
    if (originOf(event.url) !== origin) event.preventDefault()
  }
  contents.on('will-navigate', stayHere)
  contents.on('will-frame-navigate', stayHere)
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
  // Calls between pages know ways out of their own, which neither session nor policy see.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function denyEverything(only: Session, origin: string): void {
  only.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === ALLOWED_PERMISSION),
  )
  only.setPermissionCheckHandler((_contents, permission) => permission === ALLOWED_PERMISSION)
  only.setDevicePermissionHandler(() => false)
  only.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  only.on('will-download', event => event.preventDefault())
  only.webRequest.onBeforeRequest({ urls: OUTSIDE }, ({ url }, answer) =>
    answer({ cancel: !isDevelopmentServer(url, origin) }),
  )
}

/** While the page is worked on it comes from a server on this machine, which also keeps a socket open to it. */
function isDevelopmentServer(url: string, origin: string): boolean {
  return origin.startsWith('http:') && parsedUrl(url)?.host === parsedUrl(origin)?.host
}
