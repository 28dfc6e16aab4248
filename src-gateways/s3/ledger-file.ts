import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { GatewayRefusal, said } from '../kit/refusal.ts'
import { type LedgerLine, readLine, writeLine } from './ledger-lines.ts'
import { LedgerOwner } from './ledger-owner.ts'
import { type Kept, type LedgerStore, MoveLedger } from './move-ledger.ts'

/** Of one kind of file, and of one bucket and prefix: keys mean nothing elsewhere. */
interface Head {
  readonly satchelLedger: 1
  readonly identity: string
}

/**
 * The ledger in this file, and a new one where there is none, or where it is of
 * another bucket or not readable: then it is set aside. Written whole at the
 * start, by lines after that; a line that was torn at the end counts for nothing.
 * Where it can be read and not written, ids hold, and nothing is begun; where
 * another process writes it, it is taken when that one has ended.
 * @throws Error of node:fs where it cannot be read
 */
export function openLedgerFile(file: string, identity: string): MoveLedger {
  const ledger = new MoveLedger(readLines(file, identity) ?? [], new LedgerFile(file, identity))
  try {
    ledger.keep()
  } catch (thrown) {
    if (!(thrown instanceof GatewayRefusal)) throw thrown
    // Told to whoever changes something.
  }
  return ledger
}

class LedgerFile implements LedgerStore {
  readonly #file: string
  readonly #identity: string
  readonly #owner: LedgerOwner
  #lines: LineFile | null = null
  #whyNot: unknown = null

  constructor(file: string, identity: string) {
    this.#file = file
    this.#identity = identity
    this.#owner = new LedgerOwner(file)
  }

  keep(known: readonly LedgerLine[]): Kept {
    if (this.#lines !== null) return 'as-before'
    const [file, identity] = [this.#file, this.#identity]
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      this.#owner.take()
      const there = readLines(file, identity)
      if (there === null) setAside(file)
      const { lines } = new MoveLedger(there ?? known)
      this.#lines = writtenWhole(file, identity, lines)
      return lines
    } catch (thrown) {
      if (thrown instanceof GatewayRefusal) throw thrown
      this.#whyNot = thrown
      return 'unwritable'
    }
  }

  append(line: LedgerLine, isSafe: boolean): void {
    if (this.#lines === null) fail(this.#whyNot)
    if (!this.#owner.isOurs) {
      // Somebody has deleted what says so: it is taken anew before the next change.
      this.#whyNot = new Error('another program may keep it')
      this.#drop()
      fail(this.#whyNot)
    }
    this.#lines.append(line, isSafe)
  }

  close(): void {
    this.#drop()
    this.#owner.release()
  }

  #drop(): void {
    this.#lines?.close()
    this.#lines = null
  }
}

function writtenWhole(file: string, identity: string, lines: readonly LedgerLine[]): LineFile {
  const head: Head = { satchelLedger: 1, identity }
  const text = `${JSON.stringify(head)}\n${lines.map(writeLine).join('')}`
  const next = `${file}.next`
  const whole = openSync(next, 'w', 0o600)
  try {
    writeFileSync(whole, text)
    fsyncSync(whole)
  } finally {
    closeSync(whole)
  }
  renameSync(next, file)
  return new LineFile(openSync(file, 'a'))
}

/** Null: there are none that could be gone by. Changes nothing, since another process may keep it. */
function readLines(file: string, identity: string): readonly LedgerLine[] | null {
  const text = readIfThere(file)
  if (text === null) return null
  const [first = '', ...rest] = text.split('\n')
  const lines = rest.slice(0, -1).map(readLine)
  const isWhole = headOf(first) === identity && lines[0]?.kind === 'epoch'
  const known = lines.flatMap(line => line ?? [])
  // One that is damaged in the middle cannot say what was moved.
  return isWhole && known.length === lines.length ? known : null
}

function setAside(file: string): void {
  if (readIfThere(file) !== null) renameSync(file, `${file}.set-aside`)
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
    throw thrown
  }
}

function headOf(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line)
    const isHead = typeof value === 'object' && value !== null && 'satchelLedger' in value
    if (!isHead || value.satchelLedger !== 1 || !('identity' in value)) return null
    return typeof value.identity === 'string' ? value.identity : null
  } catch {
    return null
  }
}

class LineFile {
  readonly #fd: number
  /** Bytes up to the end of the last whole line; null: what comes after it could not be taken back. */
  #length: number | null

  constructor(fd: number) {
    this.#fd = fd
    this.#length = fstatSync(fd).size
  }

  append(line: LedgerLine, isSafe: boolean): void {
    if (this.#length === null) fail(new Error('half a line is in it'))
    const bytes = Buffer.from(writeLine(line))
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at)
      if (isSafe) fdatasyncSync(this.#fd)
      this.#length += bytes.length
    } catch (thrown) {
      this.#takeBack(this.#length)
      fail(thrown)
    }
  }

  close(): void {
    closeSync(this.#fd)
  }

  /** The next line must not begin within this one. */
  #takeBack(length: number): void {
    try {
      ftruncateSync(this.#fd, length)
    } catch {
      this.#length = null
    }
  }
}

function fail(thrown: unknown): never {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  throw said(`What is to be done could not be written down (${reason}).`)
}
