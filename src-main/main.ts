import { join } from 'node:path'
import { app } from 'electron'
import { DEFAULT_VIEW, type Language } from '../src-shared/model/settings'
import { AppMenuBar } from './app-menu-bar'
import { APP_ORIGIN, declareAppScheme, serveApp } from './app-protocol'
import { createAppWindow, openPage, watchVisibility } from './app-window'
import { askBeforeClosing } from './close-question'
import { readCommandLine } from './command-line'
import { runDiagnosis } from './diagnostics/run-diagnosis'
import { discoveryPlaces } from './discovery-places'
import { followTheme } from './follow-theme'
import { type MainText, mainTextFor } from './i18n/main-text'
import { publisherTo } from './ipc/publish'
import { catchTheUncaught } from './last-resort'
import { lockDown } from './lock-down'
import { openLog } from './logger'
import { Milestones } from './milestones'
import { outsideLinks } from './outside-links'
import { askToLoadAgain } from './page-question'
import { originOf } from './parsed-url'
import { keepFilesPrivate } from './private-files'
import { revivePage } from './revive-page'
import { servePage } from './serve-page'
import { createServices } from './services'
import { surviveClosedOutput } from './standard-output'
import { Start } from './start/start'
import { askToResetView, endWith, sayThatNothingOpens } from './start/start-questions'
import { lackingUserData } from './start/user-data-folder'
import { windowActions } from './window-actions'

surviveClosedOutput()
declareAppScheme()
const milestones = new Milestones(process.env)
const lackingFolder = lackingUserData()
const log = openLog()
let language: Language = 'system'
const text = (): MainText => mainTextFor(language, app.getLocale())
catchTheUncaught(log, milestones.isTour, text)
keepFilesPrivate(app.getPath('userData'), log)
const commandLine = readCommandLine(process.argv)
const places = discoveryPlaces(commandLine)
if (commandLine.isDiagnosis) void app.whenReady().then(() => runDiagnosis(places))
else begin()

function begin(): void {
  const start = Start.begin({ log, lackingFolder, isAttended: !milestones.isTour })
  if (start instanceof Start) void app.whenReady().then(() => open(start))
  else {
    milestones.report('window', false, `Satchel does not open: ${start.kind}`)
    void endWith(start, text)
  }
}

async function open(start: Start): Promise<void> {
  const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  const pageUrl = developmentUrl ?? `${APP_ORIGIN}/index.html`
  serveApp(join(__dirname, '../renderer'))
  lockDown(originOf(pageUrl))
  const isViewReset = await start.countAndAsk(() => askToResetView(text()))
  const window = createAppWindow({
    preload: join(__dirname, '../preload/preload.cjs'),
    icon: join(__dirname, '../../resources/icon.png'),
    place: start.firstPlace(isViewReset),
  })
  const { webContents } = window
  const publish = publisherTo(() => webContents)
  const onSource = milestones.watchSource.bind(milestones)
  const menuBar = new AppMenuBar({
    hasDeveloperMenu: developmentUrl !== undefined,
    onChosen: commandId => publish('menu.chosen', { commandId }),
  })
  const userData = app.getPath('userData')
  const services = createServices({ places, bundleFolder: __dirname, userData, log, publish, onSource })
  if (isViewReset) services.settings.change(DEFAULT_VIEW)
  followTheme(window, services.settings)
  services.settings.follow(settings => {
    language = settings.language
  })
  const actions = windowActions(webContents, menuBar, outsideLinks(window, text))
  servePage({
    webContents,
    origin: originOf(pageUrl),
    services,
    places,
    milestones,
    window: actions,
    start,
    log,
  })
  start.follow(window, () => publish('links.arrived', null))
  milestones.watchWindow(window)
  askBeforeClosing(window, () => services.engine.isBusy(), text)
  revivePage(webContents, { nowMs: Date.now, log, askForMore: () => askToLoadAgain(window, text()) })
  watchVisibility(window, isVisible => services.sources.connection.setVisible(isVisible))
  services.sources.start()
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => services.sources.stop())
  await openPage(window, pageUrl).catch((error: unknown) => {
    log(`the page was not loaded: ${String(error)}`)
    return sayThatNothingOpens(window, text())
  })
}
