import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import type { Publish } from '../../src-shared/ipc/contract'
import { DEFAULT_VIEW } from '../../src-shared/model/settings'
import { AppMenuBar } from '../app/app-menu-bar'
import { APP_ORIGIN, serveApp } from '../app/app-protocol'
import { createAppWindow, openPage, watchVisibility } from '../app/app-window'
import { askBeforeClosing } from '../app/close-question'
import { offerFieldMenu } from '../app/field-menu'
import { followTheme } from '../app/follow-theme'
import { lockDown } from '../app/lock-down'
import type { Milestones } from '../app/milestones'
import { outsideLinks } from '../app/outside-links'
import { askToLoadAgain } from '../app/page-question'
import { originOf } from '../app/parsed-url'
import { revivePage } from '../app/revive-page'
import type { Start } from '../app/start/start'
import { askToResetView, sayThatNothingOpens } from '../app/start/start-questions'
import type { PersonsLanguage } from '../app/text/persons-language'
import { windowActions } from '../app/window-actions'
import { publisherTo } from '../ipc/publish'
import { openBuiltIn } from '../sources/open-built-in'
import type { DiscoverySettings } from '../wire/socket-discovery'
import { servePage } from './serve-page'
import { createServices, type Services } from './services'

export interface AppParts {
  readonly start: Start
  readonly milestones: Milestones
  readonly discovery: DiscoverySettings
  readonly language: PersonsLanguage
  /** The page that is worked on, instead of the built one. */
  readonly development: string | null
  readonly log: (line: string) => void
}

/** Opens the one window with everything behind it. Never rejects: what fails is said in a dialog. */
export async function openApp(parts: AppParts): Promise<void> {
  const { start, language, log } = parts
  const pageUrl = parts.development ?? `${APP_ORIGIN}/index.html`
  serveApp(join(__dirname, '../renderer'))
  lockDown(originOf(pageUrl))
  const isViewReset = await start.countAndAsk(() => askToResetView(language.text()))
  const window = createAppWindow({
    preload: join(__dirname, '../preload/preload.cjs'),
    icon: join(__dirname, '../../resources/icon.png'),
    bounds: start.firstBounds(isViewReset),
  })
  const publish = publisherTo(window.webContents)
  const services = openServices(parts, publish)
  if (isViewReset) services.settings.change(DEFAULT_VIEW)
  language.follow(services.settings)
  serve(parts, window, services, publish, pageUrl)
  attend(parts, window, services, publish)
  await openPage(window, pageUrl).catch((error: unknown) => {
    log(`the page was not loaded: ${String(error)}`)
    return sayThatNothingOpens(window, language.text())
  })
}

function openServices({ milestones, discovery, log }: AppParts, publish: Publish): Services {
  const userData = app.getPath('userData')
  return createServices({
    discovery,
    builtIn: openBuiltIn({ bundleFolder: __dirname, userData, log }),
    userData,
    log,
    publish,
    onSource: milestones.watchSource.bind(milestones),
  })
}

/** What the page may ask of main. */
function serve(
  parts: AppParts,
  window: BrowserWindow,
  services: Services,
  publish: Publish,
  pageUrl: string,
): void {
  const { webContents } = window
  const menuBar = new AppMenuBar({
    hasDeveloperMenu: !pageUrl.startsWith(APP_ORIGIN),
    onChosen: commandId => publish('menu.chosen', { commandId }),
  })
  const links = outsideLinks(window, parts.language.text)
  servePage({
    ...parts,
    webContents,
    origin: originOf(pageUrl),
    services,
    window: windowActions(webContents, menuBar, links),
  })
}

/** What happens to the window, and what it means for the rest. */
function attend(
  { start, milestones, language, log }: AppParts,
  window: BrowserWindow,
  { engine, settings, sources }: Services,
  publish: Publish,
): void {
  followTheme(window, settings)
  offerFieldMenu(window.webContents, language.text)
  start.follow(window, () => publish('links.arrived', null))
  milestones.watchWindow(window)
  askBeforeClosing(window, () => engine.isBusy(), language.text)
  const askForMore = () => askToLoadAgain(window, language.text())
  revivePage(window.webContents, { nowMs: Date.now, log, askForMore })
  watchVisibility(window, isVisible => sources.connection.setVisible(isVisible))
  sources.start()
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => sources.stop())
}
