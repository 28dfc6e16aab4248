import type { SetDetailsRequest } from '../../../src-wire/gen/satchel/v1/source.ts'
import {
  type FolderEntry,
  folderEntry,
  type GridEntry,
  type ItemEntry,
  itemEntry,
} from '../../grids/grid-entry'
import type { ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import type { Changed, Spawned, Target, Trail, World } from '../../kit/platform.ts'
import {
  accessDenied,
  badArgument,
  isUnknownOutcome,
  notFound,
  notSupported,
  partial,
  reasonOf,
} from '../../kit/refusal.ts'
import type { LindenChanges } from '../changes'
import { refusalOf } from '../linden-refusal'
import type { LiveHoldings } from '../live-holdings'
import type { Region } from '../region'
import { copyFolder } from './copy-folder'
import { FolderChanges } from './folder-changes'
import { ItemChanges } from './item-changes'
import { Look } from './look'
import { afterwards } from './proved'
import { Spawning } from './spawning'
import type { Steps } from './steps'
import { FORBIDDEN } from './titles'

/** Entries are changed by whatever steps the grid offers; each change is looked at before and after. */
export class ProvedChanges implements LindenChanges {
  readonly verbs: LindenChanges['verbs']
  /** Capabilities refuse a folder without a name (opensim-run.md, 1). */
  readonly names = { forbidden: FORBIDDEN, emptyAllowed: false }
  readonly #holdings: LiveHoldings
  readonly #look: Look
  readonly #folders: FolderChanges
  readonly #items: ItemChanges
  readonly #region: Region | null

  /** `region`: null where nothing is put into one. */
  constructor(holdings: LiveHoldings, steps: Steps, verbs: LindenChanges['verbs'], region: Region | null) {
    const { ground, skeleton, reader, known } = holdings
    this.verbs = verbs
    this.#holdings = holdings
    this.#look = new Look(
      { ownerId: ground.ownerId, root: skeleton.root, trashId: ground.trashId },
      reader,
      known,
    )
    this.#folders = new FolderChanges(this.#look, steps)
    this.#items = new ItemChanges(this.#look, steps, this.#folders)
    this.#region = region
  }

  async makeFolder({ folder, title }: Target<GridEntry>): Promise<GridEntry> {
    const made = await worded(() => this.#folders.make(this.#idOf(folder), title))
    return folderEntry(made, this.#holdings.ground)
  }

  async move(trail: Trail<GridEntry>, { folder, title }: Target<GridEntry>): Promise<Changed<GridEntry>> {
    const entry = lastOf(trail)
    const to = this.#idOf(folder)
    return await worded(async () => ({
      entry:
        entry.kind === 'folder'
          ? await this.#moveFolder(entry, to, title)
          : await this.#moveItem(entry, to, title),
    }))
  }

  async copy(trail: Trail<GridEntry>, to: Target<GridEntry>): Promise<Changed<GridEntry>> {
    const entry = lastOf(trail)
    const { title, signal } = to
    const folderId = this.#idOf(to.folder)
    return await worded(async () => {
      const parts = { look: this.#look, folders: this.#folders, items: this.#items }
      if (entry.kind !== 'folder')
        return { entry: await this.#shown(await this.#items.copy(entry.record, folderId, title), folderId) }
      const copied = await copyFolder(parts, entry.record, { folderId, title, signal })
      return { entry: folderEntry(copied, this.#holdings.ground) }
    })
  }

  async remove(trail: Trail<GridEntry>): Promise<void> {
    const entry = lastOf(trail)
    await worded(() => this.#removeOf(entry))
  }

  /** One by one: what somebody puts into the Trash meanwhile was not asked for. Fails where none could be deleted. */
  async emptyTrash(expectedEntries: number, signal: AbortSignal): Promise<number> {
    const { ground } = this.#holdings
    const { trashId } = ground
    if (trashId === null) throw notSupported('There is no Trash.')
    return await worded(async () => {
      const { folders, items } = await this.#look.listing(trashId)
      if (folders.length + items.length !== expectedEntries)
        throw badArgument('There is something else in the Trash by now.')
      for (const folder of folders) this.#look.known.note(folder)
      const entries = [
        ...folders.map(it => folderEntry(it, ground)),
        ...items.map(it => itemEntry(it, ground)),
      ]
      const failures: unknown[] = []
      let removed = 0
      for (const entry of entries) {
        if (signal.aborted) break
        await this.#removeOf(entry).then(
          () => removed++,
          (thrown: unknown) => failures.push(thrown),
        )
      }
      // One that may have been done all the same says more than one that was refused.
      if (removed === 0 && failures.length > 0) throw failures.find(isUnknownOutcome) ?? failures[0]
      return removed
    })
  }

  async setDetails(trail: Trail<GridEntry>, details: SetDetailsRequest): Promise<GridEntry> {
    const entry = lastOf(trail)
    const { title, description, masks, favourite, sale } = details
    if (masks !== undefined || favourite !== undefined || sale !== undefined)
      throw notSupported('Only title and description are changed here.')
    return await worded(async () => {
      if (entry.kind !== 'folder') {
        const name = title === undefined ? {} : { name: title }
        const to = { ...name, ...(description === undefined ? {} : { description }) }
        return await this.#shown(await this.#items.update(entry.record, to), null)
      }
      if (description !== undefined) throw notSupported('Folders have no description here.')
      if (title === undefined) return entry
      return folderEntry(await this.#folders.rename(entry.record, title), this.#holdings.ground)
    })
  }

  async world(): Promise<World | null> {
    return (await this.#region?.world()) ?? null
  }

  async spawn(trail: Trail<GridEntry>): Promise<Spawned> {
    const entry = lastOf(trail)
    const region = this.#region
    if (region === null) throw notSupported('Only a viewer does that here.')
    if (entry.kind === 'folder') throw notSupported('Only objects are put into a region.')
    const { record } = entry
    return await worded(() => new Spawning(this.#look, this.#items, region).spawn(record))
  }

  async #moveFolder(entry: FolderEntry, to: Uuid, title: string): Promise<GridEntry> {
    const { record } = entry
    if (record.name !== title) this.#folders.requireRetitling(title)
    const isMoved = record.parentId !== to
    const moved = isMoved ? await this.#folders.move(record, to) : record
    if (isMoved) this.#noteTrashed(entry, to)
    const renamed =
      moved.name === title ? moved : await orHalfDone(isMoved, moved, this.#folders.rename(moved, title))
    return folderEntry(renamed, this.#holdings.ground)
  }

  async #moveItem(entry: ItemEntry, to: Uuid, title: string): Promise<GridEntry> {
    const { record } = entry
    if (record.name !== title) this.#items.requireRetitling(record, title)
    const isMoved = record.folderId !== to
    const moved = isMoved ? await this.#items.move(record, to) : record
    if (isMoved) this.#noteTrashed(entry, to)
    const renamed =
      moved.name === title
        ? moved
        : await orHalfDone(isMoved, moved, this.#items.update(moved, { name: title }))
    return await this.#shown(renamed, record.folderId)
  }

  async #removeOf(entry: GridEntry): Promise<void> {
    if (entry.kind === 'folder') await this.#folders.remove(entry.record)
    else await this.#items.remove(entry.record)
    this.#holdings.trashedFrom.delete(entry.id)
  }

  #noteTrashed(entry: GridEntry, to: Uuid): void {
    const { trashedFrom, ground } = this.#holdings
    if (to !== ground.trashId) trashedFrom.delete(entry.id)
    else if (entry.parentId !== ground.trashId)
      trashedFrom.set(entry.id, { folderId: entry.parentId, atUnixNanos: BigInt(Date.now()) * 1_000_000n })
  }

  /** With what it leads to, where it is a link; `from`: where it was. */
  async #shown(item: ItemRecord, from: Uuid | null): Promise<GridEntry> {
    await this.#holdings.noteChanged([item.folderId, from])
    const signal = AbortSignal.timeout(TARGET_MS)
    const targets = await afterwards(() => this.#holdings.targetsOf([item], signal))
    return itemEntry(item, this.#holdings.ground, targets.get(item.assetId))
  }

  #idOf(folder: Trail<GridEntry>): Uuid {
    const { ownerId, rootId } = this.#holdings.ground
    const last = folder.at(-1)
    if (last === undefined) return rootId
    if (last.kind !== 'folder') throw notFound(last.title)
    if (last.record.ownerId !== ownerId) throw accessDenied(`${last.title} is not yours.`)
    return last.record.id
  }
}

/** To ask for the target of a link that was changed. Milliseconds. */
const TARGET_MS = 30_000

/** The second half of a move: where it fails, the first is done all the same, and is not taken back. */
async function orHalfDone<T>(
  isMoved: boolean,
  { name }: { readonly name: string },
  second: Promise<T>,
): Promise<T> {
  try {
    return await second
  } catch (thrown) {
    // It may still come.
    if (!isMoved || isUnknownOutcome(thrown)) throw thrown
    throw partial(`It was moved, and is still called ${name}: ${reasonOf(refusalOf(thrown))}`, name)
  }
}

async function worded<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change()
  } catch (thrown) {
    throw refusalOf(thrown)
  }
}

function lastOf(trail: Trail<GridEntry>): GridEntry {
  const entry = trail.at(-1)
  if (entry === undefined) throw badArgument('The root stays as it is.')
  return entry
}
