import { existsSync, renameSync, statSync } from 'node:fs'

const DAMAGE = ['SQLITE_CORRUPT', 'SQLITE_NOTADB']

/** Whether SQLite says that a file is not what it wrote. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return DAMAGE.some(known => code.startsWith(known))
}

/** Keeps a file, and what SQLite has beside it, under another name; answers the name. */
export function setAside(file: string): string {
  const stem = `${file}.damaged-${new Date().toISOString().replaceAll(':', '-')}`
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(file + suffix)) renameSync(file + suffix, stem + suffix)
  return stem
}

/** A folder in the place of a file cannot be opened as one, by nobody. */
export function isNoFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true
}
