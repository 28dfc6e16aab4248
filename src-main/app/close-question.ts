import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { MainText } from './text/main-en'
import type { AppPage } from './windows/app-page'
import type { Pages } from './windows/pages'

type Answer = 'keep-working' | 'quit-when-done' | 'quit-now'

/** In the order of the buttons. */
const ANSWERS: readonly Answer[] = ['keep-working', 'quit-when-done', 'quit-now']

const LOOK_AGAIN_MS = 250

interface CloseParts {
  readonly pages: Pages<AppPage>
  readonly isBusy: () => boolean
  readonly text: () => MainText
}

/**
 * Ending the program in the middle of a change asks first: a broken-off folder move hides
 * entries. A window that is not the last one closes without a word, since what was begun in
 * it goes on; whoever quits is asked once, before any window has gone.
 */
export class CloseQuestion {
  readonly #parts: CloseParts
  /** Windows that are on their way out. */
  readonly #closing = new Set<BrowserWindow>()
  #isQuitting = false
  #waiting: NodeJS.Timeout | undefined

  constructor(parts: CloseParts) {
    this.#parts = parts
    app.on('before-quit', event => {
      const quit = (): void => {
        this.#isQuitting = true
        app.quit()
      }
      if (this.#isQuitting || this.#mayEnd(quit)) this.#closeInTurn(event)
      else event.preventDefault()
    })
  }

  follow(window: BrowserWindow): void {
    let isDecided = false
    const close = (): void => {
      isDecided = true
      // It may have been ended in another way while the question was open.
      if (!window.isDestroyed()) window.close()
    }
    window.on('closed', () => this.#closing.delete(window))
    window.on('close', event => {
      const isFree = isDecided || this.#isQuitting || !this.#isLast(window)
      if (isFree || this.#mayEnd(close)) this.#closing.add(window)
      else event.preventDefault()
    })
  }

  /** The one used last goes last: the next start opens as it was left. */
  #closeInTurn(event: { preventDefault(): void }): void {
    this.#isQuitting = true
    const [next] = this.#parts.pages.all.slice(0, -1)
    if (next === undefined) return
    event.preventDefault()
    if (this.#closing.has(next.window)) return
    next.window.once('closed', () => app.quit())
    next.window.close()
  }

  #isLast(window: BrowserWindow): boolean {
    return this.#parts.pages.all.every(page => page.window === window || this.#closing.has(page.window))
  }

  /** Whether it may end now; if not, a person is asked, and `end` is called when they want it. */
  #mayEnd(end: () => void): boolean {
    const { isBusy, text, pages } = this.#parts
    // Whoever asks once more may have changed their mind.
    clearInterval(this.#waiting)
    if (!isBusy()) return true
    const endNow = (): void => {
      clearInterval(this.#waiting)
      end()
    }
    void ask(pages.latest?.window ?? null, text()).then(answer => {
      if (answer === 'quit-now') endNow()
      if (answer === 'quit-when-done') this.#waiting = setInterval(() => !isBusy() && endNow(), LOOK_AGAIN_MS)
    })
    return false
  }
}

async function ask(window: BrowserWindow | null, { closing }: MainText): Promise<Answer> {
  const question: MessageBoxOptions = {
    type: 'warning',
    message: closing.message,
    detail: closing.detail,
    buttons: [closing.keepWorking, closing.quitWhenDone, closing.quit],
    defaultId: 0,
    cancelId: 0,
  }
  const asked = window === null ? dialog.showMessageBox(question) : dialog.showMessageBox(window, question)
  return ANSWERS[(await asked).response] ?? 'keep-working'
}
