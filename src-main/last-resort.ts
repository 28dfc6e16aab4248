import { join } from 'node:path'
import { app, dialog } from 'electron'
import type { MainText } from './i18n/main-text'

function show({ fault }: MainText): void {
  const detail = fault.detail(join(app.getPath('userData'), 'logs'))
  void dialog.showMessageBox({ type: 'error', message: fault.message, detail })
}

/** What nobody caught is logged and said; it never ends the program in silence. */
export function catchTheUncaught(log: (line: string) => void, isTour: boolean, words: () => MainText): void {
  const report = (what: string, thrown: unknown): void => {
    const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    log(`${what}: ${text}`)
    if (isTour) process.stderr.write(`satchel: ${what}: ${text}\n`)
    else void app.whenReady().then(() => show(words()))
  }
  process.on('uncaughtException', thrown => report('uncaught exception', thrown))
  process.on('unhandledRejection', thrown => report('unhandled rejection', thrown))
}
