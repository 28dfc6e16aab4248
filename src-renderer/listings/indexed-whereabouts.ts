import type { RecordWhereabouts } from '../../src-shared/model/record-whereabouts'
import type { IndexReader } from '../bridge/index-port'
import type { Store } from '../kit/store'
import type { Whereabouts } from './whereabouts'

/** Everything that is asked for while the window draws once is asked in one go. */
const ASK_AFTER_MS = 20
/** While everything is looked through, something is learnt many times a second. */
const ASK_AGAIN_MS = 500
/** As many as one question takes. */
const MOST_ASKED = 10_000
/** What was asked for first is forgotten first. */
const MOST_KEPT = 50_000

/**
 * Where the index says that records are, for those who ask at once: null until it
 * has said so. What was asked for is asked again when the index has learnt
 * something. While it is not there, what it said before still counts: every
 * answer bears the time of what it was learnt from, and is weighed by it.
 */
export class IndexedWhereabouts {
  readonly #index: Store<IndexReader | null>
  readonly #onNews: () => void
  readonly #asked = new Set<string>()
  #unasked: string[] = []
  readonly #known = new Map<string, RecordWhereabouts>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #stopListening: () => void = () => {}
  readonly #unsubscribe: () => void

  constructor(index: Store<IndexReader | null>, onNews: () => void) {
    this.#index = index
    this.#onNews = onNews
    this.#unsubscribe = index.subscribe(() => this.#follow())
    this.#follow()
  }

  of(recordId: string): RecordWhereabouts | null {
    if (!this.#asked.has(recordId)) this.#want(recordId)
    return this.#known.get(recordId) ?? null
  }

  stop(): void {
    this.#unsubscribe()
    this.#stopListening()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #want(recordId: string): void {
    if (recordId === '') return
    const [first] = this.#asked
    if (this.#asked.size >= MOST_KEPT && first !== undefined) {
      this.#asked.delete(first)
      this.#known.delete(first)
    }
    this.#asked.add(recordId)
    this.#unasked.push(recordId)
    this.#soon(ASK_AFTER_MS)
  }

  /** It is there, is another process, or not there any more. */
  #follow(): void {
    this.#stopListening()
    const index = this.#index.get()
    this.#stopListening = index?.on('changed', () => this.#askAllSoon()) ?? (() => {})
    if (index !== null) this.#askAllSoon()
  }

  #askAllSoon(): void {
    this.#unasked = [...this.#asked]
    if (this.#unasked.length > 0) this.#soon(ASK_AGAIN_MS)
  }

  #soon(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.#ask()
    }, ms)
  }

  async #ask(): Promise<void> {
    const index = this.#index.get()
    // When it is there, all are asked for.
    if (index === null) return
    const recordIds = this.#unasked.splice(0, MOST_ASKED)
    if (recordIds.length === 0) return
    if (this.#unasked.length > 0) this.#soon(ASK_AFTER_MS)
    const answer = await index.call('whereIs', { recordIds })
    if (!answer.ok) return
    let isNews = false
    for (const [at, recordId] of recordIds.entries()) {
      const found = answer.value[at]
      if (found === undefined || !this.#asked.has(recordId)) continue
      if (JSON.stringify(found) === JSON.stringify(this.#known.get(recordId))) continue
      this.#known.set(recordId, found)
      isNews = true
    }
    if (isNews) this.#onNews()
  }
}

/** How sure an answer of the index is for this window. */
export interface Trust {
  /** What was seen before that may have changed. */
  readonly freshSinceMs: number
  readonly doubtedAtMs: number
  /** When a proven step deleted it, or a folder on the way to where the index has seen it. */
  readonly deletedAtMs: number
  /** Something is being done with it. */
  readonly isBusy: boolean
}

/**
 * The better of what this window knows and what the index knows. The index hears
 * of every listing that the window has, so where it has seen a thing elsewhere,
 * that counts more than that it is not where it was; else the later one counts.
 */
export function withIndexed(
  known: Whereabouts,
  indexed: RecordWhereabouts | null,
  trust: Trust,
): Whereabouts {
  if (indexed === null || indexed.kind === 'unknown' || indexed.place.folder === null) return known
  // What the index learnt before a deletion says nothing about the time after it.
  if (indexed.kind !== 'gone' && indexed.atMs <= trust.deletedAtMs) return known
  if (known.kind === 'here' || !isBetter(known, indexed)) return known
  const { kind, atMs, place } = indexed
  const { folder, name, title } = place
  if (folder === null) return known
  const there = { folder, name, title, atMs } as const
  if (kind === 'gone') return trust.isBusy ? known : { kind, ...there }
  const isSure = kind === 'here' && atMs >= trust.freshSinceMs && atMs > trust.doubtedAtMs
  return { kind: isSure ? 'here' : 'last-seen', ...there, seen: null }
}

function isBetter(
  known: Exclude<Whereabouts, { kind: 'here' }>,
  indexed: Exclude<RecordWhereabouts, { kind: 'unknown' }>,
): boolean {
  if (known.kind === 'unknown') return true
  if (known.kind === 'gone' && indexed.kind === 'here' && indexed.place.folder !== known.folder) return true
  return indexed.atMs > (known.atMs ?? Number.NEGATIVE_INFINITY)
}
