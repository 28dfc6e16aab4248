import { AppFailure } from '../../src-shared/errors'
import type { Publish } from '../../src-shared/ipc/contract'
import type { InventoryId, KnownInventory } from '../../src-shared/model/inventory-id'
import type { SameQuestion } from '../../src-shared/model/same-question'
import type { SourceState } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import type { IndexService } from '../index/index-service'
import type { OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import { unnamedId } from '../sources/inventory-id'
import { pinnedTarget } from '../sources/pinned-calls'
import type { SameInventories } from '../sources/same-inventories'
import type { SourceConnection } from '../sources/source-connection'
import { InventoryFiles } from './inventory-files'
import type { InventorySession } from './inventory-session'
import type { ListingStore } from './listing-store'
import type { Sessions } from './sessions'

interface AskParts {
  readonly userData: string
  readonly same: SameInventories
  readonly connection: SourceConnection
  readonly sessions: Sessions
  readonly engine: () => OperationEngine
  readonly journal: Journal
  readonly listings: ListingStore
  readonly indexing: IndexService
  readonly publish: Publish
  readonly log: (line: string) => void
}

/**
 * A service that could not say whose inventory it shows says it since its mod
 * was updated. Whether it is still the same one only a person knows: asked once,
 * and where it is, all that was kept for the service without a name is taken
 * over. Nothing of it is touched before the answer, nor after a no.
 */
export class AskIfSame {
  readonly #parts: AskParts
  #question: SameQuestion | null = null
  /** For which state the question was put, so that it is looked for once. */
  #putFor = ''
  #isAnswering = false

  constructor(parts: AskParts) {
    this.#parts = parts
  }

  get question(): SameQuestion | null {
    return this.#question
  }

  /** Call with every state of the connection, after the session was opened. */
  follow(state: SourceState): void {
    const key = state.kind === 'ready' ? `${state.source.address} ${state.inventory.id}` : ''
    if (key === this.#putFor) return
    this.#putFor = key
    this.#put(this.#questionOf(state))
  }

  /**
   * Fails with `offline` when it is not asked any more, and with what the journal
   * says when nothing can be taken over; then it is still asked.
   */
  async answer(unnamed: InventoryId, isSame: boolean): Promise<void> {
    const { same, sessions, connection } = this.#parts
    const session = sessions.required()
    if (this.#question?.unnamed !== unnamed || !session.isConnected || this.#isAnswering) {
      throw new AppFailure({ kind: 'offline', ...say('not-connected') })
    }
    this.#isAnswering = true
    try {
      if (isSame) await this.#takeOver(unnamed, session)
    } finally {
      this.#isAnswering = false
    }
    same.keep({ unnamed, named: session.id, isSame })
    connection.takeAsSame(same.sameAs)
    this.#put(null)
  }

  async #takeOver(unnamed: InventoryId, session: InventorySession): Promise<void> {
    const { userData, log, connection, engine, listings, indexing } = this.#parts
    // First what can fail.
    await engine().takeOver(unnamed, pinnedTarget(connection))
    const known: KnownInventory = { id: unnamed, ownerId: null }
    session.join(new InventoryFiles(userData, unnamed, log), known)
    await listings.giveTo(unnamed, session.id)
    const { folder } = new InventoryFiles(userData, unnamed, log)
    await indexing.adopt(folder, session.id)
  }

  #questionOf(state: SourceState): SameQuestion | null {
    if (state.kind !== 'ready' || state.source.origin === 'built-in' || state.account === null) return null
    const unnamed = unnamedId(state.source, state.capabilities.platform)
    if (this.#parts.same.isAnswered(unnamed, state.inventory.id) || !this.#isKept(unnamed)) return null
    return { unnamed, userName: state.account.userName }
  }

  #isKept(unnamed: InventoryId): boolean {
    const { userData, journal, log } = this.#parts
    if (new InventoryFiles(userData, unnamed, log).exist()) return true
    try {
      return journal.knows(unnamed)
    } catch (thrown) {
      // Asked at the next opening, when the journal can be read again.
      if (!(thrown instanceof AppFailure)) throw thrown
      return false
    }
  }

  #put(question: SameQuestion | null): void {
    if (question === null && this.#question === null) return
    this.#question = question
    this.#parts.publish('inventory.questioned', question)
  }
}
