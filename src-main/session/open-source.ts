import type { Publish } from '../../src-shared/ipc/contract'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { SourceState } from '../../src-shared/model/source'
import type { Sources } from '../sources/connect-sources'
import type { SameInventories } from '../sources/same-inventories'
import { AskIfSame } from './ask-if-same'
import type { SessionParts } from './inventory-session'
import { Sessions } from './sessions'

interface OtherSources {
  /**
   * Where another source has this inventory open already, turns to that and says
   * true: what belongs to one inventory is written by one session.
   */
  turnToHolder(source: OpenSource, inventory: InventoryId): boolean
}

export interface OpenSourceParts {
  /** Null: the one that is found by itself. */
  readonly id: string | null
  readonly connect: (publish: (state: SourceState) => void) => Sources
  readonly shared: Omit<SessionParts, 'connection' | 'publish' | 'nextTrayRevision'>
  readonly same: SameInventories
  /** Reaches the window only while it shows this source. */
  readonly publish: Publish
  readonly others: () => OtherSources
  /** Told of every state, with whether it brought another inventory. */
  readonly onState: (source: OpenSource, state: SourceState, isOther: boolean) => void
}

/** One source with all that belongs to it: its connection, and the session of the inventory that it shows. */
export class OpenSource {
  readonly id: string | null
  readonly sources: Sources
  readonly sessions: Sessions
  readonly asker: AskIfSame
  readonly #publish: Publish
  #isStarted = false

  constructor(parts: OpenSourceParts) {
    const { id, connect, shared, same, publish, onState } = parts
    this.id = id
    this.#publish = publish
    this.sources = connect(state => {
      const inventory = state.inventory?.id
      if (inventory !== undefined && parts.others().turnToHolder(this, inventory)) return
      // The window first: what is told of another inventory is for its session there.
      publish('source.changed', state)
      const isOther = this.sessions.follow(state)
      this.asker.follow(state)
      onState(this, state, isOther)
    })
    const { connection } = this.sources
    connection.onNews(news => {
      if (news.kind === 'outdated') this.outdated(news.folders)
    })
    const session = { ...shared, connection, publish }
    this.sessions = new Sessions(session)
    this.asker = new AskIfSame({ ...session, same, sessions: this.sessions })
  }

  get connection(): Sources['connection'] {
    return this.sources.connection
  }

  get isStarted(): boolean {
    return this.#isStarted
  }

  /** Begins to connect, once. */
  start(): void {
    if (this.#isStarted) return
    this.#isStarted = true
    this.sources.start()
  }

  stop(): void {
    this.sources.stop()
  }

  /** Something changed there beside the operations: whatever window shows it lists it again. */
  outdated(folders: readonly InventoryPath[] | null): void {
    this.#publish('listings.outdated', { folders })
  }

  /** Tells the window all that it has to know to show this one instead of another. */
  tellAll(): void {
    this.#publish('source.changed', this.connection.state)
    this.#publish('inventory.questioned', this.asker.question)
    this.sessions.tellAll()
  }
}
