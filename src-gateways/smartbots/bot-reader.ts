import { createHash } from 'node:crypto'
import type { Children, Trail } from '../kit/platform.ts'
import { notFound } from '../kit/refusal.ts'
import type { BotConnection } from './bot-connection.ts'
import { type BotEntry, botEntry, ROOT_ID } from './bot-entry.ts'
import { loading } from './smartbots-refusal.ts'
import type { BotApi } from './wire/bot-api.ts'
import type { InventoryRow, RowList } from './wire/inventory-row.ts'

/** A folder as it was listed last. */
interface Seen {
  readonly print: string
  readonly count: number
}

/** So many folders are looked at each time: those that were listed last. */
const MOST_LOOKED_AT = 3
/** A root that is shorter than this was never a whole one. */
const FEW = 4

/**
 * Listings of the bot's folders, and what they prove. An empty list says that a folder
 * is empty, or gone, or no folder, or not loaded yet (smartbots.md, 3): which of them,
 * the folders above it tell.
 */
export class BotReader {
  readonly #api: BotApi
  readonly #connection: Pick<BotConnection, 'isLoading' | 'noteLoading'>
  /** By id of the folder, as the service has it; the one listed last at the end. */
  readonly #seen = new Map<string, Seen>()
  /** A root that is much shorter than it was has been waited for already. */
  #isShortDoubted = false

  constructor(api: BotApi, connection: Pick<BotConnection, 'isLoading' | 'noteLoading'>) {
    this.#api = api
    this.#connection = connection
  }

  /** Fails with `notFound` where the folder is gone, and as loading where that cannot be told. */
  async children(folder: Trail<BotEntry>, signal: AbortSignal): Promise<Children<BotEntry>> {
    const list = await this.#believed(folder, signal)
    const entries = list.rows.map(row => botEntry(row, folder))
    if (this.#connection.isLoading) return { entries, incomplete: { expected: 0 } }
    if (list.unreadable === 0) return { entries }
    return { entries, incomplete: { expected: entries.length + list.unreadable } }
  }

  /** As it is listed this moment; null: it is not there. */
  async entry(trail: Trail<BotEntry>, signal: AbortSignal): Promise<BotEntry | null> {
    const folder = trail.slice(0, -1)
    const { rows } = await this.#believed(folder, signal)
    const row = rows.find(({ id }) => id === trail.at(-1)?.id)
    if (row !== undefined) return botEntry(row, folder)
    if (this.#connection.isLoading) throw loading()
    return null
  }

  /** All rows of a folder, as far as they can be believed: fails as `children` does. */
  async rows(folder: Trail<BotEntry>): Promise<readonly InventoryRow[]> {
    return (await this.#believed(folder, new AbortController().signal)).rows
  }

  /** How many rows it had when it was listed last; null: it was not. */
  countIn(folder: Trail<BotEntry>): number | null {
    return this.#seen.get(idOf(folder))?.count ?? null
  }

  /** We have taken something away ourselves: what is missing now is missing for that. */
  expectFewer(folder: Trail<BotEntry>): void {
    this.#seen.delete(idOf(folder))
  }

  /** Of the folders that were listed last, the contract's ids of those that are other than they were. */
  async changed(signal: AbortSignal): Promise<readonly string[]> {
    const changed: string[] = []
    for (const [id, seen] of [...this.#seen].slice(-MOST_LOOKED_AT)) {
      const list = await this.#api.list(id, signal)
      if (id === '') this.#doubtRoot(list)
      const now = seenAs(list)
      // It may have been listed meanwhile.
      if (now.print === seen.print || this.#seen.get(id) !== seen) continue
      this.#seen.set(id, now)
      changed.push(id === '' ? ROOT_ID : id)
    }
    return changed
  }

  async #believed(folder: Trail<BotEntry>, signal: AbortSignal): Promise<RowList> {
    const id = idOf(folder)
    const list = await this.#api.list(id, signal)
    if (id === '') this.#doubtRoot(list)
    if (isEmpty(list)) await this.#proveEmpty(folder, signal)
    this.#seen.delete(id)
    this.#seen.set(id, seenAs(list))
    return list
  }

  /**
   * Every inventory has folders at its top, and nobody takes away half of them at once:
   * such a root is refused, and believed only when it is the same after the time that
   * loading takes.
   */
  #doubtRoot(list: RowList): void {
    const before = this.#seen.get('')?.count ?? 0
    const isShort = before >= FEW && list.rows.length < before / 2
    if (isEmpty(list)) this.#connection.noteLoading()
    else if (isShort && !this.#isShortDoubted) {
      this.#isShortDoubted = true
      this.#connection.noteLoading()
    }
    if (isEmpty(list) || (isShort && this.#connection.isLoading)) throw loading()
    this.#isShortDoubted = false
  }

  /** Fails unless the folder is there, and is known to be loaded. */
  async #proveEmpty(folder: Trail<BotEntry>, signal: AbortSignal): Promise<void> {
    const [last] = folder.slice(-1)
    if (last === undefined || this.#connection.isLoading) throw loading()
    const above = folder.slice(0, -1)
    const siblings = await this.#api.list(idOf(above), signal)
    if (above.length === 0) this.#doubtRoot(siblings)
    const isThere = siblings.rows.some(({ id, isFolder }) => id === last.id && isFolder)
    const wasFull = (this.#seen.get(last.id)?.count ?? 0) > 0
    // One that was full a moment ago, or has left its folder, may be that of a bot which has just begun.
    if (above.length > 0 && (wasFull || !isThere)) this.#doubtRoot(await this.#api.list('', signal))
    if (this.#connection.isLoading) throw loading()
    if (!isThere) throw notFound(last.title)
  }
}

/** As the service has it: the root has none. */
export function idOf(folder: Trail<BotEntry>): string {
  return folder.at(-1)?.id ?? ''
}

function isEmpty({ rows, unreadable }: RowList): boolean {
  return rows.length === 0 && unreadable === 0
}

function seenAs({ rows, unreadable }: RowList): Seen {
  const hash = createHash('sha256').update(String(unreadable))
  for (const row of rows) hash.update(JSON.stringify(row))
  return { print: hash.digest('base64'), count: rows.length }
}
