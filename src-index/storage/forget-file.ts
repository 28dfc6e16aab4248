import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { indexFileIn, makeFolder } from './open-file'

const ZEROS = Buffer.alloc(1_048_576)
const SIDES = ['', '-wal', '-shm', '-journal', '.opening']

/** Deletes what is kept in a folder, files that were set aside too, and overwrites it first. */
export function forgetFile(folder: string): void {
  for (const name of namesIn(folder))
    if (/^index\..*sqlite/.test(name) || name.startsWith('index.sqlite')) wipe(join(folder, name))
}

/**
 * Two inventories turned out to be one: what was kept of the first is the
 * second's, unless the second has more. Neither may be open.
 */
export function adoptFile(from: string, to: string): void {
  const [old, now] = [indexFileIn(from), indexFileIn(to)]
  if (sizeOf(old) <= sizeOf(now)) return
  makeFolder(to)
  for (const side of SIDES) rmSync(now + side, { force: true })
  for (const side of SIDES) if (sizeOf(old + side) >= 0) renameSync(old + side, now + side)
}

/** -1: there is none. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? -1
}

function wipe(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    const { size } = fstatSync(handle)
    for (let at = 0; at < size; at += ZEROS.length)
      writeSync(handle, ZEROS, 0, Math.min(ZEROS.length, size - at), at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  rmSync(file, { force: true })
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
