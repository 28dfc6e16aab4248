import { AppFailure } from '../../src-shared/errors'
import type { Publish } from '../../src-shared/ipc/contract'
import type { SourceState } from '../../src-shared/model/source'
import type { KeptThing, OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import { identityOf } from '../sources/inventory-identity'
import { pinnedTarget } from '../sources/pinned-calls'
import type { SourceConnection } from '../sources/source-connection'

interface InventoryWatchParts {
  readonly connection: SourceConnection
  readonly engine: () => OperationEngine
  readonly journal: Journal
  readonly publish: Publish
}

/** Tells the window what is kept of the open inventory, and finishes what an earlier start left open in it. */
export class InventoryWatch {
  readonly #parts: InventoryWatchParts
  #toldState: Journal['state']
  #opened: string | null = null

  constructor(parts: InventoryWatchParts) {
    this.#parts = parts
    this.#toldState = parts.journal.state
  }

  /** Something that is kept has changed. */
  onChange(what: KeptThing, inventory: string): void {
    const { journal, publish } = this.#parts
    if (this.#isOpen(inventory)) this.#tell(what, inventory)
    if (journal.state === this.#toldState) return
    this.#toldState = journal.state
    publish('journal.changed', journal.state)
  }

  /** What an inventory brings with it, each time that it is opened. */
  follow(state: SourceState): void {
    const inventory = state.kind === 'ready' ? identityOf(state).key : null
    if (inventory !== null && inventory !== this.#opened) setImmediate(() => this.#recover(inventory))
    this.#opened = inventory
  }

  /** The gateway is there by then. */
  #recover(inventory: string): void {
    const { connection, engine } = this.#parts
    if (!this.#isOpen(inventory) || connection.state.kind !== 'ready') return
    void engine().recover(pinnedTarget(connection))
    for (const what of ['history', 'moves', 'locks'] as const) this.#tell(what, inventory)
  }

  #isOpen(inventory: string): boolean {
    return identityOf(this.#parts.connection.state).key === inventory
  }

  #tell(what: KeptThing, inventory: string): void {
    const { publish } = this.#parts
    const engine = this.#parts.engine()
    try {
      if (what === 'history') publish('history.changed', engine.undoStack(inventory))
      else if (what === 'moves') publish('moves.changed', engine.unfinishedMoves(inventory))
      else publish('locks.changed', engine.locks(inventory))
    } catch (thrown) {
      // The window hears of the journal's own state instead.
      if (!(thrown instanceof AppFailure)) throw thrown
    }
  }
}
