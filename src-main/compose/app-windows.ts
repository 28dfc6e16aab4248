import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { OpensAt } from '../../src-shared/model/opens-at'
import { bringForward, createAppWindow, openPage } from '../app/app-window'
import { offerFieldMenu } from '../app/field-menu'
import { paintByTheme } from '../app/follow-theme'
import { keepOnTop } from '../app/keep-on-top'
import { askToLoadAgain } from '../app/page-question'
import { revivePage } from '../app/revive-page'
import type { SettingsStore } from '../app/settings'
import type { Start } from '../app/start/start'
import { sayThatNothingOpens } from '../app/start/start-questions'
import type { FirstBounds } from '../app/start/window-bounds'
import { boundsOfFurther } from '../app/start/window-bounds-keeper'
import type { PersonsLanguage } from '../app/text/persons-language'
import type { AppPage } from '../app/windows/app-page'
import { Pages } from '../app/windows/pages'
import { publisherTo } from '../ipc/publish'

interface WindowsParts {
  /** Where main's bundles are. */
  readonly bundleFolder: string
  readonly pageUrl: string
  readonly start: Start
  readonly language: PersonsLanguage
  readonly log: (line: string) => void
}

/** The windows of the program, the first and all further ones alike: opened, and attended to until they close. */
export class AppWindows {
  readonly pages = new Pages<AppPage>()
  readonly #parts: WindowsParts

  constructor(parts: WindowsParts) {
    this.#parts = parts
  }

  /** A window that is empty yet, and on nobody's screen. */
  create(bounds: FirstBounds, opensAt: OpensAt | null): AppPage {
    const { bundleFolder } = this.#parts
    let drawn: () => void = () => {}
    const whenDrawn = new Promise<void>(resolve => {
      drawn = resolve
    })
    const window = createAppWindow({
      preload: join(bundleFolder, '../preload/preload.cjs'),
      icon: join(bundleFolder, '../../resources/icons/128.png'),
      bounds,
      whenDrawn,
    })
    const contents = window.webContents
    const page: AppPage = { window, contents, opensAt, publish: publisherTo(contents), drawn }
    this.pages.add(page)
    window.on('focus', () => this.pages.use(page))
    window.once('closed', () => this.pages.remove(page))
    return page
  }

  /** What happens to the window, and what it means for the rest. */
  attend({ window, contents }: AppPage, settings: SettingsStore): void {
    const { start, language, log } = this.#parts
    paintByTheme(window)
    keepOnTop(window, settings)
    offerFieldMenu(contents, language.text)
    start.follow(window)
    const askForMore = () => askToLoadAgain(window, language.text())
    revivePage(contents, { nowMs: Date.now, log, askForMore })
  }

  /** Never rejects: what fails is said in a dialog. */
  async load({ window }: AppPage): Promise<void> {
    const { pageUrl, language, log } = this.#parts
    try {
      await openPage(window, pageUrl)
    } catch (error) {
      log(`the page was not loaded: ${String(error)}`)
      await sayThatNothingOpens(window, language.text())
    }
  }

  /** Beside the one that it was asked for in. */
  createBeside(from: BrowserWindow, opensAt: OpensAt): AppPage {
    return this.create(boundsOfFurther(from), opensAt)
  }

  /** The one that a person used last. */
  bringForward(): void {
    const { latest } = this.pages
    if (latest !== null) bringForward(latest.window)
  }
}
