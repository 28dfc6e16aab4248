import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { type ConnectionState, type DeepPartial, Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import type { Ground, TrashedFrom } from '../grids/grid-entry'
import type { ItemRecord } from '../grids/records'
import { Skeleton } from '../grids/skeleton'
import type { Uuid } from '../grids/uuid'
import type { Sink } from '../kit/platform.ts'
import { CreatorNames } from './creator-names'
import { refusalOf, stateOf } from './grid-refusal'
import { findAvatar, provePassword } from './wire/grid-account'
import { GridFault } from './wire/grid-fault'
import type { GridHttp } from './wire/grid-http'
import type { XInventory } from './wire/xinventory'

export interface GridPeer {
  readonly http: GridHttp
  readonly inventory: XInventory
  readonly ownerId: Uuid
  /** Of the avatar; null: nobody is asked to prove who they are. */
  readonly password: string | null
}

/** Milliseconds between two looks at the grid. */
export interface Rhythm {
  readonly poll: number
  readonly firstRetry: number
  readonly lastRetry: number
}

const RHYTHM: Rhythm = { poll: 5_000, firstRetry: 1_000, lastRetry: 30_000 }
/** A look at a large inventory is dear: not more than this part of the time goes into looking. */
const LOOKING_SHARE = 0.1

/**
 * Knows whether the grid is reached and what all folders are, looks again every few
 * seconds, and tells what is other than before. One request says it all: the skeleton
 * has each folder with its version.
 */
export class GridConnection {
  readonly trashedFrom = new Map<string, TrashedFrom>()
  readonly #peer: GridPeer
  readonly #rhythm: Rhythm
  readonly #closing = new AbortController()
  #sink: Sink | null = null
  #skeleton: Skeleton | null = null
  readonly #creators: CreatorNames
  #worn: ReadonlySet<string> = new Set()
  #isProved = false
  #looking: Promise<Skeleton> | null = null
  #timer: NodeJS.Timeout | null = null
  #retryMs: number
  #told = ''
  #state: DeepPartial<ConnectionState> = { reach: Reach.REACH_CONNECTING }

  constructor(peer: GridPeer, rhythm: Rhythm = RHYTHM) {
    this.#peer = peer
    const { signal } = this.#closing
    this.#creators = new CreatorNames({
      ask: async (id, round) => {
        const options = { lane: 'names', signal: AbortSignal.any([signal, round]) } as const
        return (await findAvatar(peer.http, { id }, options))?.name ?? null
      },
      learnt: id => {
        if (id === peer.ownerId && this.avatarName !== '') this.#sink?.described()
      },
    })
    this.#rhythm = rhythm
    this.#retryMs = rhythm.firstRetry
  }

  /** The name where the grid has said it. */
  get avatarName(): string {
    return this.#creators.known.get(this.#peer.ownerId) ?? ''
  }

  get skeleton(): Skeleton | null {
    return this.#skeleton
  }

  start(sink: Sink): void {
    this.#sink = sink
    sink.state(this.#state)
    void this.#lookAndGoOn()
  }

  /** The first look, so that what is said of the inventory is whole from the beginning; not waited for longer than `ms`. */
  async begin(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>(resolve => {
      timer = setTimeout(resolve, ms)
    })
    await Promise.race([
      late,
      this.look()
        .then(() => this.#creators.meetAvatars([this.#peer.ownerId]))
        .catch(() => {}),
    ])
    clearTimeout(timer)
  }

  close(): void {
    this.#closing.abort()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  /** Waits for the first look, or looks itself. Fails with a refusal. */
  async ground(): Promise<Ground> {
    return this.#groundOf(this.#skeleton ?? (await this.look()))
  }

  /** All folders as they are this moment. Fails with a refusal. */
  async look(): Promise<Skeleton> {
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = null
    })
    return await this.#looking
  }

  /** Learns the names of those who made them, for the entries that are made of the items next. */
  async meetCreators(items: readonly ItemRecord[]): Promise<void> {
    await this.#creators.meet(items)
  }

  /** Asks the grid: its faults become refusals, and say what has become of the connection. */
  async ask<T>(asked: (inventory: XInventory) => Promise<T>): Promise<T> {
    try {
      const answer = await asked(this.#peer.inventory)
      if (this.#skeleton !== null) this.#tell({ reach: Reach.REACH_CONNECTED })
      return answer
    } catch (thrown) {
      this.#tellFault(thrown)
      throw refusalOf(thrown)
    }
  }

  async #lookOnce(): Promise<Skeleton> {
    return await this.ask(async inventory => {
      await this.#provePerson()
      const folders = await inventory.skeleton({ signal: this.#closing.signal })
      const now = Skeleton.of(folders, this.#peer.ownerId)
      if (now === null) throw new GridFault('failed', 'This avatar has no inventory on this grid.', true)
      const before = this.#skeleton
      if (now.outfit?.version !== before?.outfit?.version) this.#worn = await wornIn(inventory, now)
      this.#skeleton = now
      if (before?.trash?.id !== now.trash?.id) this.#sink?.described()
      if (before !== null) this.#sink?.changed(now.changedSince(before))
      // Not waited for: a name is nice to have.
      void this.#creators.meetAvatars([this.#peer.ownerId])
      return now
    })
  }

  /** Once; a wrong password ends it. */
  async #provePerson(): Promise<void> {
    const { http, ownerId, password } = this.#peer
    const { signal } = this.#closing
    if (!this.#isProved && password !== null && !(await provePassword(http, ownerId, password, { signal })))
      throw new GridFault('wrong-password', 'The password is not that of this avatar.', true)
    this.#isProved = true
  }

  async #lookAndGoOn(): Promise<void> {
    const startMs = performance.now()
    let nextMs = this.#rhythm.poll
    try {
      await this.look()
      this.#retryMs = this.#rhythm.firstRetry
      nextMs = Math.max(nextMs, (performance.now() - startMs) / LOOKING_SHARE)
    } catch {
      // One refusal may be a proxy's: it is looked again, but nobody is asked for a wrong password all the time.
      nextMs = this.#state.reach === Reach.REACH_AUTH_FAILED ? this.#rhythm.lastRetry : this.#retryMs
      this.#retryMs = Math.min(this.#retryMs * 2, this.#rhythm.lastRetry)
    }
    if (this.#closing.signal.aborted) return
    this.#timer = setTimeout(() => void this.#lookAndGoOn(), nextMs)
    this.#timer.unref()
  }

  #tellFault(thrown: unknown): void {
    if (!(thrown instanceof GridFault)) return
    const state = stateOf(thrown)
    // Before anything was read, whatever is said instead is the state.
    const nothing = { reach: Reach.REACH_OFFLINE, reason: Reason.REASON_SAID, said: thrown.message }
    if (state !== null) this.#tell(state)
    else if (this.#skeleton === null && thrown.kind !== 'cancelled') this.#tell(nothing)
  }

  #tell(state: DeepPartial<ConnectionState>): void {
    const told = `${String(state.reach)} ${String(state.reason)} ${state.said ?? ''}`
    if (told === this.#told) return
    this.#told = told
    const retryInMs = state.reach === Reach.REACH_AUTH_FAILED ? this.#rhythm.lastRetry : this.#retryMs
    this.#state = { ...state, ...(state.reach === Reach.REACH_CONNECTED ? {} : { retryInMs }) }
    this.#sink?.state(this.#state)
  }

  #groundOf(skeleton: Skeleton): Ground {
    return {
      ownerId: this.#peer.ownerId,
      rootId: skeleton.root.id,
      trashId: skeleton.trash?.id ?? null,
      worn: this.#worn,
      trashedFrom: this.trashedFrom,
      names: this.#creators.known,
    }
  }
}

/** What the links in Current Outfit lead to. */
async function wornIn(inventory: XInventory, { outfit }: Skeleton): Promise<ReadonlySet<string>> {
  if (outfit === null) return new Set()
  const { items } = await inventory.content(outfit.id)
  return new Set(items.flatMap(it => [it.id, it.assetId]))
}
