import { join } from 'node:path'
import { app, dialog } from 'electron'
import { logRecord } from './log-record'
import type { MainText } from './text/main-en'

async function show({ fault }: MainText): Promise<void> {
  await app.whenReady()
  const detail = fault.detail(join(app.getPath('userData'), 'logs'))
  await dialog.showMessageBox({ type: 'error', message: fault.message, detail })
}

/** What nobody caught is logged and said; it never ends the program in silence. */
export function handleUncaughtErrors(
  log: (line: string) => void,
  isTour: boolean,
  words: () => MainText,
): void {
  let isSaying = false
  const say = async (): Promise<void> => {
    // One box at a time: a fault that repeats must not bury a person in them.
    if (isSaying) return
    isSaying = true
    // A box that fails is a fault of its own: reported as one, it would ask for the next box, for ever.
    await show(words()).catch((thrown: unknown) => log(`a fault could not be shown: ${described(thrown)}`))
    isSaying = false
  }
  const report = (what: string, thrown: unknown): void => {
    const text = described(thrown)
    log(`${what}: ${text}`)
    if (isTour) process.stderr.write(`satchel: ${logRecord(`${what}: ${text}`)}\n`)
    else void say()
  }
  process.on('uncaughtException', thrown => report('uncaught exception', thrown))
  process.on('unhandledRejection', thrown => report('unhandled rejection', thrown))
}

function described(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}
