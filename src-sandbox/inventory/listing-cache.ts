interface Encoded {
  readonly version: string
  readonly bytes: Buffer
}

const mostListings = 16
const leastBytes = 256 * 1024

/** Keeps large replies as bytes, so that a listing of 100,000 entries is encoded once and not at every request. */
export class ListingCache {
  readonly #listings = new Map<string, Encoded>()

  /** The version tells whether the folder, or the order asked for, has changed since. */
  get(key: readonly string[], version: string, encode: () => Buffer): Buffer {
    const listings = this.#listings
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
