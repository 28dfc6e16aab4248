import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import { bringForward } from './app-window'
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

/** A question that is open, and all that is to end with its answer. */
interface Asked {
  /** It stands before this one; null: none was open. */
  readonly window: BrowserWindow | null
  readonly ends: (() => void)[]
}

/**
 * Ending the program in the middle of a change asks first: a broken-off folder move hides
 * entries. A window that is not the last one closes without a word, since what was begun in
 * it goes on; whoever quits is asked once, before any window has gone. Whoever asks again meanwhile
 * gets the question that is open.
 */
export class CloseQuestion {
  readonly #parts: CloseParts
  /** Windows that are on their way out. */
  readonly #closing = new Set<BrowserWindow>()
  #isQuitting = false
  #asked: Asked | null = null
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
      const isFree = isDecided || this.#isQuitting || !(this.#isLast(window) || this.#isAsked(window))
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

  /** Its question would go with it, unanswered. */
  #isAsked(window: BrowserWindow): boolean {
    return this.#asked?.window === window
  }

  /** Whether it may end now; if not, a person is asked, and `end` is called when they want it. */
  #mayEnd(end: () => void): boolean {
    // Whoever asks once more may have changed their mind.
    clearInterval(this.#waiting)
    if (!this.#parts.isBusy()) return true
    if (this.#asked === null) void this.#ask(end)
    else {
      this.#asked.ends.push(end)
      if (this.#asked.window !== null) bringForward(this.#asked.window)
    }
    return false
  }

  async #ask(end: () => void): Promise<void> {
    const { isBusy, text, pages } = this.#parts
    const window = pages.latest?.window ?? null
    const ends = [end]
    this.#asked = { window, ends }
    const answer = await ask(window, text()).finally(() => {
      this.#asked = null
    })
    const endNow = (): void => {
      clearInterval(this.#waiting)
      for (const endOne of ends) endOne()
    }
    if (answer === 'quit-now') endNow()
    if (answer === 'quit-when-done') this.#waiting = setInterval(() => !isBusy() && endNow(), LOOK_AGAIN_MS)
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
