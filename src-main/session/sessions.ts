import { AppFailure } from '../../src-shared/errors'
import type { Operation } from '../../src-shared/model/operation'
import type { SourceState } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import type { KeptThing } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import { InventorySession, type SessionParts } from './inventory-session'

/** Opens the session of an inventory with it, and drops it when another one is opened. */
export class Sessions {
  readonly #parts: SessionParts
  #open: InventorySession | null = null
  #isConnected = false
  #trayRevision = 0
  #toldJournal: Journal['state']

  constructor(parts: Omit<SessionParts, 'nextTrayRevision'>) {
    this.#parts = { ...parts, nextTrayRevision: () => ++this.#trayRevision }
    this.#toldJournal = parts.journal.state
  }

  /** Of the inventory that the window shows, whether or not it is connected; null until one is known. */
  get current(): InventorySession | null {
    return this.#open
  }

  /** The same, or a failure of kind `offline`. */
  required(): InventorySession {
    if (this.#open !== null) return this.#open
    throw new AppFailure({ kind: 'offline', ...say('not-connected') })
  }

  /** Call with every state of the connection. True when it brought another inventory. */
  follow(state: SourceState): boolean {
    const known = state.inventory
    const isOther = known !== null && known.id !== this.#open?.id
    if (isOther) {
      if (this.#open !== null) this.#parts.engine().leave(this.#open.id)
      this.#open = new InventorySession(this.#parts, known, 'source' in state ? state.source : null)
      this.#open.tellAll()
      this.#tellJournal()
    }
    const isConnected = state.kind === 'ready'
    if (isConnected && (isOther || !this.#isConnected)) this.#open?.connected()
    this.#isConnected = isConnected
    return isOther
  }

  /** Tells the window all of what is open, as when it was opened. */
  tellAll(): void {
    this.#open?.tellAll()
    this.#parts.publish('journal.changed', this.#parts.journal.state)
  }

  /** Something that the journal keeps has changed. */
  onChange(what: KeptThing, inventory: string): void {
    if (this.#open?.id === inventory) this.#open.tell(what)
    this.#tellJournal()
  }

  /** A page of History of what is open. */
  history(beforeId: string | null, limit: number): readonly Operation[] {
    const page = this.#open?.history(beforeId, limit) ?? []
    this.#tellJournal()
    return page
  }

  /** Reading, too, may find that rows of it are damaged. */
  #tellJournal(): void {
    const { journal, publish } = this.#parts
    if (journal.state === this.#toldJournal) return
    this.#toldJournal = journal.state
    publish('journal.changed', journal.state)
  }

  /** Call with every word on an operation; whether it is about what is open here. */
  followOperation(operation: Operation, inventory: string): boolean {
    if (this.#open?.id !== inventory) return false
    this.#open.follow(operation)
    return true
  }
}
