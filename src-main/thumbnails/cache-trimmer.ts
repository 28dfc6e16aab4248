import { stat } from 'node:fs/promises'
import { loadCacache } from './load-cacache'

/** What one trim leaves, so that the next is not due at once. */
const KEPT_SHARE = 0.9

/** A start has better things to do than to count files. */
const FIRST_LOOK_MS = 20_000

/** One file; several entries with the same picture share it. */
interface Content {
  readonly integrity: string
  readonly bytes: number
  readonly usedMs: number
  readonly keys: string[]
}

/**
 * Keeps a cacache folder within its bound. Counting costs a read per entry, so
 * it is done once per session, and again only when the bound is reached: what
 * is added in between is known.
 */
export class CacheTrimmer {
  readonly #folder: string
  readonly #maxBytes: number
  readonly #firstLookMs: number
  /** Null until it was counted for the first time. */
  #bytes: number | null = null
  /** Added since the counting began. */
  #addedBytes = 0
  #timer: NodeJS.Timeout | null = null
  #isTrimming = false

  constructor(folder: string, maxBytes: number, firstLookMs = FIRST_LOOK_MS) {
    this.#folder = folder
    this.#maxBytes = maxBytes
    this.#firstLookMs = firstLookMs
  }

  /** A picture was written. Trims in the background when it is due; never fails. */
  added(bytes: number): void {
    this.#addedBytes += bytes
    if (this.#isTrimming) return
    if ((this.#bytes ?? 0) + this.#addedBytes > this.#maxBytes) void this.#trim()
    else if (this.#bytes === null) {
      this.#timer ??= setTimeout(() => void this.#trim(), this.#firstLookMs).unref()
    }
  }

  async #trim(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#isTrimming = true
    this.#addedBytes = 0
    try {
      this.#bytes = await this.#trimTo(this.#maxBytes)
    } catch {
      // Tried again with the next picture that is added.
      this.#bytes = null
    }
    this.#isTrimming = false
  }

  /** Answers how many bytes are left. */
  async #trimTo(maxBytes: number): Promise<number> {
    const contents = await this.#contents()
    let bytes = contents.reduce((sum, content) => sum + content.bytes, 0)
    if (bytes <= maxBytes) return bytes
    for (const content of contents.sort((a, b) => a.usedMs - b.usedMs)) {
      if (bytes <= maxBytes * KEPT_SHARE) break
      await this.#remove(content)
      bytes -= content.bytes
    }
    return bytes
  }

  async #contents(): Promise<Content[]> {
    const contents = new Map<string, Content>()
    const cacache = await loadCacache()
    for (const { integrity, path, size, key } of Object.values(await cacache.ls(this.#folder))) {
      const known = contents.get(integrity)
      if (known) known.keys.push(key)
      else contents.set(integrity, { integrity, bytes: size, usedMs: await usedMsOf(path), keys: [key] })
    }
    return [...contents.values()]
  }

  async #remove({ integrity, keys }: Content): Promise<void> {
    const cacache = await loadCacache()
    for (const key of keys) await cacache.rm.entry(this.#folder, key, { removeFully: true })
    await cacache.rm.content(this.#folder, integrity)
  }
}

/** A file that is gone is the first to go. */
async function usedMsOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    return 0
  }
}
