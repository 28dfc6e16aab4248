import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, parse } from 'node:path'

export type SetAsideReason = 'corrupt' | 'newer-version'

/** What SQLite keeps beside a file. Without it the file is not whole; with another file it does harm. */
const SIDE_SUFFIXES = ['-wal', '-shm', '-journal']

/** Leaves word for the next start: while the file is open, it cannot be renamed on every system. */
export function markDamaged(file: string): void {
  try {
    writeFileSync(markOf(file), '', { mode: 0o600 })
  } catch {
    // The next start then finds the damage by itself, when it meets it.
  }
}

export function isMarkedDamaged(file: string): boolean {
  return existsSync(markOf(file))
}

/**
 * Renames the file, and what belongs to it, beside itself; answers its new path.
 * The file goes first: a break in between leaves side files without a file,
 * which `setLoneSideFilesAside` finds, and never half a file that looks whole.
 */
export function setAside(file: string, reason: SetAsideReason, nowMs: number): string {
  const asideFile = freeName(file, reason, nowMs)
  if (existsSync(file)) renameSync(file, asideFile)
  moveSideFiles(file, asideFile)
  rmSync(markOf(file), { force: true })
  return asideFile
}

/** Where a copy of a file of which single rows are damaged is kept. */
export function placeForCopy(file: string, nowMs: number): string {
  return freeName(file, 'corrupt', nowMs)
}

/** SQLite would play them into the new file. Null when there are none, as nearly always. */
export function setLoneSideFilesAside(file: string, nowMs: number): string | null {
  if (existsSync(file) || !existsSync(`${file}-wal`)) return null
  const asideFile = freeName(file, 'corrupt', nowMs)
  moveSideFiles(file, asideFile)
  return `${asideFile}-wal`
}

function moveSideFiles(file: string, asideFile: string): void {
  for (const suffix of SIDE_SUFFIXES) {
    if (existsSync(file + suffix)) renameSync(file + suffix, asideFile + suffix)
  }
}

function freeName(file: string, reason: SetAsideReason, nowMs: number): string {
  const { dir, name, ext } = parse(file)
  const time = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const stem = join(dir, `${name}.${reason === 'corrupt' ? 'corrupt' : 'newer'}-${time}`)
  const isTaken = (path: string): boolean => ['', ...SIDE_SUFFIXES].some(suffix => existsSync(path + suffix))
  for (let number = 1; ; number += 1) {
    const path = `${stem}${number === 1 ? '' : `-${number}`}${ext}`
    if (!isTaken(path)) return path
  }
}

function markOf(file: string): string {
  return `${file}.damaged`
}
