import { seededRandom } from './seeded-random.ts'
import { mostLagMs } from './store/past-records.ts'

const kinds = ['fixed', 'random', 'cached'] as const

/** `<ms>[,fixed|random|cached]`, or a sentence why not. */
export function parseLag(value: string): { ms: number; kind: (typeof kinds)[number] } | string {
  const [ms = '', kindText = 'fixed', ...rest] = value.split(',')
  const kind = kinds.find(one => one === kindText)
  if (!/^\d{1,5}$/.test(ms) || Number(ms) > mostLagMs || kind === undefined || rest.length > 0) {
    return `The fault 'list-lag' needs milliseconds up to ${mostLagMs}, and fixed, random or cached.`
  }
  return { ms: Number(ms), kind }
}

/** How old the state is that listings show. */
export class ListingLag {
  #random = seededRandom(1)
  /** Since when the listing of a folder is kept. */
  readonly #kept = new Map<string, number>()

  /** The moment whose state the next listing of this folder shows. */
  momentOf(value: string, folder: string): number {
    const now = performance.now()
    const lag = parseLag(value)
    if (typeof lag === 'string') return now
    if (lag.kind === 'fixed') return now - lag.ms
    if (lag.kind === 'random') return now - lag.ms * this.#random()
    const keptMs = this.#kept.get(folder)
    if (keptMs !== undefined && now - keptMs < lag.ms) return keptMs
    this.#kept.set(folder, now)
    return now
  }

  /** As after the start. */
  forget(): void {
    this.#random = seededRandom(1)
    this.#kept.clear()
  }
}
