import type { ItemRecord } from '../grids/records'
import { parseUuid, type Uuid } from '../grids/uuid'

/** A listing does not wait longer for the names of those who made things; one of later has them. */
const PATIENCE_MS = 500
/** After it could not say one, nobody asks it for a while: a grid may keep its accounts elsewhere. */
const REST_MS = 60_000
/** Of those who are asked for, in one listing. */
const MOST_ASKED = 200

interface Accounts {
  /** Null: the grid knows none. By connections of its own, few at a time, and given up soon. */
  ask(id: Uuid, signal: AbortSignal): Promise<string | null>
  learnt?(id: Uuid): void
}

/** Names of avatars by their ids, as the grid's account service says them: items say ids only. */
export class CreatorNames {
  readonly #accounts: Accounts
  /** Empty: the grid knows none. */
  readonly #names = new Map<string, string>()
  readonly #asking = new Map<Uuid, Promise<void>>()
  /** Ends all that is being asked once one failed. */
  #round = new AbortController()
  #restsUntilMs = 0
  /** One was waited for in vain, and none has come since: nobody waits again. */
  #isSlow = false

  constructor(accounts: Accounts) {
    this.#accounts = accounts
  }

  get known(): ReadonlyMap<string, string> {
    return this.#names
  }

  /** Learns who made these, as far as that does not take long. Never fails: a name is nice to have. */
  async meet(items: readonly ItemRecord[]): Promise<void> {
    await this.meetAvatars(items.flatMap(it => creatorOf(it) ?? []))
  }

  async meetAvatars(ids: readonly Uuid[]): Promise<void> {
    const unknown = [...new Set(ids)].filter(id => !this.#names.has(id)).slice(0, MOST_ASKED)
    if (unknown.length === 0 || Date.now() < this.#restsUntilMs) return
    const asked = Promise.all(unknown.map(id => this.#askOnce(id)))
    if (this.#isSlow) return
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>(resolve => {
      timer = setTimeout(() => {
        this.#isSlow = true
        resolve()
      }, PATIENCE_MS)
    })
    await Promise.race([late, asked])
    clearTimeout(timer)
  }

  async #askOnce(id: Uuid): Promise<void> {
    const asking =
      this.#asking.get(id) ??
      this.#ask(id).finally(() => {
        this.#asking.delete(id)
      })
    this.#asking.set(id, asking)
    await asking
  }

  async #ask(id: Uuid): Promise<void> {
    const round = this.#round
    try {
      this.#names.set(id, (await this.#accounts.ask(id, round.signal)) ?? '')
      this.#isSlow = false
      this.#accounts.learnt?.(id)
    } catch {
      if (round !== this.#round) return
      this.#round = new AbortController()
      this.#restsUntilMs = Date.now() + REST_MS
      round.abort()
    }
  }
}

/** Null: nobody, or somebody of another grid, whose name stands there. */
function creatorOf({ creatorId, creatorData }: ItemRecord): Uuid | null {
  return creatorData.includes(';') ? null : parseUuid(creatorId)
}
