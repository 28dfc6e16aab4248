import { app, type Session } from 'electron'

/**
 * Takes the network away from Chromium, which shows the window and needs none:
 * what comes over the network comes over gRPC. The session cancels requests
 * (`lock-down.ts`), but not what Chromium does besides: it asks for proxies and
 * their scripts as the environment and the desktop say, looks names up that a
 * page only mentions (`dns-prefetch`, `preconnect`), and opens sockets for
 * calls between pages. So no name has an address here, and no proxy is asked.
 * Must run before Electron is ready. `development`: the page on this computer
 * that is worked on.
 */
export function keepOffNetwork(development: string | null): void {
  const but = development === null ? '' : `, EXCLUDE ${new URL(development).hostname}`
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${but}`)
  app.commandLine.appendSwitch('no-proxy-server')
}

/** Electron fetches a dictionary for every language of the person, also where nothing is checked. */
export function fetchNoDictionaries(session: Session): void {
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
}
