import type { RowId } from '../kit/row-id'
import type { EntryRow } from './row'
import type { Rows } from './rows'

/** A pause this long begins a new word. */
const PAUSE_MS = 700

/** Collects what is typed over the tree into the beginning of a name. */
export class TypeAhead {
  #typed = ''
  #lastAtMs = 0

  /** Whether a word is being typed, so that a space belongs to it. */
  isTyping(nowMs: number): boolean {
    return this.#typed !== '' && nowMs - this.#lastAtMs <= PAUSE_MS
  }

  /** What was typed so far, with this character. */
  add(character: string, nowMs: number): string {
    if (nowMs - this.#lastAtMs > PAUSE_MS) this.#typed = ''
    this.#lastAtMs = nowMs
    this.#typed += character.toLowerCase()
    return this.#typed
  }

  /** Another key was pressed: what is typed next is another word. */
  end(): void {
    this.#typed = ''
  }
}

/**
 * The next row, from the focus on and round again, whose name begins so; null when there is none.
 * `nameOf` is the name that people see: the Trash is called otherwise in the inventory.
 */
export function rowStartingWith(
  rows: Rows,
  focus: RowId | null,
  typed: string,
  nameOf: (row: EntryRow) => string,
): RowId | null {
  const from = focus === null ? 0 : Math.max(0, rows.indexOf(focus))
  // One letter again and again walks through its names; more letters narrow the row that has the focus.
  const isWalking = [...typed].every(character => character === typed[0])
  const prefix = isWalking ? (typed[0] ?? '') : typed
  for (let step = isWalking ? 1 : 0; step <= rows.count; step++) {
    const row = rows.at((from + step) % rows.count)
    if (row?.kind === 'entry' && nameOf(row).toLowerCase().startsWith(prefix)) return row.id
  }
  return null
}
