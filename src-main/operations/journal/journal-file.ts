import { rmSync, statSync } from 'node:fs'
import { type AppError, AppFailure } from '../../../src-shared/errors'
import type { JournalState } from '../../../src-shared/model/operation'
import { dropDamagedRows } from './damaged-rows'
import { causeOf, FileGone, journalError } from './journal-error'
import type { JournalMove } from './kept-rows'
import { openDatabase } from './open-database'
import { movesIn, takeBackNewer, takeOverMoves } from './salvage'
import {
  isMarkedDamaged,
  markDamaged,
  placeForCopy,
  type SetAsideReason,
  setAside,
  setLoneSideFilesAside,
} from './set-aside'
import { DamagedText, type Sql } from './sql'

const OK: JournalState = { kind: 'ok' }

export interface JournalFileParts {
  readonly file: string
  readonly nowMs: () => number
  /** Housekeeping, in one transaction: at opening, and again to find out whether the file can be written. */
  readonly tidy: (sql: Sql) => void
  /** The id of the inventory that rows of the version before belong to. */
  readonly newKeyOf: (key: string) => string
}

/**
 * The file behind the journal: opened when first needed, set aside when it
 * cannot be read, and every failure a sentence. What may pass (a full disk,
 * another Satchel) is tried again at the next use; after damage, or when the
 * file was taken away, nothing is trusted until the next start.
 */
export class JournalFile {
  readonly #parts: JournalFileParts
  #sql: Sql | null = null
  #inode = 0
  #setAside: JournalState | null = null
  #passing: AppError | null = null
  #lasting: AppError | null = null
  /** Of files that were set aside: what they have hidden must stay within reach. */
  readonly #salvaged: JournalMove[] = []

  constructor(parts: JournalFileParts) {
    this.#parts = parts
  }

  get state(): JournalState {
    if (this.#lasting === null && (this.#sql === null || this.#passing !== null)) this.#tryToWrite()
    const error = this.#lasting ?? this.#passing
    if (error !== null) return { kind: 'unavailable', error }
    return this.#setAside ?? OK
  }

  read<T>(work: (sql: Sql) => T): T {
    return this.#guarded(() => work(this.#opened()))
  }

  /** In one transaction, synced before it returns. */
  write<T>(work: (sql: Sql) => T): T {
    return this.#guarded(() => {
      const sql = this.#opened()
      if (inodeOf(this.#parts.file) !== this.#inode)
        throw new FileGone('The file is not the one that was opened.')
      const value = sql.transaction(work)
      this.#passing = null
      return value
    })
  }

  close(): void {
    this.#sql?.close()
    this.#sql = null
    this.#lasting = { kind: 'bug', message: 'Satchel is closing and changes nothing any more.' }
  }

  #tryToWrite(): void {
    try {
      this.write(this.#parts.tidy)
    } catch {
      // It is in the state now.
    }
  }

  #guarded<T>(work: () => T): T {
    if (this.#lasting !== null) throw new AppFailure(this.#lasting)
    try {
      return this.#withoutDamagedRows(work)
    } catch (thrown) {
      if (thrown instanceof AppFailure) throw thrown
      throw new AppFailure(this.#note(thrown))
    }
  }

  /** Rows that cannot be read are set aside, with a copy of the file, and the others go on being read. */
  #withoutDamagedRows<T>(work: () => T): T {
    try {
      return work()
    } catch (thrown) {
      if (!(thrown instanceof DamagedText) || !this.#setRowsAside(this.#opened())) throw thrown
      return work()
    }
  }

  #setRowsAside(sql: Sql): boolean {
    const { file, nowMs } = this.#parts
    const copy = placeForCopy(file, nowMs())
    sql.copyTo(copy)
    if (sql.transaction(dropDamagedRows) === 0) {
      rmSync(copy)
      return false
    }
    this.#setAside = { kind: 'set-aside', file: copy, reason: 'damaged-rows' }
    return true
  }

  #note(thrown: unknown): AppError {
    const error = journalError(thrown, this.#parts.file)
    const cause = causeOf(thrown)
    if (cause === 'damaged') markDamaged(this.#parts.file)
    if (cause === 'damaged' || cause === 'gone') this.#lasting = error
    else this.#passing = error
    return error
  }

  #opened(): Sql {
    this.#sql ??= this.#open()
    return this.#sql
  }

  #open(): Sql {
    const { file, nowMs, tidy, newKeyOf } = this.#parts
    const loneFile = setLoneSideFilesAside(file, nowMs())
    if (loneFile !== null) this.#setAside = { kind: 'set-aside', file: loneFile, reason: 'corrupt' }
    if (isMarkedDamaged(file)) this.#putAside('corrupt')
    let sql = openDatabase(file, tidy, newKeyOf)
    if (typeof sql === 'string') {
      this.#putAside(sql)
      sql = openDatabase(file, tidy, newKeyOf)
    }
    if (typeof sql === 'string') throw new Error(`A new journal is ${sql} at once.`)
    this.#takeOver(sql)
    takeBackNewer(sql, file)
    this.#inode = inodeOf(file)
    return sql
  }

  #takeOver(sql: Sql): void {
    try {
      takeOverMoves(sql, this.#salvaged)
      this.#salvaged.length = 0
    } catch (thrown) {
      sql.close()
      throw thrown
    }
  }

  #putAside(reason: SetAsideReason): void {
    const { file, nowMs } = this.#parts
    this.#salvaged.push(...movesIn(file))
    this.#setAside = { kind: 'set-aside', file: setAside(file, reason, nowMs()), reason }
  }
}

function inodeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? -1
}
