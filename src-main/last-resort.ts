import { join } from 'node:path'
import { app, dialog } from 'electron'

const FAULT = 'Satchel ran into a fault of its own.'

function whereToLook(): string {
  return `What was going on is in the log in ${join(app.getPath('userData'), 'logs')}. If something looks wrong, close Satchel and open it again.`
}

/** What nobody caught is logged and said; it never ends the program in silence. */
export function catchTheUncaught(log: (line: string) => void, isTour: boolean): void {
  const report = (what: string, thrown: unknown): void => {
    const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    log(`${what}: ${text}`)
    if (isTour) process.stderr.write(`satchel: ${what}: ${text}\n`)
    else if (app.isReady())
      void dialog.showMessageBox({ type: 'error', message: FAULT, detail: whereToLook() })
  }
  process.on('uncaughtException', thrown => report('uncaught exception', thrown))
  process.on('unhandledRejection', thrown => report('unhandled rejection', thrown))
}
