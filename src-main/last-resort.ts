import { app, dialog } from 'electron'

/** What nobody caught is logged and said; it never ends the program in silence. */
export function catchTheUncaught(log: (line: string) => void, isTour: boolean): void {
  const report = (what: string, thrown: unknown): void => {
    const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    log(`${what}: ${text}`)
    if (isTour) process.stderr.write(`satchel: ${what}: ${text}\n`)
    else if (app.isReady()) dialog.showErrorBox('Satchel ran into a fault', text)
  }
  process.on('uncaughtException', thrown => report('uncaught exception', thrown))
  process.on('unhandledRejection', thrown => report('unhandled rejection', thrown))
}
