import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { DEFAULT_VIEW } from '../../src-shared/model/settings'
import { AppMenuBar } from './app-menu-bar'
import { APP_ORIGIN, serveApp } from './app-protocol'
import { createAppWindow, openPage, watchVisibility } from './app-window'
import { askBeforeClosing } from './close-question'
import { followTheme } from './follow-theme'
import type { DiscoveryPlaces } from '../wire/socket-discovery'
import type { PersonsLanguage } from './text/persons-language'
import { type Publish, publisherTo } from '../ipc/publish'
import { lockDown } from './lock-down'
import type { Milestones } from './milestones'
import { outsideLinks } from './outside-links'
import { askToLoadAgain } from './page-question'
import { originOf } from '../ipc/parsed-url'
import { revivePage } from './revive-page'
import { servePage } from './serve-page'
import { createServices, type Services } from './services'
import type { Start } from './start/start'
import { askToResetView, sayThatNothingOpens } from './start/start-questions'
import { windowActions } from './window-actions'

export interface AppParts {
  readonly start: Start
  readonly milestones: Milestones
  readonly places: DiscoveryPlaces
  readonly language: PersonsLanguage
  readonly log: (line: string) => void
}

/** Opens the one window with everything behind it. Never rejects: what fails is said in a dialog. */
export async function openApp(parts: AppParts): Promise<void> {
  const { start, language, log } = parts
  const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  const pageUrl = developmentUrl ?? `${APP_ORIGIN}/index.html`
  serveApp(join(__dirname, '../renderer'))
  lockDown(originOf(pageUrl))
  const isViewReset = await start.countAndAsk(() => askToResetView(language.text()))
  const window = createAppWindow({
    preload: join(__dirname, '../preload/preload.cjs'),
    icon: join(__dirname, '../../resources/icon.png'),
    place: start.firstPlace(isViewReset),
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

function openServices({ milestones, places, log }: AppParts, publish: Publish): Services {
  return createServices({
    places,
    bundleFolder: __dirname,
    userData: app.getPath('userData'),
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
