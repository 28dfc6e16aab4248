import { realpathSync } from 'node:fs'
import { status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import type { Trail } from '../kit/platform.ts'
import { GatewayRefusal, idChanged, notFound, offline } from '../kit/refusal.ts'
import { Dir, openBelow } from './dir.ts'
import { FileIds } from './file-ids.ts'
import { type FolderEntry, ROOT_ID, TRASH_ID, trashEntry } from './folder-entry.ts'
import { KeepFolder, TRASH_STEPS } from './keep-folder.ts'
import { isSameFile, lstat } from './lstat.ts'
import { readFolder, readOne } from './read-folder.ts'
import type { Spot } from './reserve-name.ts'
import { inWords } from './system-error.ts'
import { tellsCasesIn } from './tells-cases.ts'
import { tidyComings } from './tidy-comings.ts'

/** Longer than any call goes through a root that was replaced. */
const OLD_ROOT_MS = 600_000

/** The files of an inventory by trails of entries; everything is met by its id on the way. */
export class FolderFiles {
  readonly ids: FileIds
  readonly keep: KeepFolder
  readonly #realRoot: string
  #root: Dir
  #tellsCases: boolean | null = null

  private constructor(root: Dir, realRoot: string, ids: FileIds) {
    this.#root = root
    this.#realRoot = realRoot
    this.ids = ids
    this.keep = new KeepFolder(() => this.#rootNow())
  }

  /** `birthsFromMs`: see `FileIds`. */
  static async open(path: string, birthsFromMs?: number): Promise<FolderFiles> {
    const realRoot = realpathSync(path)
    const root = Dir.root(Buffer.from(realRoot))
    return new FolderFiles(root, realRoot, await FileIds.of(root, birthsFromMs))
  }

  /**
   * Whether two names that differ in the case of letters only can lie side by side; as the system is by nature,
   * where nothing there says otherwise.
   */
  get isCaseSensitive(): boolean {
    this.#tellsCases ??= tellsCasesIn(this.#root) ?? process.platform === 'linux'
    return this.#tellsCases
  }

  get realRoot(): string {
    return this.#realRoot
  }

  /** What killed gateways have left half-copied; `say` is told of what stays. */
  async tidy(say: (text: string) => void): Promise<void> {
    await tidyComings({ root: await this.#rootNow(), keep: this.keep, say })
  }

  close(): void {
    this.#root.close()
  }

  /**
   * Does something in a directory that is still the one of the trail: each is
   * opened below the one before, never through a link, and has the id that it
   * was listed with. Fails with NOT_FOUND or ID_CHANGED otherwise.
   */
  async within<T>(folder: Trail<FolderEntry>, act: (dir: Dir) => Promise<T>): Promise<T> {
    const title = folder.at(-1)?.title ?? 'the inventory'
    return inWords(title, async () => {
      const opened: Dir[] = []
      try {
        const root = await this.#rootNow()
        let dir = root
        let parentId = ROOT_ID
        for (const entry of folder) {
          dir = openBelow(dir, entry.steps)
          opened.push(dir)
          const id = entry.id === TRASH_ID ? TRASH_ID : this.ids.idOf(dir.stat(), parentId, lastStep(entry))
          if (id !== entry.id) throw idChanged(entry.title)
          parentId = id
        }
        return await act(dir)
      } finally {
        for (const dir of opened) dir.close()
      }
    })
  }

  /** The same for the directory that the last of the trail lies in, with its name there. */
  async beside<T>(
    trail: Trail<FolderEntry>,
    act: (spot: Spot, entry: FolderEntry) => Promise<T>,
  ): Promise<T> {
    const entry = trail.at(-1)
    if (entry === undefined || entry.id === TRASH_ID) throw notFound('the folder above')
    return this.within(trail.slice(0, -1), dir => act({ dir, name: lastStep(entry) }, entry))
  }

  /** As `beside`, for a change: what has the name this moment still is the one that is meant. */
  async meeting<T>(
    trail: Trail<FolderEntry>,
    act: (spot: Spot, entry: FolderEntry) => Promise<T>,
  ): Promise<T> {
    return this.beside(trail, (spot, entry) => {
      const stat = lstat(spot.dir.at(spot.name))
      if (stat === null) {
        this.ids.gone({ parentId: entry.parentId, name: spot.name })
        throw notFound(entry.title)
      }
      if (this.ids.idOf(stat, entry.parentId, spot.name) !== entry.id) throw idChanged(entry.title)
      return act(spot, entry)
    })
  }

  async children(folder: Trail<FolderEntry>, signal: AbortSignal): Promise<readonly FolderEntry[]> {
    const parentId = folder.at(-1)?.id ?? ROOT_ID
    const reading = { parentId, ids: this.ids, root: this.#realRoot, signal }
    if (parentId === TRASH_ID) return this.#trashed(folder, signal)
    const entries = await this.within(folder, dir => readFolder(dir, reading))
    return folder.length === 0 ? [...entries, trashEntry(TRASH_STEPS)] : entries
  }

  /** As it is this moment; null where it is gone, or no longer what has that id. */
  async now(trail: Trail<FolderEntry>, signal: AbortSignal): Promise<FolderEntry | null> {
    const known = trail.at(-1)
    if (known === undefined || known.id === TRASH_ID) return known ?? null
    try {
      return await this.beside(trail, async ({ dir, name }) => {
        const reading = { parentId: known.parentId, ids: this.ids, root: this.#realRoot, signal }
        const now = await readOne(dir, name, reading)
        if (now === null || now.id !== known.id) return null
        return known.parentId === TRASH_ID ? this.#withFacts(now) : now
      })
    } catch (thrown) {
      if (isGone(thrown)) return null
      throw thrown
    }
  }

  /**
   * A directory that is deleted or unmounted stays open, and looks empty: who
   * lists it must not take everything for gone. One that has taken its place on
   * the same drive is the inventory from then on.
   */
  async #rootNow(): Promise<Dir> {
    const there = lstat(Buffer.from(this.#realRoot))
    if (there?.kind !== 'folder') throw offline('The folder is not there any more.')
    const known = this.#root.stat()
    if (isSameFile(there, known)) return this.#root
    if (there.dev !== known.dev) throw offline('The drive of the folder is not there any more.')
    const before = this.#root
    this.#root = Dir.root(Buffer.from(this.#realRoot))
    // Calls under way still go through it.
    setTimeout(() => before.close(), OLD_ROOT_MS).unref()
    return this.#root
  }

  async #trashed(folder: Trail<FolderEntry>, signal: AbortSignal): Promise<readonly FolderEntry[]> {
    const reading = { parentId: TRASH_ID, ids: this.ids, root: this.#realRoot, signal }
    const entries = await this.within(folder, dir => readFolder(dir, reading)).catch((thrown: unknown) => {
      // Nothing was ever deleted; anything else is no reason to show an empty Trash.
      if (thrown instanceof GatewayRefusal && thrown.code === status.NOT_FOUND) return []
      throw thrown
    })
    return Promise.all(entries.map(entry => this.#withFacts(entry)))
  }

  async #withFacts(entry: FolderEntry): Promise<FolderEntry> {
    const facts = await this.keep.readFacts(lastStep(entry))
    if (facts === null) return entry
    const deletion = { fromId: facts.fromId, atUnixNanos: BigInt(facts.at) }
    const nameBefore = facts.name ?? Buffer.from(facts.title)
    return { ...entry, title: facts.title, nameBefore, extras: { ...entry.extras, deletion } }
  }
}

/** Gone, or no longer what has that id; what merely cannot be looked at is neither. */
function isGone(thrown: unknown): boolean {
  if (!(thrown instanceof GatewayRefusal)) return false
  return thrown.code === status.NOT_FOUND || thrown.reason === Reason.REASON_ID_CHANGED
}

export function lastStep({ steps }: FolderEntry): Buffer {
  return steps.at(-1) ?? Buffer.alloc(0)
}

/** What it goes on being called wherever it goes, as long as it keeps its title: its name need not be text. */
export function ownName(entry: FolderEntry): Buffer {
  return entry.nameBefore ?? lastStep(entry)
}
