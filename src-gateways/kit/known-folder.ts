import { keysOf, mayMean, meantBy } from '../../src-wire/entry-keys.ts'
import type { Children, PlatformEntry } from './platform.ts'

/** A folder as it was listed, and changed by us since. Keys are made when somebody asks for them. */
export class KnownFolder<E extends PlatformEntry> {
  readonly incomplete: Children<E>['incomplete']
  readonly #entries: Map<string, E>
  readonly #listedAtMs = performance.now()
  #keys: readonly string[] | null = null

  constructor({ entries, incomplete }: Children<E>) {
    this.incomplete = incomplete
    this.#entries = allById(entries)
  }

  get size(): number {
    return this.#entries.size
  }

  get entries(): readonly E[] {
    return [...this.#entries.values()]
  }

  /** In the order of `entries`. */
  get keys(): readonly string[] {
    this.#keys ??= keysWithFixed(this.entries)
    return this.#keys
  }

  isYoungerThan(ms: number): boolean {
    return performance.now() - this.#listedAtMs < ms
  }

  keyOf(id: string): string | null {
    return this.keys[this.entries.findIndex(entry => entry.id === id)] ?? null
  }

  /** With an id only that one, and only where the segment may mean it: nothing else has to be looked at. */
  meant(segment: string, expectedId: string): readonly E[] {
    if (expectedId === '') return meantBy(segment, this.entries, this.keys)
    const entry = this.#entries.get(expectedId)
    return entry !== undefined && (entry.fixedKey === segment || mayMean(segment, entry)) ? [entry] : []
  }

  put(entry: E): void {
    this.#entries.set(entry.id, entry)
    this.#keys = null
  }

  drop(id: string): void {
    if (this.#entries.delete(id)) this.#keys = null
  }
}

/** Ids should be unique; where a platform errs, no entry is hidden by another, and no change meets the wrong one. */
function allById<E extends PlatformEntry>(entries: readonly E[]): Map<string, E> {
  const byId = new Map<string, E>()
  for (const entry of entries) {
    let id = entry.id
    // No entry is met by such an id: it is seen, and every change of it is refused.
    for (let count = 2; byId.has(id); count++) id = `${entry.id}~${count}`
    byId.set(id, id === entry.id ? entry : { ...entry, id })
  }
  return byId
}

function keysWithFixed(entries: readonly PlatformEntry[]): readonly string[] {
  return keysOf(entries).map((key, index) => entries[index]?.fixedKey ?? key)
}
