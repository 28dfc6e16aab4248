import { type BrowserWindow, dialog } from 'electron'
import type { MainText } from './i18n/main-text'

const QUIT_ANYWAY = 1

/** Closing the window in the middle of a change asks first: a broken-off folder move hides entries. */
export function askBeforeClosing(window: BrowserWindow, isBusy: () => boolean, text: () => MainText): void {
  let isDecided = false
  window.on('close', event => {
    if (isDecided || !isBusy()) return
    event.preventDefault()
    void ask(window, text()).then(quit => {
      if (!quit) return
      isDecided = true
      window.close()
    })
  })
}

async function ask(window: BrowserWindow, { closing }: MainText): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: closing.message,
    detail: closing.detail,
    buttons: [closing.keepWorking, closing.quit],
    defaultId: 0,
    cancelId: 0,
  })
  return response === QUIT_ANYWAY
}
