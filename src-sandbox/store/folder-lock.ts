import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { StartFailure } from '../start-failure.ts'
import { isDamage, isNoFile, setAside } from './damaged-file.ts'

/** A predecessor that was told to end may need a moment for it, as when the app is started again at once. */
const patienceMs = 2000

export interface FolderLock {
  release(): void
}

/**
 * One sandbox per data folder: the records are kept in memory too, so a second process would not see the first one's
 * changes. The lock is an open transaction on a file of its own, which the kernel ends with its process; on the
 * inventory's file it could not be given back, for libsql keeps a file open until its statements are collected.
 */
export function lockFolder(dataDir: string): FolderLock {
  const file = join(dataDir, 'lock.sqlite')
  if (isNoFile(file)) setAside(file)
  const database = begun(file) ?? begunAnew(file)
  if (database === null) throw new StartFailure(`The data folder ${dataDir} is in use by another sandbox.`)
  return {
    release: () => {
      database.exec('rollback')
      database.close()
    },
  }
}

/** Null while another process has it. */
function begun(file: string): Database.Database | null {
  const database = new Database(file, { timeout: patienceMs })
  try {
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database.close()
    if (isDamage(error)) setAside(file)
    return null
  }
}

/** A damaged lock file holds nothing: it was set aside, and another one takes its place. */
function begunAnew(file: string): Database.Database | null {
  return existsSync(file) ? null : begun(file)
}
