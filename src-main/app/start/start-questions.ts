import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { assertNever } from '../../../src-shared/result'
import type { MainText } from '../text/main-en'
import type { WhyNot } from './only-instance'

const RESET = 0

/** Asks, after starts that failed, whether the view is to be as it was when new. */
export async function askToResetView({ start }: MainText): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: start.failed,
    detail: start.failedDetail,
    buttons: [start.resetView, start.openAsItWas],
    defaultId: RESET,
    cancelId: 1,
  })
  return response === RESET
}

/** For whoever follows the start from outside. */
export function whyNotOpen(why: WhyNot): string {
  return why.kind === 'no-folder'
    ? `Satchel may not write to ${why.folder}`
    : `Satchel does not open: ${why.kind}`
}

/** Says why no window opens, and ends. Quiet where the other window comes forward instead. */
export async function endWith(why: WhyNot, text: () => MainText): Promise<void> {
  await app.whenReady()
  const detail = detailOf(why, text())
  if (detail !== null)
    await dialog.showMessageBox({ type: 'error', message: text().start.cannotOpen, detail })
  app.exit(detail === null ? 0 : 1)
}

function detailOf(why: WhyNot, { start }: MainText): string | null {
  switch (why.kind) {
    case 'open-already':
      return null
    case 'no-folder':
      return start.noFolder(why.folder)
    default:
      return assertNever(why)
  }
}

/** The page could not even be loaded: without this the program would go on, and nobody would see it. */
export async function sayThatNothingOpens(window: BrowserWindow, { start }: MainText): Promise<void> {
  const detail = start.noWindowDetail(join(app.getPath('userData'), 'logs'))
  await dialog.showMessageBox({ type: 'error', message: start.noWindow, detail })
  if (!window.isDestroyed()) window.destroy()
}
