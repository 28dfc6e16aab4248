import { join } from 'node:path'
import { app, powerMonitor, safeStorage } from 'electron'
import { ROOT } from '../../src-shared/domain/paths'
import type { OpensAt } from '../../src-shared/model/opens-at'
import { aboutFacts } from '../app/about-facts'
import { AppMenuBar } from '../app/app-menu-bar'
import { APP_ORIGIN } from '../app/app-protocol'
import { CloseQuestion } from '../app/close-question'
import { environmentOf } from '../app/environment'
import { logFile } from '../app/logger'
import type { Milestones } from '../app/milestones'
import { outsideLinks } from '../app/outside-links'
import { originOf } from '../app/parsed-url'
import type { SettingsStore } from '../app/settings'
import type { Start } from '../app/start/start'
import type { PersonsLanguage } from '../app/text/persons-language'
import { timeLocale } from '../app/time-locale'
import { type WindowActions, windowActions } from '../app/window-actions'
import type { AppPage } from '../app/windows/app-page'
import { Visibility } from '../app/windows/visibility'
import { WorkNotices } from '../app/work-notices'
import { diagnose } from '../diagnostics/diagnosis'
import { versionsInUse } from '../diagnostics/versions'
import { startIndexProcess } from '../index/index-process'
import { CallDesk, createHandlers } from '../ipc/handlers'
import { givePagePort } from '../ipc/index-port'
import { openListingPort } from '../ipc/listing-port'
import { whenPageEnds } from '../ipc/page-end'
import { UntoldOperations } from '../ipc/untold-operations'
import { runGateway } from '../sources/added/run-gateway'
import { takeSnapshot } from '../sources/added/take-snapshot'
import { openBuiltIn } from '../sources/open-built-in'
import type { DiscoverySettings } from '../wire/socket-discovery'
import type { AppWindows } from './app-windows'
import { createServices, type Services } from './services'

export interface ProgramParts {
  readonly windows: AppWindows
  /** The only origin whose calls are answered. */
  readonly origin: string
  readonly settings: SettingsStore
  /** Where main's bundles are. */
  readonly bundleFolder: string
  readonly discovery: DiscoverySettings
  readonly milestones: Milestones
  readonly start: Start
  readonly language: PersonsLanguage
  readonly log: (line: string) => void
}

/** Of whatever inventory is shown. */
const AT_THE_TOP: OpensAt = { inventory: '', place: { id: '', path: ROOT, title: '' } }

/** Everything behind the windows, once, and who serves each of their pages. Begins to look for inventories. */
export class Program {
  readonly #parts: ProgramParts
  readonly #services: Services
  readonly #closing: CloseQuestion
  readonly #visibility: Visibility
  readonly #menuBar: AppMenuBar
  readonly #notices: WorkNotices
  readonly #untold: UntoldOperations
  readonly #desks = new WeakMap<AppPage, CallDesk>()

  constructor(parts: ProgramParts) {
    const { windows, language, origin } = parts
    const { pages } = windows
    this.#parts = parts
    this.#services = openServices(parts)
    const { isBusy, open, indexing } = this.#services
    this.#closing = new CloseQuestion({ pages, isBusy: () => isBusy(), text: language.text })
    this.#visibility = new Visibility(isVisible => open.setVisible(isVisible))
    this.#menuBar = new AppMenuBar({
      hasDeveloperMenu: origin !== originOf(APP_ORIGIN),
      onChosen: (commandId, page) => page.publish('menu.chosen', { commandId }),
    })
    this.#notices = new WorkNotices(() => windows.bringForward())
    this.#untold = new UntoldOperations(pages)
    for (const page of pages.all) this.#serve(page)
    parts.start.followNewWindows(() => {
      const { latest } = pages
      if (latest !== null) this.#openBeside(latest, AT_THE_TOP)
    })
    app.on('will-quit', () => {
      indexing.stop()
      open.stop()
    })
    open.start()
  }

  deskOf(page: AppPage): CallDesk {
    return this.#desks.get(page) ?? this.#serve(page)
  }

  #serve(page: AppPage): CallDesk {
    const { window, contents } = page
    const { thumbnails, indexing } = this.#services
    const desk = this.#makeDesk(page)
    this.#desks.set(page, desk)
    this.#closing.follow(window)
    this.#visibility.follow(window)
    window.on('focus', () => this.#menuBar.turnTo(page))
    // What the page wanted is forgotten when it ends.
    whenPageEnds(contents, () => {
      desk.abortAll()
      thumbnails.endPage(page)
      indexing.forgetPage(page)
    })
    return desk
  }

  #openBeside(page: AppPage, opensAt: OpensAt): void {
    const { windows, settings } = this.#parts
    const opened = windows.createBeside(page.window, opensAt)
    windows.attend(opened, settings)
    this.#serve(opened)
    void windows.load(opened)
  }

  /** What a page may ask of main. */
  #makeDesk(page: AppPage): CallDesk {
    const { origin, discovery, milestones, start, log, settings } = this.#parts
    const services = this.#services
    const { open, indexing, failures } = services
    const { contents } = page
    const desk: CallDesk = new CallDesk(
      createHandlers({
        ...services,
        page,
        untold: this.#untold,
        settings,
        about: aboutFacts,
        environment: environmentOf({
          platform: process.platform,
          version: app.getVersion(),
          locale: app.getLocale(),
          timeLocale: timeLocale(process.platform, process.env, () => app.getSystemLocale()),
          isTour: milestones.isTour,
          isDevelopment: origin !== originOf(APP_ORIGIN),
          opensAt: page.opensAt,
        }),
        report: milestones.report.bind(milestones),
        window: this.#actionsOf(page),
        openWindow: opensAt => this.#openBeside(page, opensAt),
        start,
        diagnose: () =>
          diagnose({
            versions: versionsInUse(),
            discovery,
            userData: app.getPath('userData'),
            isWritable: true,
            logFile: logFile(),
            state: open.shown.connection.state,
            failures: failures.recent(),
            hasNames: failures.hasNames,
          }),
        connectIndex: () =>
          indexing.connectPage(page, (inventory, port) => givePagePort(contents, inventory, port)),
        openPort: streamId => openListingPort(contents, streamId),
        desk: () => desk,
      }),
      inventory => (inventory === undefined ? open.shown : open.holding(inventory)),
      log,
    )
    return desk
  }

  #actionsOf(page: AppPage): WindowActions {
    return windowActions(page, {
      menuBar: this.#menuBar,
      notices: this.#notices,
      openLink: outsideLinks(page.window, this.#parts.language.text),
    })
  }
}

function openServices({ milestones, discovery, log, windows, bundleFolder }: ProgramParts): Services {
  const userData = app.getPath('userData')
  let isFirst = true
  const services: Services = createServices({
    discovery,
    builtIn: openBuiltIn({ bundleFolder, userData, log }),
    gatewayOf: (source, secrets, files) => runGateway({ bundleFolder, log }, source, secrets, files),
    takeSnapshot: (wish, signal) => takeSnapshot({ bundleFolder, log }, wish, signal),
    keyring: safeStorage,
    userData,
    log,
    publish: windows.pages.publish,
    startIndex: () => startIndexProcess(join(bundleFolder, 'index.cjs'), log),
    isOnBattery: () => powerMonitor.isOnBatteryPower(),
    onSource: state => {
      milestones.watchSource(state)
      if (state.kind !== 'ready' || !isFirst) return
      isFirst = false
      services.open.shown.sessions.current?.listAhead()
    },
  })
  return services
}
