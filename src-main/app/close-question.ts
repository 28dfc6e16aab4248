import { type BrowserWindow, dialog } from 'electron'
import type { MainText } from './text/main-en'

type Answer = 'keep-working' | 'quit-when-done' | 'quit-now'

/** In the order of the buttons. */
const ANSWERS: readonly Answer[] = ['keep-working', 'quit-when-done', 'quit-now']

const LOOK_AGAIN_MS = 250

/** Closing the window in the middle of a change asks first: a broken-off folder move hides entries. */
export function askBeforeClosing(window: BrowserWindow, isBusy: () => boolean, text: () => MainText): void {
  let isDecided = false
  let waiting: NodeJS.Timeout | undefined
  const close = (): void => {
    isDecided = true
    // It may have been ended in another way while the question was open.
    if (!window.isDestroyed()) window.close()
  }
  window.on('closed', () => clearInterval(waiting))
  window.on('close', event => {
    if (isDecided || !isBusy()) return
    event.preventDefault()
    // Whoever asks to close once more may have changed their mind.
    clearInterval(waiting)
    void ask(window, text()).then(answer => {
      if (answer === 'quit-now') close()
      if (answer === 'quit-when-done') waiting = setInterval(() => !isBusy() && close(), LOOK_AGAIN_MS)
    })
  })
}

async function ask(window: BrowserWindow, { closing }: MainText): Promise<Answer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: closing.message,
    detail: closing.detail,
    buttons: [closing.keepWorking, closing.quitWhenDone, closing.quit],
    defaultId: 0,
    cancelId: 0,
  })
  return ANSWERS[response] ?? 'keep-working'
}
