/**
 * Gives each entry of a listing a key of its own: its record id, or `id#2`,
 * `id#3` … where the service lists a record again. A key never changes when more
 * entries arrive, so rows keep their selection while a folder loads.
 */
export class RowKeys {
  readonly #indexByKey = new Map<string, number>()
  /** Only where the key is not the record id. */
  readonly #repeatKeys = new Map<number, string>()
  /** The last ordinal tried per repeated record id, so that a thousand repeats cost a thousand steps. */
  readonly #ordinals = new Map<string, number>()

  /** Each index is added once, in rising order. */
  add(recordId: string, index: number): void {
    if (!this.#indexByKey.has(recordId)) {
      this.#indexByKey.set(recordId, index)
      return
    }
    const key = this.#repeatKey(recordId)
    this.#indexByKey.set(key, index)
    this.#repeatKeys.set(index, key)
  }

  keyOf(recordId: string, index: number): string {
    return this.#repeatKeys.get(index) ?? recordId
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
