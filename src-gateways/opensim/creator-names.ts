import type { ItemRecord } from '../grids/records'
import { parseUuid, type Uuid } from '../grids/uuid'

/** A listing does not wait longer for the names of those who made things; one of later has them. */
const PATIENCE_MS = 500
/** A grid is asked for few accounts at a time. */
const AT_ONCE = 4
/** After it could not say one, nobody asks it for a while: a grid may keep its accounts elsewhere. */
const REST_MS = 60_000
/** Of those who are asked for, in one listing. */
const MOST_ASKED = 200

/** Names of avatars by their ids, as the grid's account service says them: items say ids only. */
export class CreatorNames {
  readonly #ask: (id: Uuid) => Promise<string | null>
  /** Empty: the grid knows none. */
  readonly #names = new Map<string, string>()
  #restsUntilMs = 0

  constructor(ask: (id: Uuid) => Promise<string | null>) {
    this.#ask = ask
  }

  get known(): ReadonlyMap<string, string> {
    return this.#names
  }

  learn(id: Uuid, name: string): void {
    this.#names.set(id, name)
  }

  /** Learns who made these, as far as that does not take long. Never fails: a name is nice to have. */
  async meet(items: readonly ItemRecord[]): Promise<void> {
    const unknown = new Set(items.flatMap(item => this.#unknownOf(item)))
    if (unknown.size === 0 || Date.now() < this.#restsUntilMs) return
    const ids = [...unknown].slice(0, MOST_ASKED)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>(resolve => {
      timer = setTimeout(resolve, PATIENCE_MS)
    })
    const asking = Promise.all(Array.from({ length: AT_ONCE }, () => this.#askNext(ids)))
    await Promise.race([late, asking])
    clearTimeout(timer)
  }

  #unknownOf({ creatorId, creatorData }: ItemRecord): readonly Uuid[] {
    const id = parseUuid(creatorId)
    return id === null || creatorData.includes(';') || this.#names.has(id) ? [] : [id]
  }

  async #askNext(ids: Uuid[]): Promise<void> {
    for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
      try {
        this.#names.set(id, (await this.#ask(id)) ?? '')
      } catch {
        ids.length = 0
        this.#restsUntilMs = Date.now() + REST_MS
      }
    }
  }
}
