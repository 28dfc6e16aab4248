import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parsePath } from '../../src-shared/domain/paths'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { userIdIn } from '../sources/inventory-id'
import { clearPlaceFor } from '../storage/clear-place'
import { decodeListing, encodeListing, type KeptListing } from './listing-file'

const ONLY_MINE = { folder: 0o700, file: 0o600 } as const
/** Of all inventories together; the least recently listed folders go first. */
const MAX_BYTES = 256 * 1024 * 1024
/** A third of a million entries; whatever is larger is listed again rather than kept. */
const MAX_LISTING_BYTES = 64 * 1024 * 1024
/** Replies that wait for the disk are held in memory. */
const MAX_WAITING_BYTES = 128 * 1024 * 1024

interface Waiting {
  readonly inventory: InventoryId
  readonly listing: KeptListing
}

export interface ListingStoreParts {
  readonly folder: string
  readonly log: (line: string) => void
  readonly maxBytes?: number
}

/**
 * The last listings of every inventory, for a start without its service. All
 * failures are misses: what is kept here is never the reason why something
 * else fails. A file that is damaged is set aside under another name.
 */
export class ListingStore {
  readonly #folder: string
  readonly #log: (line: string) => void
  readonly #maxBytes: number
  /** By their files. */
  readonly #waiting = new Map<string, Waiting>()
  readonly #folders = new Map<InventoryId, string>()
  #writing: Promise<void> | null = null

  constructor({ folder, log, maxBytes = MAX_BYTES }: ListingStoreParts) {
    clearPlaceFor(folder)
    this.#folder = folder
    this.#log = log
    this.#maxBytes = maxBytes
  }

  has(inventory: InventoryId, path: InventoryPath): boolean {
    return existsSync(this.#fileOf(inventory, path))
  }

  /** Returns at once; of several listings of one folder the last is written. */
  put(inventory: InventoryId, listing: KeptListing): void {
    if (listing.bytes.length > MAX_LISTING_BYTES) return
    const file = this.#fileOf(inventory, listing.path)
    this.#waiting.delete(file)
    if (this.#waitingBytes() + listing.bytes.length > MAX_WAITING_BYTES) return
    this.#waiting.set(file, { inventory, listing })
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null
    })
  }

  async get(inventory: InventoryId, path: InventoryPath): Promise<KeptListing | null> {
    const file = this.#fileOf(inventory, path)
    const waiting = this.#waiting.get(file)
    if (waiting !== undefined) return waiting.listing
    let bytes: Buffer
    try {
      bytes = await readFile(file)
    } catch {
      return null
    }
    try {
      const kept = await decodeListing(bytes)
      return kept.path === path ? kept : null
    } catch (thrown) {
      this.#log(`a kept listing is damaged and set aside: ${String(thrown)}`)
      await rename(file, `${file}.damaged`).catch(() => {})
      return null
    }
  }

  /** Everything that is kept of one inventory, one after the other; what is damaged is left out. */
  async *all(inventory: InventoryId): AsyncGenerator<KeptListing & { readonly path: InventoryPath }> {
    await this.settled()
    const folder = this.#folderOf(inventory)
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter(one => one.endsWith('.listing'))) {
      const kept = await readFile(join(folder, name))
        .then(decodeListing)
        .catch(() => null)
      const path = kept && parsePath(kept.path)
      if (kept && path) yield { ...kept, path }
    }
  }

  /** One folder, or, without a path, all of an inventory. */
  async forget(inventory: InventoryId, path?: InventoryPath): Promise<void> {
    await this.settled()
    const gone = path === undefined ? this.#folderOf(inventory) : this.#fileOf(inventory, path)
    await rm(gone, { recursive: true, force: true })
  }

  /** Gives what was kept of one inventory to another: they turned out to be the same. */
  async giveTo(from: InventoryId, to: InventoryId): Promise<void> {
    await this.settled()
    this.#takeOver(this.#folderOf(from), this.#folderOf(to))
  }

  /** Resolves when everything is on the disk. */
  async settled(): Promise<void> {
    await this.#writing
  }

  #waitingBytes(): number {
    let sum = 0
    for (const { listing } of this.#waiting.values()) sum += listing.bytes.length
    return sum
  }

  async #writeAll(): Promise<void> {
    try {
      for (const [file, waiting] of this.#waiting) {
        await writeWhole(file, await encodeListing(waiting.inventory, waiting.listing))
        if (this.#waiting.get(file) === waiting) this.#waiting.delete(file)
      }
      await this.#makeRoom()
    } catch (thrown) {
      this.#waiting.clear()
      this.#log(`listings are not kept: ${String(thrown)}`)
    }
  }

  async #makeRoom(): Promise<void> {
    const names = await readdir(this.#folder, { recursive: true, withFileTypes: true })
    const files = await Promise.all(
      names
        .filter(entry => entry.isFile())
        .map(async ({ parentPath, name }) => {
          const path = join(parentPath, name)
          const { size, mtimeMs } = await stat(path)
          return { path, size, mtimeMs }
        }),
    )
    let total = files.reduce((sum, { size }) => sum + size, 0)
    for (const { path, size } of files.sort((one, other) => one.mtimeMs - other.mtimeMs)) {
      if (total <= this.#maxBytes) return
      await rm(path, { force: true })
      total -= size
    }
  }

  /** Names of entries do not become names of files. */
  #fileOf(inventory: InventoryId, path: string): string {
    return join(this.#folderOf(inventory), `${hashOf(path)}.listing`)
  }

  /** Versions before kept them in a folder named after the user id: it is taken over when it is first asked for. */
  #folderOf(inventory: InventoryId): string {
    const known = this.#folders.get(inventory)
    if (known !== undefined) return known
    const folder = join(this.#folder, hashOf(inventory))
    this.#folders.set(inventory, folder)
    const person = userIdIn(inventory)
    if (person !== null) this.#takeOver(join(this.#folder, hashOf(person)), folder)
    return folder
  }

  #takeOver(oldFolder: string, folder: string): void {
    if (!existsSync(oldFolder)) return
    try {
      mkdirSync(folder, { recursive: true, mode: ONLY_MINE.folder })
      for (const name of readdirSync(oldFolder)) {
        if (!existsSync(join(folder, name))) renameSync(join(oldFolder, name), join(folder, name))
      }
      rmSync(oldFolder, { recursive: true })
    } catch (thrown) {
      this.#log(`listings were not taken over: ${String(thrown)}`)
    }
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40)
}

/** Under another name first: a broken-off write leaves the older listing. */
async function writeWhole(file: string, parts: readonly Buffer[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: ONLY_MINE.folder })
  const fresh = `${file}.new`
  const handle = await open(fresh, 'w', ONLY_MINE.file)
  try {
    await handle.writev([...parts])
  } finally {
    await handle.close()
  }
  await rename(fresh, file)
}
