import { type BrowserWindow, dialog } from 'electron'
import type { MainText } from './text/main-en'

/** Asks whether a page that keeps ending is to be loaded once more; otherwise the window closes. */
export async function askToLoadAgain(window: BrowserWindow, { page }: MainText): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: page.message,
    detail: page.detail,
    buttons: [page.loadAgain, page.close],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 0) return true
  if (!window.isDestroyed()) window.close()
  return false
}
