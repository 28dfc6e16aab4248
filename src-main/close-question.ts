import { type BrowserWindow, dialog } from 'electron'

const QUIT_ANYWAY = 1

/** Closing the window in the middle of a change asks first: a broken-off folder move hides entries. */
export function askBeforeClosing(window: BrowserWindow, isBusy: () => boolean): void {
  let isDecided = false
  window.on('close', event => {
    if (isDecided || !isBusy()) return
    event.preventDefault()
    void ask(window).then(quit => {
      if (!quit) return
      isDecided = true
      window.close()
    })
  })
}

async function ask(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Satchel is still working on your inventory.',
    detail: 'If it stops now, part of what is being moved may not be shown until the move is done again.',
    buttons: ['Keep working', 'Quit anyway'],
    defaultId: 0,
    cancelId: 0,
  })
  return response === QUIT_ANYWAY
}
