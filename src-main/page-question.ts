import { type BrowserWindow, dialog } from 'electron'

/** Asks whether a page that keeps ending is to be loaded once more; otherwise the window closes. */
export async function askToLoadAgain(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'The window of Satchel keeps failing and could not be shown again.',
    detail: 'What is being moved or copied goes on. The log says more.',
    buttons: ['Load again', 'Close Satchel'],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 0) return true
  if (!window.isDestroyed()) window.close()
  return false
}
