import { mkdirSync } from 'node:fs'
import type Database from 'libsql'
import { StartFailure } from '../start-failure.ts'
import { openDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'

export interface DataFolder {
  readonly database: Database.Database
  close(): void
}

/** Takes the folder for this process and opens what it holds. */
export function openDataFolder(
  path: string,
  fresh: boolean,
  say: (line: string) => void = console.error,
): DataFolder {
  try {
    mkdirSync(path, { recursive: true })
    const lock = lockFolder(path)
    const database = openDatabase(path, fresh, say)
    const close = () => {
      database.close()
      lock.release()
    }
    return { database, close }
  } catch (error) {
    if (error instanceof StartFailure) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartFailure(`The data folder ${path} cannot be used: ${reason}`)
  }
}
