import { performance } from 'node:perf_hooks'
import type { Sql } from './sql'

/** A kill may lose a quarter of a second; a busy machine is late. */
const MAX_UNKEPT_MS = 100

/**
 * Gathers what is written for up to 100 ms into one transaction. `beforeCommit`
 * writes what is only in memory. While work that must be whole is under way
 * (a listing), nothing is committed.
 */
export class Keeper {
  readonly #sql: Sql
  readonly #beforeCommit: () => void
  readonly #onFailure: (thrown: unknown) => void
  #timer: ReturnType<typeof setTimeout> | null = null
  #begunMs = 0
  #inWork = 0

  constructor(sql: Sql, beforeCommit: () => void, onFailure: (thrown: unknown) => void) {
    this.#sql = sql
    this.#beforeCommit = beforeCommit
    this.#onFailure = onFailure
  }

  /** To be called before anything is written, and `endWork` when it is whole. */
  beginWork(): void {
    this.#inWork += 1
    if (this.#sql.isInTransaction) return
    this.#sql.exec('begin immediate')
    this.#begunMs = performance.now()
    this.#timer = setTimeout(() => this.#commitIfWhole(), MAX_UNKEPT_MS)
  }

  endWork(): void {
    this.#inWork -= 1
    if (performance.now() - this.#begunMs >= MAX_UNKEPT_MS) this.#commitIfWhole()
  }

  /** Throws where it cannot be written; then nothing of it is. */
  commit(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (!this.#sql.isInTransaction) return
    this.#beforeCommit()
    this.#sql.exec('commit')
  }

  /** What was not committed is not kept, in memory neither: whoever calls this reads all anew. */
  rollBack(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#inWork = 0
    if (this.#sql.isInTransaction) this.#sql.exec('rollback')
  }

  #commitIfWhole(): void {
    if (this.#inWork > 0) return
    try {
      this.commit()
    } catch (thrown) {
      this.#onFailure(thrown)
    }
  }
}
