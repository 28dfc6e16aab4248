interface Encoded {
  readonly version: string
  readonly bytes: Buffer
}

const mostListings = 16
const leastBytes = 256 * 1024

/** Keeps large replies as bytes, so that a listing of 100,000 entries is encoded once and not at every request. */
export class ListingCache {
  readonly #perOwner = new WeakMap<object, Map<string, Encoded>>()

  /** `owner` keeps the listings of several servers in one process apart. */
  get(owner: object, key: readonly string[], version: string, encode: () => Buffer): Buffer {
    const listings = this.#perOwner.get(owner) ?? new Map<string, Encoded>()
    this.#perOwner.set(owner, listings)
    const name = key.join('\n')
    const known = listings.get(name)
    if (known?.version === version) return known.bytes
    const bytes = encode()
    listings.delete(name)
    if (bytes.length >= leastBytes) listings.set(name, { version, bytes })
    const [oldest] = listings.keys()
    if (listings.size > mostListings && oldest !== undefined) listings.delete(oldest)
    return bytes
  }
}
