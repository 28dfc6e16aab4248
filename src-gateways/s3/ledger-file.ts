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
import { said } from '../kit/refusal.ts'
import { type LedgerLine, readLine, writeLine } from './ledger-lines.ts'
import { type LedgerStore, MoveLedger } from './move-ledger.ts'

/** Of one kind of file, and of one bucket and prefix: keys mean nothing elsewhere. */
interface Head {
  readonly satchelLedger: 1
  readonly identity: string
}

/**
 * The ledger in this file, and a new one where there is none, or where it is of
 * another bucket or not readable: then it is set aside. Written whole at the
 * start, by lines after that; a line that was torn at the end counts for nothing.
 * Where it can be read and not written, ids hold, and nothing is begun.
 * @throws Error of node:fs where it cannot be read
 */
export function openLedgerFile(file: string, identity: string): MoveLedger {
  const known = new MoveLedger(readLines(file, identity) ?? [])
  try {
    return new MoveLedger(known.lines, writtenWhole(file, identity, known.lines))
  } catch (thrown) {
    return new MoveLedger(known.lines, { append: () => fail(thrown) })
  }
}

function writtenWhole(file: string, identity: string, lines: readonly LedgerLine[]): LedgerStore {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
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

/** Null: there are none that could be gone by. */
function readLines(file: string, identity: string): readonly LedgerLine[] | null {
  const text = readIfThere(file)
  if (text === null) return null
  const [first = '', ...rest] = text.split('\n')
  const lines = rest.slice(0, -1).map(readLine)
  const isWhole = headOf(first) === identity && lines[0]?.kind === 'epoch'
  const known = lines.flatMap(line => line ?? [])
  // One that is damaged in the middle cannot say what was moved.
  if (isWhole && known.length === lines.length) return known
  renameSync(file, `${file}.set-aside`)
  return null
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

class LineFile implements LedgerStore {
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
