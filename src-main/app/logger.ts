import { join } from 'node:path'
import { app } from 'electron'
import log from 'electron-log/node'
import { logRecord } from './log-record'

/**
 * The log of this person's Satchel: `<userData>/logs/main.log`, 1 MiB and one
 * older file. It holds no names of entries unless the person asks for
 * them: people send it to strangers.
 */
export function openLog(): (line: string) => void {
  log.transports.file.resolvePathFn = logFile
  log.transports.file.maxSize = 1024 * 1024
  log.transports.file.level = 'info'
  log.transports.console.level = false
  return line => log.info(logRecord(line))
}

export function logFile(): string {
  return logFileIn(app.getPath('userData'))
}

export function logFileIn(userData: string): string {
  return join(userData, 'logs', 'main.log')
}
