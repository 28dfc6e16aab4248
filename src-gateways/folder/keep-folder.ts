import { randomBytes } from 'node:crypto'
import { rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { OWN_NAME } from '../kit/process-mark.ts'
import { type ComingFacts, writtenFacts } from './coming-facts.ts'
import { type Dir, openBelow } from './dir.ts'
import { besideName, isShownName, isTitle, KEEP_NAME, MAX_NAME_BYTES, readName } from './file-names.ts'
import { lstat } from './lstat.ts'
import { renameToFree } from './place-file.ts'
import type { Spot } from './reserve-name.ts'
import { codeOf, isAbsence, isFull } from './system-error.ts'

const KEEP = Buffer.from(KEEP_NAME)
const FILES = Buffer.from('files')
const FACTS = Buffer.from('info')
/** What is being copied, until it is whole. */
const COMING = Buffer.from('coming')

/** Under which the Trash shows what lies in it. */
export const TRASH_STEPS = [KEEP, FILES] as const
export const COMING_STEPS = [KEEP, COMING] as const

interface ComingWish extends Omit<ComingFacts, 'beside'> {
  /** The way to `dir`. */
  readonly folder: readonly Buffer[]
}

/** Something that is put together where nobody looks. */
interface Coming {
  readonly spot: Spot
  /** It is in its place, or gone: nothing has to be known of it any more. Never fails. */
  forget(): void
  close(): void
}

/** How something came into the Trash; beside it, as desktops keep it. */
export interface TrashFacts {
  readonly title: string
  /** Of the folder where it was. */
  readonly fromId: string
  /** Nanoseconds since 1970, as a decimal number. */
  readonly at: string
  /** What it was called, where that is no text; else its title is. */
  readonly name?: Buffer
}

/**
 * `.satchel-trash` at the top of the inventory, so that what goes there stays on
 * its drive: `files/<own name>`, `info/<own name>.json`, `coming/<process>-<own name>` and the same with `.json`.
 * Made when it is needed first.
 */
export class KeepFolder {
  readonly #root: () => Promise<Dir>

  /** `root`: the top of the inventory, as it is when something is kept. */
  constructor(root: () => Promise<Dir>) {
    this.#root = root
  }

  /**
   * A place in the Trash that nothing has, with what is to be known of it, which is written before anything goes
   * there: who finds only that after a crash has lost nothing. A drive that is full takes no notes; there it is
   * called as it was, since whoever deletes makes room. The caller closes it.
   */
  async newTrashSpot(facts: Omit<TrashFacts, 'name'>, nameBefore: Buffer): Promise<Spot> {
    const dir = await this.#open(FILES)
    try {
      const name = Buffer.from(newName())
      const { isText } = readName(nameBefore)
      try {
        await this.#writeFacts(name, { ...facts, ...(isText ? {} : { name: nameBefore }) })
        return { dir, name }
      } catch (thrown) {
        if (!isFull(thrown)) throw thrown
        const isTaken = lstat(dir.at(nameBefore)) !== null
        return { dir, name: isTaken ? Buffer.concat([nameBefore.subarray(0, 200), name]) : nameBefore }
      }
    } catch (thrown) {
      dir.close()
      throw thrown
    }
  }

  /**
   * A place for what is put together before anybody sees it, on the drive of `dir`, which it will stay on.
   * What it is goes there first, on the drive of the inventory: whoever finds it after a crash knows.
   */
  async newComing(dir: Dir, { folder, ...facts }: ComingWish): Promise<Coming> {
    const own = await this.#open(COMING)
    try {
      const name = Buffer.from(`${OWN_NAME}-${newName()}`)
      const isNear = own.stat().dev === dir.stat().dev
      const path = own.at(factsName(name))
      writeWhole(path, writtenFacts({ ...facts, beside: isNear ? null : folder }))
      return {
        spot: isNear ? { dir: own, name } : { dir, name: besideName(name) },
        forget: () => rmQuietly(path),
        close: () => own.close(),
      }
    } catch (thrown) {
      own.close()
      throw thrown
    }
  }

  /** A half copy that may hold what is nowhere else; `fromId`: the folder that it was to lie in. */
  async trashHalf(half: Spot, title: string, fromId: string): Promise<void> {
    const at = (BigInt(Date.now()) * 1_000_000n).toString()
    const halved = halfTitle(title)
    const spot = await this.newTrashSpot({ title: halved, fromId, at }, Buffer.from(halved))
    try {
      renameToFree(half, spot, lstat(half.dir.at(half.name))?.kind === 'folder')
    } finally {
      spot.dir.close()
    }
  }

  /** Before it goes there: who finds only this after a crash has lost nothing. Whole or not at all. */
  async #writeFacts(name: Buffer, facts: TrashFacts): Promise<void> {
    await this.#within(FACTS, async dir => {
      const half = dir.at(Buffer.from(`${name.toString()}.half`))
      const text = JSON.stringify({ ...facts, name: facts.name?.toString('base64') })
      try {
        await writeFile(half, text, { flag: 'wx', mode: 0o600 })
        await rename(half, dir.at(factsName(name)))
      } catch (thrown) {
        await unlink(half).catch(ignoreAbsence)
        throw thrown
      }
    })
  }

  /** Once what they are about has left the Trash, or never came. Never fails: facts about nothing are not shown. */
  async removeFacts(name: Buffer): Promise<void> {
    await this.#within(FACTS, dir => unlink(dir.at(factsName(name)))).catch(() => {})
  }

  /** Null: it was put there by something else. */
  async readFacts(name: Buffer): Promise<TrashFacts | null> {
    try {
      const dir = openBelow(await this.#root(), [KEEP, FACTS])
      try {
        return factsOf(JSON.parse(await readFile(dir.at(factsName(name)), 'utf8')))
      } finally {
        dir.close()
      }
    } catch {
      return null
    }
  }

  async #within<T>(name: Buffer, act: (dir: Dir) => Promise<T>): Promise<T> {
    const dir = await this.#open(name)
    try {
      return await act(dir)
    } finally {
      dir.close()
    }
  }

  async #open(name: Buffer): Promise<Dir> {
    const root = await this.#root()
    await mkdir(root.at(KEEP), { mode: 0o700 }).catch(ignorePresence)
    const keep = root.child(KEEP)
    try {
      await mkdir(keep.at(name), { mode: 0o700 }).catch(ignorePresence)
      return keep.child(name)
    } finally {
      keep.close()
    }
  }
}

/** Or not at all: a full drive keeps the beginning. */
function writeWhole(path: Buffer, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
  } catch (thrown) {
    rmSync(path.toString(), { force: true })
    throw thrown
  }
}

/** What cannot be deleted is found at the next start, and is about nothing by then. */
function rmQuietly(path: Buffer): void {
  try {
    unlinkSync(path)
  } catch {
    // What it was about is done.
  }
}

function newName(): string {
  return `${Date.now().toString(36)}-${randomBytes(6).toString('hex')}`
}

const HALF = ' (half-copied)'

/** Not longer than a name may be, when it is restored. */
function halfTitle(title: string): string {
  // It was read from a file that anybody may have written.
  const letters = [...Buffer.from(title.replaceAll(/[/\0]/g, '_')).toString()]
  while (Buffer.byteLength(letters.join('')) + HALF.length > MAX_NAME_BYTES) letters.pop()
  return `${letters.join('')}${HALF}`
}

export function factsName(name: Buffer): Buffer {
  return Buffer.concat([name, Buffer.from('.json')])
}

function factsOf(value: unknown): TrashFacts | null {
  if (typeof value !== 'object' || value === null) return null
  if (!('title' in value && 'fromId' in value && 'at' in value)) return null
  const { title, fromId, at } = value
  if (typeof title !== 'string' || typeof fromId !== 'string' || typeof at !== 'string') return null
  if (!/^\d{1,20}$/.test(at)) return null
  const name = 'name' in value && typeof value.name === 'string' ? Buffer.from(value.name, 'base64') : null
  // Anybody may have written there: what is restored by it stays in the folder that it goes to, and in sight.
  const isSafe = name === null ? isTitle(title) : isShownName(name) && /^[^/\0]+$/.test(title)
  return isSafe ? { title, fromId, at, ...(name === null ? {} : { name }) } : null
}

function ignorePresence(thrown: unknown): void {
  if (codeOf(thrown) !== 'EEXIST') throw thrown
}

function ignoreAbsence(thrown: unknown): void {
  if (!isAbsence(thrown)) throw thrown
}
