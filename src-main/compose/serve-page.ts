import { app, type WebContents } from 'electron'
import { APP_ORIGIN } from '../app/app-protocol'
import { environmentOf } from '../app/environment'
import { logFile } from '../app/logger'
import type { Milestones } from '../app/milestones'
import { originOf } from '../app/parsed-url'
import type { Start } from '../app/start/start'
import { timeLocale } from '../app/time-locale'
import type { WindowActions } from '../app/window-actions'
import { diagnose } from '../diagnostics/diagnosis'
import { versionsInUse } from '../diagnostics/versions'
import { CallDesk } from '../ipc/call-desk'
import { createHandlers } from '../ipc/handlers'
import { openListingPort } from '../ipc/listing-port'
import { whenPageEnds } from '../ipc/page-end'
import { registerCalls } from '../ipc/register'
import type { DiscoverySettings } from '../wire/socket-discovery'
import type { Services } from './services'

export interface PageParts {
  readonly webContents: WebContents
  /** The only origin whose calls are answered. */
  readonly origin: string
  readonly services: Services
  readonly discovery: DiscoverySettings
  readonly milestones: Milestones
  readonly start: Start
  /** What the page may ask of its window. */
  readonly window: WindowActions
  readonly log: (line: string) => void
}

/** Answers the calls of the page, and forgets what it wanted when it ends. */
export function servePage(parts: PageParts): void {
  const { webContents, origin, services, discovery, milestones, window, start, log } = parts
  const desk: CallDesk = new CallDesk(
    createHandlers({
      ...services,
      connection: services.sources.connection,
      environment: environmentOf({
        platform: process.platform,
        version: app.getVersion(),
        locale: app.getLocale(),
        timeLocale: timeLocale(process.platform, process.env, () => app.getSystemLocale()),
        isTour: milestones.isTour,
        isDevelopment: origin !== originOf(APP_ORIGIN),
      }),
      report: milestones.report.bind(milestones),
      window,
      start,
      diagnose: () =>
        diagnose({
          versions: versionsInUse(),
          discovery,
          userData: app.getPath('userData'),
          isWritable: true,
          logFile: logFile(),
          state: services.sources.connection.state,
          failures: services.failures.recent(),
          hasNames: services.failures.hasNames,
        }),
      openPort: streamId => openListingPort(webContents, streamId),
      desk: () => desk,
    }),
    inventory => services.sessions.current?.id === inventory,
    log,
  )
  registerCalls(desk, webContents, origin)
  whenPageEnds(webContents, () => {
    desk.abortAll()
    services.thumbnails.reset()
  })
}
