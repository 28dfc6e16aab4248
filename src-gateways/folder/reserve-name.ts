import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  linkSync,
  openSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs'
import { mayRun, OWN_NAME } from '../kit/process-mark.ts'
import { alreadyExists } from '../kit/refusal.ts'
import type { Dir } from './dir.ts'
import { readName } from './file-names.ts'
import { fileStatOf, isSameFile, lstat } from './lstat.ts'
import { codeOf } from './system-error.ts'

/** What is written in the link that keeps a name free: nothing that a person would ever write. */
const RESERVED = '.satchel-reserved-'
/** Of this process: none before it, and none of another machine, has made it. */
const OWN = `${RESERVED}${OWN_NAME}-${randomBytes(6).toString('hex')}`

export interface Spot {
  readonly dir: Dir
  readonly name: Buffer
}

/** Gives the name free again, where it was not used. */
type Release = () => void

/** `makeLink`: fails as FAT does where the file system has no links. */
export function reserveName(
  spot: Spot,
  makeLink: (target: string, path: Buffer) => void = symlinkSync,
): Release {
  const path = spot.dir.at(spot.name)
  try {
    makeLink(OWN, path)
    return () => {
      if (reservationAt(path) === OWN) unlinkSync(path)
    }
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') throw taken(spot)
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(thrown))) throw thrown
  }
  return reserveByFile(spot)
}

export function isReservation(target: Buffer): boolean {
  return target.subarray(0, RESERVED.length).equals(Buffer.from(RESERVED))
}

/**
 * Takes away what a gateway that is gone has left there; fails with
 * ALREADY_EXISTS where anything else is. Nobody else calls this meanwhile in
 * this process, but another gateway may, and may have reserved the name anew
 * since we looked: so it is put aside first, and looked at there.
 */
export function freeLeftover(spot: Spot): void {
  const path = spot.dir.at(spot.name)
  const found = reservationAt(path)
  if (found === null || !isLeftover(found)) throw taken(spot)
  const aside = spot.dir.at(Buffer.from(`.satchel-aside-${randomBytes(6).toString('hex')}`))
  renameSync(path, aside)
  if (reservationAt(aside) === found) {
    unlinkSync(aside)
    return
  }
  putBack(aside, path)
  throw taken(spot)
}

/** An empty file keeps a name free as well (FAT). A gateway that is killed leaves it, in sight. */
function reserveByFile(spot: Spot): Release {
  const path = spot.dir.at(spot.name)
  let file: number
  try {
    file = openSync(path, 'wx', 0o600)
  } catch (thrown) {
    throw codeOf(thrown) === 'EEXIST' ? taken(spot) : thrown
  }
  const made = fileStatOf(fstatSync(file), path)
  closeSync(file)
  return () => {
    const there = lstat(path)
    if (there !== null && isSameFile(there, made) && there.size === 0) unlinkSync(path)
  }
}

/** What is written there; null: it is no reservation. */
function reservationAt(path: Buffer): string | null {
  try {
    const target = readlinkSync(path)
    return target.startsWith(RESERVED) ? target : null
  } catch {
    return null
  }
}

/** Ours, too: whoever made it in this process has done with it. */
function isLeftover(reservation: string): boolean {
  if (reservation === OWN) return true
  return mayRun(reservation.slice(RESERVED.length)) === false
}

/** Never over something: a file by a second name, which cannot replace; a directory replaces empty ones only. */
function putBack(aside: Buffer, path: Buffer): void {
  if (lstat(aside)?.kind === 'folder') {
    renameSync(aside, path)
    return
  }
  linkSync(aside, path)
  unlinkSync(aside)
}

function taken({ name }: Spot): Error {
  return alreadyExists(readName(name).title)
}
