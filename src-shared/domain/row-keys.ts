/**
 * Gives each entry of a listing a key of its own: its record id, or `id#2`,
 * `id#3` … where the service lists a record again. A key never changes when more
 * entries arrive, so rows keep their selection while a folder loads.
 */
export class RowKeys {
  readonly #keys: string[] = []
  readonly #indexByKey = new Map<string, number>()
  /** The last ordinal given per repeated record id, so that a thousand repeats cost a thousand steps. */
  readonly #ordinals = new Map<string, number>()

  add(recordId: string): void {
    const key = this.#indexByKey.has(recordId) ? this.#repeatKey(recordId) : recordId
    this.#indexByKey.set(key, this.#keys.length)
    this.#keys.push(key)
  }

  keyAt(index: number): string | undefined {
    return this.#keys[index]
  }

  indexOf(key: string): number {
    return this.#indexByKey.get(key) ?? -1
  }

  /** Skips ordinals that happen to be another record's id. */
  #repeatKey(recordId: string): string {
    let ordinal = this.#ordinals.get(recordId) ?? 1
    let key: string
    do {
      ordinal += 1
      key = `${recordId}#${ordinal}`
    } while (this.#indexByKey.has(key))
    this.#ordinals.set(recordId, ordinal)
    return key
  }
}
