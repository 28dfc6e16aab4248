import { join } from 'node:path'
import { app } from 'electron'
import type { Publish } from '../../src-shared/ipc/contract'
import { DEFAULT_VIEW } from '../../src-shared/model/settings'
import { APP_ORIGIN, serveApp } from '../app/app-protocol'
import { followTheme } from '../app/follow-theme'
import { lockDown } from '../app/lock-down'
import type { Milestones } from '../app/milestones'
import { originOf } from '../app/parsed-url'
import { SettingsStore } from '../app/settings'
import type { Start } from '../app/start/start'
import { askToResetView } from '../app/start/start-questions'
import type { PersonsLanguage } from '../app/text/persons-language'
import { registerCalls } from '../ipc/register'
import type { DiscoverySettings } from '../wire/socket-discovery'
import { AppWindows } from './app-windows'
import type { Program, ProgramParts } from './program'

export interface AppParts {
  /** Where main's bundles are. */
  readonly bundleFolder: string
  readonly start: Start
  readonly milestones: Milestones
  readonly discovery: DiscoverySettings
  readonly language: PersonsLanguage
  /** The page that is worked on, instead of the built one. */
  readonly development: string | null
  readonly log: (line: string) => void
}

/**
 * Opens the first window with everything behind it. Never rejects: what fails is said in a
 * dialog. The page is on its way before anything else is opened or even read: until it has
 * its script, whatever main does delays it, and afterwards it is busy by itself.
 */
export async function openApp(parts: AppParts): Promise<void> {
  const { start, language, log, bundleFolder } = parts
  const pageUrl = parts.development ?? `${APP_ORIGIN}/index.html`
  const origin = originOf(pageUrl)
  const scriptServed = serveApp(join(bundleFolder, '../renderer'))
  lockDown(origin)
  const isViewReset = await start.countAndAsk(() => askToResetView(language.text()))
  const windows = new AppWindows({ bundleFolder, pageUrl, start, language, log })
  const { pages } = windows
  const first = windows.create(start.firstBounds(isViewReset), null)
  const settings = openSettings(pages.publish, log)
  if (isViewReset) settings.change(DEFAULT_VIEW)
  language.follow(settings)
  followTheme(settings)
  start.followFurther(
    () => windows.bringForward(),
    () => pages.latest?.publish('links.arrived', null),
  )
  parts.milestones.watchWindow(first.window)
  app.on('window-all-closed', () => app.quit())
  windows.attend(first, settings)
  const loading = windows.load(first)
  const program = Promise.race([scriptServed, loading]).then(() =>
    openProgram({ ...parts, windows, settings, origin }),
  )
  registerCalls(async page => (await program).deskOf(page), pages, origin)
  await loading
}

function openSettings(publish: Publish, log: (line: string) => void): SettingsStore {
  return new SettingsStore({
    file: join(app.getPath('userData'), 'settings.json'),
    log,
    publish: state => publish('settings.changed', state),
  })
}

/** Inventories, operations and the wire: what of main is large, and not needed for a window. */
async function openProgram(parts: ProgramParts): Promise<Program> {
  const { Program: Opened } = await import('./program')
  return new Opened(parts)
}
