import { join } from 'node:path'
import { Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import type { Children, ListOptions, Picture, Platform, Sink, Target, Trail } from '../kit/platform.ts'
import { badArgument, notFound, said } from '../kit/refusal.ts'
import { readName } from './file-names.ts'
import { FolderChanges } from './folder-changes.ts'
import { describeFolder } from './folder-description.ts'
import { type FolderEntry, isLookedAt, ROOT_ID, TRASH_ID, trashEntry } from './folder-entry.ts'
import { type FolderFiles } from './folder-files.ts'
import { FolderWatch } from './folder-watch.ts'
import { TRASH_STEPS } from './keep-folder.ts'
import { KnownPlaces } from './known-places.ts'
import { lstat } from './lstat.ts'
import { Mounts } from './mounts.ts'
import { pictureOf } from './pictures.ts'
import { lookedAt } from './watch-folder.ts'
import { WholeWalk } from './whole-walk.ts'

export interface FolderOptions {
  readonly isPolling: boolean
  readonly log: (text: string) => void
}

/** A directory tree as an inventory. */
export class FolderPlatform implements Platform<FolderEntry> {
  readonly rootId = ROOT_ID
  readonly #files: FolderFiles
  readonly #changes: FolderChanges
  readonly #places = new KnownPlaces()
  readonly #walk: WholeWalk
  readonly #mounts: Mounts
  readonly #options: FolderOptions
  #watch: FolderWatch | null = null
  #tells: boolean

  constructor(files: FolderFiles, options: FolderOptions) {
    this.#files = files
    this.#changes = new FolderChanges(files)
    this.#walk = new WholeWalk(files, this.#places)
    this.#mounts = new Mounts(files.realRoot)
    this.#options = options
    this.#tells = !options.isPolling
  }

  describe() {
    const { realRoot, isCaseSensitive, ids } = this.#files
    return describeFolder(realRoot, {
      tells: this.#tells,
      hasDrives: this.#mounts.areBelow,
      isCaseSensitive,
      tellsTargets: ids.areTrue,
    })
  }

  /** Whoever may read the folder. */
  account() {
    return { userId: this.#files.realRoot, userName: this.#files.realRoot }
  }

  start(sink: Sink): void {
    const { realRoot, ids } = this.#files
    this.#watch = new FolderWatch({
      root: realRoot,
      sink: { changed: ids => this.#changedOutside(sink, ids), reset: () => sink.reset() },
      isPolling: this.#options.isPolling || !ids.areTrue,
      idAt: path => this.#idAt(path),
      onPolling: reason => {
        this.#options.log(`Changes are looked for, because the system does not tell: ${reason}`)
        this.#tells = false
        sink.described()
      },
    })
    sink.state({ reach: Reach.REACH_CONNECTED })
  }

  async close(): Promise<void> {
    await this.#watch?.stop()
    this.#files.close()
  }

  #changedOutside(sink: Sink, ids: readonly string[]): void {
    if (ids.length > 0) this.#walk.forget()
    sink.changed(ids)
  }

  #idAt(path: string): string | null {
    const { realRoot, ids } = this.#files
    if (path === realRoot) return ROOT_ID
    if (path === join(realRoot, ...TRASH_STEPS.map(step => step.toString()))) return TRASH_ID
    const found = lstat(Buffer.from(path))
    return found?.kind !== 'folder' ? null : ids.idOf(found, '', Buffer.alloc(0))
  }

  async children(folder: Trail<FolderEntry>, { signal }: ListOptions): Promise<Children<FolderEntry>> {
    const id = folder.at(-1)?.id ?? ROOT_ID
    const steps = folder.flatMap(entry => entry.steps.map(step => step.toString()))
    const path = join(this.#files.realRoot, ...steps)
    const seen = lookedAt(path)
    const entries = await this.#files.children(folder, signal)
    this.#places.listed(id, entries)
    this.#watch?.listed(id, path, seen)
    const isWhole = entries.every(isLookedAt)
    return { entries, ...(isWhole ? {} : { incomplete: { expected: 0 } }) }
  }

  entry(trail: Trail<FolderEntry>, signal: AbortSignal): Promise<FolderEntry | null> {
    return this.#files.now(trail, signal)
  }

  async find(id: string, signal: AbortSignal): Promise<FolderEntry | null | 'unknown'> {
    const known = this.#places.trailTo(id, ROOT_ID)
    if (known !== null) {
      const there = await this.#files.now(known, signal)
      if (there !== null) return there
      // It was there, and may be elsewhere by now.
      this.#walk.forget()
    }
    const isWhole = await this.#walk.isDone()
    const found = this.#places.trailTo(id, ROOT_ID)
    const there = found === null ? null : await this.#files.now(found, signal)
    return there ?? (isWhole && found === null ? null : 'unknown')
  }

  async makeFolder(to: Target<FolderEntry>) {
    return this.#noted(await this.#changes.makeFolder(to))
  }

  async move(trail: Trail<FolderEntry>, to: Target<FolderEntry>) {
    const changed = await this.#changes.move(trail, to)
    this.#noted(changed.entry)
    return changed
  }

  async copy(trail: Trail<FolderEntry>, to: Target<FolderEntry>) {
    const changed = await this.#changes.copy(trail, to)
    this.#noted(changed.entry)
    return changed
  }

  async bringIn(localPath: string, to: Target<FolderEntry>) {
    const changed = await this.#changes.bringIn(localPath, to)
    this.#noted(changed.entry)
    return changed
  }

  remove(trail: Trail<FolderEntry>, signal: AbortSignal): Promise<void> {
    return this.#changes.remove(trail, signal)
  }

  async emptyTrash(expectedEntries: number, signal: AbortSignal): Promise<number> {
    const trash = [trashEntry(TRASH_STEPS)]
    const trashed = await this.#files.children(trash, signal)
    if (trashed.length !== expectedEntries) throw badArgument('There is something else in the Trash by now.')
    let removed = 0
    let failure: unknown = null
    for (const entry of trashed) {
      // Who cancels keeps the rest, and is told that some is gone.
      if (signal.aborted) break
      try {
        await this.#changes.remove([...trash, entry], signal)
        removed += 1
      } catch (thrown) {
        failure ??= thrown
      }
    }
    if (removed === 0) signal.throwIfAborted()
    if (failure !== null && removed === 0) throw failure
    return removed
  }

  async picture(trail: Trail<FolderEntry>): Promise<Picture | null> {
    return this.#files.beside(trail, async ({ dir, name }, { stat }) => {
      if (stat === null) throw notFound(name.toString())
      return stat.kind === 'file' ? pictureOf(dir, name, stat) : null
    })
  }

  /** Of what is there this moment under the id that is meant, reached through no link. */
  async localPath(trail: Trail<FolderEntry>): Promise<string> {
    const steps = trail.flatMap(entry => entry.steps)
    if (steps.some(step => !readName(step).isText))
      throw said('Other programs cannot be told a name that is no text.')
    if (trail.some(({ id }) => id === TRASH_ID))
      throw said('What is in the Trash is opened after it was restored.')
    return this.#files.meeting(trail, async () =>
      join(this.#files.realRoot, ...steps.map(step => step.toString())),
    )
  }

  #noted(entry: FolderEntry): FolderEntry {
    this.#places.put(entry)
    return entry
  }
}
