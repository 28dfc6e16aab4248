import { createHash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { Dir } from './dir.ts'
import type { FileStat } from './lstat.ts'

/**
 * File systems whose inode numbers are made up as files are looked at: FAT,
 * exFAT, SMB, 9p, and whatever is behind FUSE.
 */
const LYING = new Set([0x4d44, 0x2011bab0, 0xff534d42, 0xfe534d42, 0x517b, 0x01021997, 0x65735546])

/**
 * File systems whose birth times are no part of an identity: what overlayfs writes to for the first time is
 * born anew under its old number, and whether NFS tells births depends on the kernel.
 */
const BIRTHS_CHANGE = new Set([0x794c7630, 0x6969])

/**
 * From here on births are part of an id. What is older keeps the id that it had before there were births in
 * ids, in journals, pins and the Trash; and no number that it has can be given to something as old.
 */
const BIRTHS_COUNT_FROM_MS = Date.UTC(2026, 10, 30)

interface FileIdRules {
  /** Its inode numbers mean nothing. */
  readonly lies: boolean
  /** Of the inventory itself. Some file systems are given another number at each start (btrfs, overlay). */
  readonly device: number
  /** What is younger, in milliseconds since 1970, is told from what had its number before it; absent: nothing is. */
  readonly birthsFromMs?: number
}

/** A name in a folder. */
interface Place {
  readonly parentId: string
  readonly name: Buffer
}

interface Kept {
  readonly id: string
  /** Of which file, where its numbers say so. */
  readonly base: string
  readonly move: number
}

/** What a file is told by. */
export class FileIds {
  readonly #lies: boolean
  readonly #device: number
  readonly #birthsFromMs: number
  /** Ids that would change with the name, of what we moved ourselves: by folder, then by name. */
  readonly #kept = new Map<string, Map<string, Kept>>()
  /** Places that we moved such a thing out of, with the move: what comes there next is something else. */
  readonly #left = new Map<string, number>()
  #moves = 0

  constructor({ lies, device, birthsFromMs = Number.POSITIVE_INFINITY }: FileIdRules) {
    this.#lies = lies
    this.#device = device
    this.#birthsFromMs = birthsFromMs
  }

  /** `birthsFromMs`: other than of all inventories, for tests. */
  static async of(root: Dir, birthsFromMs = BIRTHS_COUNT_FROM_MS): Promise<FileIds> {
    const { type } = await statfs(root.self)
    const { dev: device } = root.stat()
    const hasBirths = systemTellsBirths() && !BIRTHS_CHANGE.has(type)
    return new FileIds({ lies: LYING.has(type), device, ...(hasBirths ? { birthsFromMs } : {}) })
  }

  /**
   * By inode, which follows it wherever it is moved, and by its birth, because the number is given again once
   * it is deleted; with the device where that is another than the inventory's. Where those lie, and for one of
   * several names of one file, by folder and name.
   */
  idOf(stat: FileStat, parentId: string, name: Buffer): string {
    const base = this.#baseOf(stat)
    if (!this.#isByName(stat)) return base
    const kept = this.#kept.get(parentId)?.get(textOf(name))
    if (kept !== undefined && (this.#lies || kept.base === base)) return kept.id
    const left = this.#left.get(`${parentId}/${textOf(name)}`)
    const hash = hashOf(parentId, name, left === undefined ? '' : `\0${left}`)
    return this.#lies ? `n-${hash}` : `${base}-${hash}`
  }

  /** Of what a link leads to, whatever its name; null where the name is needed to tell. */
  idOfTarget(stat: FileStat): string | null {
    return this.#isByName(stat) ? null : this.#baseOf(stat)
  }

  /** Of what is there, but cannot be looked at. */
  unseenIdOf(parentId: string, name: Buffer): string {
    return `u-${hashOf(parentId, name)}`
  }

  /**
   * After a move of ours: it keeps its id for as long as this gateway runs, and
   * whatever takes the name that it had gets another, or there were two of one id.
   */
  keep(id: string, stat: FileStat, from: Place, to: Place): void {
    if (!this.#isByName(stat)) return
    this.#moves += 1
    this.gone(from)
    this.#left.set(`${from.parentId}/${textOf(from.name)}`, this.#moves)
    const kept = this.#kept.get(to.parentId) ?? new Map<string, Kept>()
    kept.set(textOf(to.name), { id, base: this.#baseOf(stat), move: this.#moves })
    this.#kept.set(to.parentId, kept)
  }

  /** Nothing has this name any more: what takes it later is something else. */
  gone({ parentId, name }: Place): void {
    this.#drop(parentId, textOf(name))
  }

  /** To say so to `listed`: what is put there while a directory is read may be missing from what was read. */
  get moves(): number {
    return this.#moves
  }

  /** All names of a folder, as they were after that many moves. */
  listed(parentId: string, names: readonly Buffer[], moves: number): void {
    const kept = this.#kept.get(parentId)
    if (kept === undefined) return
    const there = new Set(names.map(textOf))
    for (const [name, { move }] of kept) if (move <= moves && !there.has(name)) this.#drop(parentId, name)
  }

  /** Whether the same numbers mean the same file later on. */
  get areTrue(): boolean {
    return !this.#lies
  }

  #drop(parentId: string, name: string): void {
    const kept = this.#kept.get(parentId)
    if (kept?.delete(name) === true && kept.size === 0) this.#kept.delete(parentId)
  }

  #baseOf({ dev, ino, birthtimeMs }: FileStat): string {
    const number = `${dev === this.#device ? 'i' : dev.toString(36)}-${ino.toString(36)}`
    return birthtimeMs < this.#birthsFromMs ? number : `${number}-${Math.floor(birthtimeMs).toString(36)}`
  }

  #isByName(stat: FileStat): boolean {
    return this.#lies || (stat.nlink > 1 && stat.kind !== 'folder')
  }
}

/** `after`: what no name has in it. */
function hashOf(parentId: string, name: Buffer, after = ''): string {
  const hash = createHash('sha256').update(parentId).update('/').update(name).update(after)
  return hash.digest('hex').slice(0, 16)
}

function textOf(name: Buffer): string {
  return name.toString('latin1')
}

/**
 * Whether what is called a birth is one. Only on Linux numbers are given again and births stay as they are; on
 * kernels that have none to tell Node calls the time of the last change so, also of what was never born.
 */
function systemTellsBirths(): boolean {
  if (process.platform !== 'linux') return false
  try {
    return lstatSync('/proc/self').birthtimeMs === 0
  } catch {
    return false
  }
}
