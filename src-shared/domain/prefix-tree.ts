interface Branch<T> {
  readonly children: Map<string, Branch<T>>
  value: T | null
}

/** Finds the shortest of many key sequences that another sequence begins with, in as many steps as that has keys. */
export class PrefixTree<T> {
  readonly #root: Branch<T> = { children: new Map(), value: null }

  /** The first value of a sequence stays. */
  set(keys: readonly string[], value: T): void {
    let branch = this.#root
    for (const key of keys) {
      let next = branch.children.get(key)
      if (next === undefined) {
        next = { children: new Map(), value: null }
        branch.children.set(key, next)
      }
      branch = next
    }
    branch.value ??= value
  }

  prefixOf(keys: readonly string[]): T | null {
    let branch = this.#root
    for (const key of keys) {
      const next = branch.children.get(key)
      if (next === undefined) return null
      if (next.value !== null) return next.value
      branch = next
    }
    return null
  }
}
