import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { isMark, isOwn, isSurelyGone, OWN_MARK, OWN_NAME, type ProcessMark } from '../kit/process-mark.ts'
import { said } from '../kit/refusal.ts'

const TRIES = 3
/** What is not readable longer than this was never written to its end: the power went. */
const TORN_AFTER_MS = 60_000

interface Owner {
  readonly by: ProcessMark
  readonly atMs: number
}

/**
 * Which process writes a ledger, in a file beside it. Two would each take what the other is at
 * for something that broke off, and lose the lines of the other.
 */
export class LedgerOwner {
  readonly #file: string

  constructor(ledger: string) {
    this.#file = `${ledger}.owner`
  }

  get isOurs(): boolean {
    const owner = ownerIn(textIn(this.#file))
    return owner !== null && isOwn(owner.by)
  }

  /** Returns when it is this process. @throws GatewayRefusal where it may be another, Error of node:fs where none can be */
  take(): void {
    for (let turn = 1; ; turn++) {
      if (this.#write()) return
      const text = textIn(this.#file)
      const owner = ownerIn(text)
      if (owner !== null && isOwn(owner.by)) return
      const isGone = owner === null ? this.#isTorn() : isSurelyGone(owner.by, owner.atMs)
      if (!isGone || turn === TRIES) throw this.#refusal(owner)
      this.#putAside(text)
    }
  }

  release(): void {
    try {
      if (this.isOurs) unlinkSync(this.#file)
    } catch {
      // Whoever comes finds that this process has ended.
    }
  }

  /** False: there is one. */
  #write(): boolean {
    let file: number
    try {
      file = openSync(this.#file, 'wx', 0o600)
    } catch (thrown) {
      if (isCode(thrown, 'EEXIST')) return false
      throw thrown
    }
    try {
      const owner: Owner = { by: OWN_MARK, atMs: Date.now() }
      writeFileSync(file, JSON.stringify(owner))
    } catch (thrown) {
      unlinkSync(this.#file)
      throw thrown
    } finally {
      closeSync(file)
    }
    return true
  }

  /** Another process may have done so meanwhile, and have written its own: that one is put back. */
  #putAside(text: string): void {
    const aside = `${this.#file}.${OWN_NAME}`
    try {
      renameSync(this.#file, aside)
      if (textIn(aside) !== text) linkSync(aside, this.#file)
    } catch {
      // Whoever has it by now is asked in the next turn; who has lost it sees so before its next line.
    } finally {
      rmSync(aside, { force: true })
    }
  }

  #isTorn(): boolean {
    const stat = statSync(this.#file, { throwIfNoEntry: false })
    return stat !== undefined && Date.now() - stat.mtimeMs > TORN_AFTER_MS
  }

  #refusal(owner: Owner | null): Error {
    if (owner !== null && owner.by.machine === OWN_MARK.machine)
      return said(
        `Another Satchel (process ${owner.by.pid}) is changing things in this bucket. Try again when it has ended.`,
      )
    return said(
      `Another Satchel may be changing things in this bucket. If none is, also on other computers, delete ${this.#file}.`,
    )
  }
}

function ownerIn(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('by' in value && 'atMs' in value)) return null
    const { by, atMs } = value
    return isMark(by) && typeof atMs === 'number' ? { by, atMs } : null
  } catch {
    return null
  }
}

/** Empty: it cannot be read, or is not there. */
function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function isCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code
}
