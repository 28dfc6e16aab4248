import type { IndexEvents, OpenRequest } from '../src-shared/ipc/index-contract'
import { Inventory } from './inventory'
import { statusOf } from './status'

/** Tells at most so often: a crawl changes something every few milliseconds. */
const TELL_MS = 250
/** More changed folders than that are not named. */
const MOST_NAMED = 500

export type TellEvent = <N extends keyof IndexEvents>(name: N, payload: IndexEvents[N]) => void

/** The inventory that is open, and whoever wants to hear of it. */
export class IndexHost {
  inventory: Inventory | null = null
  readonly #listeners = new Set<TellEvent>()
  readonly #followers = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #lastStatus = ''
  #lastSwitch: Promise<unknown> = Promise.resolve()

  /** Returns the function that stops telling. */
  listen(tell: TellEvent): () => void {
    this.#listeners.add(tell)
    return () => {
      this.#listeners.delete(tell)
    }
  }

  /** Told of each that was opened. Returns the function that stops telling. */
  onOpened(follower: () => void): () => void {
    this.#followers.add(follower)
    return () => {
      this.#followers.delete(follower)
    }
  }

  tell: TellEvent = (name, payload) => {
    for (const listener of this.#listeners) listener(name, payload)
  }

  /** Something is other than before; those that listen hear of it soon. */
  noteChange(): void {
    this.#timer ??= setTimeout(() => this.#tellChanges(), TELL_MS)
  }

  /** Whatever opens and closes does so one after the other: a close waits for a large listing, and what was asked for last is what is open at last. */
  async inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.#lastSwitch.catch(() => {}).then(work)
    this.#lastSwitch = turn
    return turn
  }

  /** To be called `inTurn`, as `close`. */
  async open(request: OpenRequest): Promise<Inventory> {
    await this.close()
    const inventory = new Inventory(request, () => this.noteChange())
    this.inventory = inventory
    for (const follower of this.#followers) follower()
    return inventory
  }

  async close(): Promise<void> {
    const { inventory } = this
    this.inventory = null
    this.#lastStatus = ''
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    await inventory?.close()
  }

  #tellChanges(): void {
    this.#timer = null
    if (this.inventory === null) return
    const { changed } = this.inventory.known
    if (changed.size > 0) {
      const folders = [...changed].flatMap(({ recordId }) =>
        recordId === null ? [] : [recordId === '' ? null : recordId],
      )
      this.tell('changed', { folders: changed.size > MOST_NAMED ? 'all' : folders })
      changed.clear()
    }
    const status = statusOf(this.inventory, Date.now())
    const text = JSON.stringify(status)
    if (text === this.#lastStatus) return
    this.#lastStatus = text
    this.tell('status', status)
  }
}
