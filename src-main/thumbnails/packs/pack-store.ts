import { createHash } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type IndexEntry, isKeyTooLong } from './index-entry'
import { Pack } from './pack'

const PRIVATE_FOLDER = 0o700
/** About a thousand pictures as the service usually sends them: what goes out at once. */
const PACK_BYTES = 16 * 1024 * 1024
/** A store has so many packs at least, or else half of it would go out at once. */
const LEAST_PACKS = 16
/** What one eviction leaves, so that the next is not due at once. */
const KEPT_SHARE = 0.9
/** How long pictures are gathered before they are written together. */
const GATHER_MS = 50
const GATHER_BYTES = 1024 * 1024

interface Place {
  readonly pack: Pack
  readonly entry: IndexEntry
}

interface Waiting {
  readonly owner: string
  readonly key: string
  readonly data: Uint8Array
}

/**
 * Pictures in packs: one read and a checksum each, where each lies is in memory,
 * and they are written many at a time. A pack has one owner, so that what is kept
 * of an inventory can go as a whole. The packs that were not used for longest go
 * out when there is too much. No failure is told: a cache is never the reason why
 * something fails.
 */
export class PackStore {
  readonly #folder: string
  readonly #maxBytes: number
  readonly #packBytes: number
  /** By owner and key. */
  readonly #places = new Map<string, Place>()
  readonly #packs = new Map<Pack, string>()
  readonly #ownerKeys = new Map<string, string>()
  #opened: Promise<void> | null = null
  #waiting = new Map<string, Waiting>()
  #waitingBytes = 0
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()
  #lastNumber = 0

  constructor(folder: string, maxBytes: number) {
    this.#folder = folder
    this.#maxBytes = maxBytes
    this.#packBytes = Math.min(PACK_BYTES, Math.ceil(maxBytes / LEAST_PACKS))
  }

  async has(owner: string, key: string): Promise<boolean> {
    await this.#open()
    const id = this.#idOf(owner, key)
    return this.#waiting.has(id) || this.#places.has(id)
  }

  async get(owner: string, key: string): Promise<Uint8Array | null> {
    await this.#open()
    const id = this.#idOf(owner, key)
    const waiting = this.#waiting.get(id)
    if (waiting !== undefined) return waiting.data
    const place = this.#places.get(id)
    if (place === undefined) return null
    const data = await place.pack.read(place.entry)
    // It was damaged: the next one that is put takes its place.
    if (data === null && this.#places.get(id) === place) this.#places.delete(id)
    return data
  }

  /** It can be had at once, and is on the disk soon. */
  put(owner: string, key: string, data: Uint8Array): void {
    if (isKeyTooLong(key) || data.length > this.#packBytes) return
    this.#waiting.set(this.#idOf(owner, key), { owner, key, data })
    this.#waitingBytes += data.length
    if (this.#waitingBytes >= GATHER_BYTES) void this.flush()
    else this.#timer ??= setTimeout(() => void this.flush(), GATHER_MS)
  }

  /** Resolves when all that was put is on the disk, as far as it takes it. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#waitingBytes = 0
    this.#writing = this.#writing.then(() => this.#write()).catch(() => {})
    return this.#writing
  }

  /** Deletes all that is kept of one owner. */
  async forget(owner: string): Promise<void> {
    await this.flush()
    await this.#open()
    const ownerKey = this.#ownerKeyOf(owner)
    const own = [...this.#packs].filter(([, key]) => key === ownerKey)
    for (const [pack] of own) await this.#remove(pack)
  }

  async close(): Promise<void> {
    await this.flush()
    for (const pack of this.#packs.keys()) await pack.close()
    this.#packs.clear()
    this.#places.clear()
  }

  #open(): Promise<void> {
    this.#opened ??= this.#openAll().catch(() => {})
    return this.#opened
  }

  async #openAll(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: PRIVATE_FOLDER })
    const names = (await readdir(this.#folder))
      .filter(name => name.endsWith('.pack'))
      .map(name => name.slice(0, -5))
    const numbered = names.toSorted((one, other) => numberOf(one) - numberOf(other))
    for (const name of numbered) {
      this.#lastNumber = Math.max(this.#lastNumber, numberOf(name))
      // One that cannot be opened is nobody's.
      const pack = await Pack.open(join(this.#folder, name)).catch(() => null)
      if (pack === null) continue
      const ownerKey = name.slice(0, name.indexOf('-'))
      this.#packs.set(pack, ownerKey)
      for (const entry of pack.found) this.#places.set(`${ownerKey} ${entry.key}`, { pack, entry })
    }
  }

  /** Names of people and services do not belong in names of files. */
  #ownerKeyOf(owner: string): string {
    const known = this.#ownerKeys.get(owner)
    if (known !== undefined) return known
    const key = createHash('sha256').update(owner).digest('hex').slice(0, 16)
    this.#ownerKeys.set(owner, key)
    return key
  }

  #idOf(owner: string, key: string): string {
    return `${this.#ownerKeyOf(owner)} ${key}`
  }

  async #write(): Promise<void> {
    await this.#open()
    const batch = [...this.#waiting.entries()]
    for (const owner of new Set(batch.map(([, one]) => one.owner))) {
      const pictures = batch.map(([, one]) => one).filter(one => one.owner === owner)
      await this.#append(owner, pictures).catch(() => {})
    }
    for (const [id, one] of batch) if (this.#waiting.get(id) === one) this.#waiting.delete(id)
    await this.#evict()
  }

  async #append(owner: string, pictures: readonly Waiting[]): Promise<void> {
    const pack = await this.#packFor(this.#ownerKeyOf(owner))
    for (const entry of await pack.append(pictures))
      this.#places.set(this.#idOf(owner, entry.key), { pack, entry })
  }

  /** The newest one of this owner that is not full. */
  async #packFor(ownerKey: string): Promise<Pack> {
    const own = [...this.#packs].filter(([, key]) => key === ownerKey).map(([pack]) => pack)
    const last = own.at(-1)
    if (last !== undefined && last.bytes < this.#packBytes) return last
    this.#lastNumber += 1
    const pack = await Pack.open(join(this.#folder, `${ownerKey}-${this.#lastNumber}`))
    this.#packs.set(pack, ownerKey)
    return pack
  }

  async #evict(): Promise<void> {
    const total = (): number => [...this.#packs.keys()].reduce((sum, { bytes }) => sum + bytes, 0)
    if (total() <= this.#maxBytes) return
    const byUse = [...this.#packs.keys()].toSorted((one, other) => one.usedMs - other.usedMs)
    for (const pack of byUse.slice(0, -1)) {
      if (total() <= this.#maxBytes * KEPT_SHARE) return
      await this.#remove(pack)
    }
  }

  async #remove(pack: Pack): Promise<void> {
    this.#packs.delete(pack)
    for (const [id, place] of this.#places) if (place.pack === pack) this.#places.delete(id)
    await pack.remove().catch(() => {})
  }
}

function numberOf(name: string): number {
  const number = Number(basename(name).split('-').at(-1))
  return Number.isSafeInteger(number) ? number : 0
}
