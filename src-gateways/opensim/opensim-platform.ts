import type { SetDetailsRequest } from '../../src-wire/gen/satchel/v1/source.ts'
import {
  type FolderEntry,
  folderEntry,
  type GridEntry,
  type Ground,
  type ItemEntry,
  itemEntry,
  ROOT_ID,
} from '../grids/grid-entry'
import type { Pictures } from '../grids/pictures/pictures'
import type { ItemRecord } from '../grids/records'
import type { Skeleton } from '../grids/skeleton'
import { parseUuid, type Uuid } from '../grids/uuid'
import type {
  Changed,
  Children,
  ListOptions,
  Picture,
  Platform,
  Sink,
  Target,
  Trail,
  TreeFolder,
} from '../kit/platform.ts'
import {
  accessDenied,
  badArgument,
  isUnknownOutcome,
  notFound,
  notSupported,
  partial,
  reasonOf,
} from '../kit/refusal.ts'
import { contentsOf } from './contents-of'
import { copyFolder } from './copy-folder'
import { FolderChanges, type Own } from './folder-changes'
import { GridConnection, type GridPeer, type Rhythm } from './grid-connection'
import { refusalOf } from './grid-refusal'
import { ItemChanges } from './item-changes'
import { linkTargets } from './link-targets'
import { describeOpensim } from './opensim-description'
import { requireTitle } from './titles'
import type { FolderContent } from './wire/xinventory'

interface OpensimOptions extends GridPeer {
  readonly origin: string
  readonly pictures: Pictures
  readonly log: (text: string) => void
  readonly rhythm?: Rhythm
}

const FIRST_LOOK_MS = 5_000

/** One avatar's inventory on an OpenSimulator grid, by its private inventory service. */
export class OpensimPlatform implements Platform<GridEntry> {
  readonly rootId = ROOT_ID
  readonly #options: OpensimOptions
  readonly #connection: GridConnection
  readonly #folders: FolderChanges
  readonly #items: ItemChanges

  private constructor(options: OpensimOptions) {
    this.#options = options
    this.#connection = new GridConnection(options, options.rhythm)
    this.#folders = new FolderChanges(options.inventory)
    this.#items = new ItemChanges(options.inventory)
  }

  describe() {
    const { origin, ownerId, password } = this.#options
    const { avatarName, skeleton } = this.#connection
    return describeOpensim({ origin, ownerId, ownerName: avatarName, skeleton, isProved: password !== null })
  }

  account() {
    return { userId: this.#options.ownerId, userName: this.#connection.avatarName || this.#options.ownerId }
  }

  /** Waits a moment for the grid: where it is not reached the inventory is there all the same, and offline. */
  static async open(options: OpensimOptions): Promise<OpensimPlatform> {
    const platform = new OpensimPlatform(options)
    await platform.#connection.begin(FIRST_LOOK_MS)
    return platform
  }

  start(sink: Sink): void {
    this.#connection.start(sink)
  }

  async close(): Promise<void> {
    this.#connection.close()
    await this.#options.pictures.close()
    await this.#options.http.close()
  }

  async children(trail: Trail<GridEntry>, { signal }: ListOptions): Promise<Children<GridEntry>> {
    const ground = await this.#connection.ground()
    const id = folderIdOf(trail, ground)
    const content = await this.#connection.ask(async inventory => {
      const content = await inventory.content(id, { signal })
      // One that is not there is an empty listing of version 0; a version may be 0 by wrapping, too.
      const isDoubtful = content.version === 0 && content.folders.length + content.items.length === 0
      return isDoubtful && (await inventory.folder(id, { signal })) === null ? null : content
    })
    if (content === null) throw notFound(trail.at(-1)?.title ?? '')
    return await this.#childrenOf(content, ground, this.#connection.skeleton, signal)
  }

  async entry(trail: Trail<GridEntry>, signal: AbortSignal): Promise<GridEntry | null> {
    const last = trail.at(-1)
    if (last === undefined) return null
    const ground = await this.#connection.ground()
    return await this.#connection.ask(async inventory => {
      if (last.kind === 'folder') {
        const folder = await inventory.folder(last.record.id, { signal })
        return folder === null ? null : folderEntry(folder, ground)
      }
      const item = await inventory.item(last.record.id, { signal })
      return item === null ? null : await this.#withTarget(item, ground, signal)
    })
  }

  async find(id: string, signal: AbortSignal): Promise<GridEntry | null> {
    const uuid = parseUuid(id)
    if (uuid === null) return null
    const ground = await this.#connection.ground()
    return await this.#connection.ask(async inventory => {
      const folder = await inventory.folder(uuid, { signal })
      if (folder !== null) return folder.ownerId === ground.ownerId ? folderEntry(folder, ground) : null
      const item = await inventory.item(uuid, { signal })
      return item?.ownerId === ground.ownerId ? await this.#withTarget(item, ground, signal) : null
    })
  }

  /** All folders are known by one request, and what is in them by one for several. */
  async *tree(top: Trail<GridEntry>, signal: AbortSignal): AsyncGenerator<TreeFolder<GridEntry>> {
    const skeleton = await this.#connection.look()
    const ground = await this.#connection.ground()
    const topId = folderIdOf(top, ground)
    const below = skeleton.below(topId)
    if (below.length === 0) throw notFound(top.at(-1)?.title ?? '')
    const trails = new Map<Uuid, Trail<GridEntry>>([[topId, top]])
    for (const folder of below) {
      const above = folder.parentId === null ? undefined : trails.get(folder.parentId)
      if (folder.id !== topId && above !== undefined)
        trails.set(folder.id, [...above, folderEntry(folder, ground)])
    }
    const contents = contentsOf(this.#options.inventory, [...trails.keys()], { signal })
    for (;;) {
      const next = await this.#connection.ask(() => contents.next())
      if (next.done === true) return
      const { id, content } = next.value
      const trail = trails.get(id)
      if (trail !== undefined)
        yield { trail, children: await this.#childrenOf(content, ground, skeleton, signal) }
    }
  }

  async makeFolder({ folder, title }: Target<GridEntry>): Promise<GridEntry> {
    const ground = await this.#connection.ground()
    const made = await this.#connection.ask(() =>
      this.#folders.make(ground, folderIdOf(folder, ground), title),
    )
    return folderEntry(made, ground)
  }

  async move(trail: Trail<GridEntry>, { folder, title }: Target<GridEntry>): Promise<Changed<GridEntry>> {
    const entry = lastOf(trail)
    const ground = await this.#connection.ground()
    const to = folderIdOf(folder, ground)
    const changed = await this.#connection.ask(() =>
      entry.kind === 'folder'
        ? this.#moveFolder(ground, entry, to, title)
        : this.#moveItem(ground, entry, to, title),
    )
    return { entry: changed }
  }

  async copy(
    trail: Trail<GridEntry>,
    { folder, title, signal }: Target<GridEntry>,
  ): Promise<Changed<GridEntry>> {
    const entry = lastOf(trail)
    const ground = await this.#connection.ground()
    const folderId = folderIdOf(folder, ground)
    const { inventory } = this.#options
    return await this.#connection.ask(async () => {
      if (entry.kind !== 'folder')
        return { entry: itemEntry(await this.#items.copy(ground, entry.record, folderId, title), ground) }
      const parts = { inventory, folders: this.#folders, items: this.#items }
      const to = { folderId, title, signal }
      return { entry: folderEntry(await copyFolder(parts, ground, entry.record, to), ground) }
    })
  }

  async remove(trail: Trail<GridEntry>): Promise<void> {
    const entry = lastOf(trail)
    const ground = await this.#connection.ground()
    await this.#connection.ask(() => this.#removeOf(ground, entry))
  }

  async emptyTrash(expectedEntries: number, signal: AbortSignal): Promise<number> {
    const ground = await this.#connection.ground()
    const { trashId } = ground
    if (trashId === null) throw notSupported('There is no Trash.')
    return await this.#connection.ask(async () => {
      const { folders, items } = await this.#options.inventory.content(trashId, { signal })
      if (folders.length + items.length !== expectedEntries)
        throw badArgument('There is something else in the Trash by now.')
      const entries = [
        ...folders.map(it => folderEntry(it, ground)),
        ...items.map(it => itemEntry(it, ground)),
      ]
      return await this.#removeAll(ground, entries, signal)
    })
  }

  async picture(trail: Trail<GridEntry>, signal: AbortSignal): Promise<Picture | null> {
    const entry = lastOf(trail)
    if (entry.pictureId === null) return null
    const { pictureId } = entry
    try {
      return await this.#options.pictures.of(pictureId, signal)
    } catch (thrown) {
      // Of whether the inventory is reached it says nothing.
      throw refusalOf(thrown)
    }
  }

  async setDetails(trail: Trail<GridEntry>, details: SetDetailsRequest): Promise<GridEntry> {
    const entry = lastOf(trail)
    const { title, description, masks, favourite, sale } = details
    if (masks !== undefined || favourite !== undefined || sale !== undefined)
      throw notSupported('Only title and description are changed here.')
    const ground = await this.#connection.ground()
    return await this.#connection.ask(async () => {
      if (entry.kind !== 'folder') {
        const to = {
          ...(title === undefined ? {} : { title }),
          ...(description === undefined ? {} : { description }),
        }
        return itemEntry(await this.#items.update(ground, entry.record, to), ground)
      }
      if (description !== undefined) throw notSupported('Folders have no description here.')
      if (title === undefined) return entry
      return folderEntry(await this.#folders.rename(ground, entry.record, title), ground)
    })
  }

  async #moveFolder(own: Ground, entry: FolderEntry, to: Uuid, title: string): Promise<GridEntry> {
    const { record } = entry
    if (record.name !== title) requireTitle(title)
    const isMoved = record.parentId !== to
    const moved = isMoved ? await this.#folders.move(own, record, to) : record
    if (isMoved) this.#noteTrashed(entry, to, own)
    if (moved.name === title) return folderEntry(moved, own)
    const retitled = this.#folders.rename(own, moved, title)
    return folderEntry(await (isMoved ? orHalfDone(moved, retitled) : retitled), own)
  }

  async #moveItem(own: Ground, entry: ItemEntry, to: Uuid, title: string): Promise<GridEntry> {
    const { record } = entry
    if (record.name !== title) this.#items.requireRetitling(record, title)
    const isMoved = record.folderId !== to
    const moved = isMoved ? await this.#items.move(own, record, to) : record
    if (isMoved) this.#noteTrashed(entry, to, own)
    if (moved.name === title) return itemEntry(moved, own)
    const retitled = this.#items.update(own, moved, { title })
    return itemEntry(await (isMoved ? orHalfDone(moved, retitled) : retitled), own)
  }

  /** One by one: what somebody puts into the Trash meanwhile was not asked for. Fails where none could be deleted. */
  async #removeAll(own: Own, entries: readonly GridEntry[], signal: AbortSignal): Promise<number> {
    let removed = 0
    let failure: unknown = null
    for (const entry of entries) {
      if (signal.aborted) break
      try {
        await this.#removeOf(own, entry)
        removed++
      } catch (thrown) {
        // One that may have been done all the same says more than one that was refused.
        if (failure === null || isUnknownOutcome(thrown)) failure = thrown
      }
    }
    if (removed === 0 && failure !== null) throw failure
    return removed
  }

  async #removeOf(own: Own, entry: GridEntry): Promise<void> {
    if (entry.kind === 'folder') await this.#folders.remove(own, entry.record)
    else await this.#items.remove(own, entry.record)
    this.#connection.trashedFrom.delete(entry.id)
  }

  #noteTrashed(entry: GridEntry, to: Uuid, { trashId }: Ground): void {
    const { trashedFrom } = this.#connection
    if (to !== trashId) trashedFrom.delete(entry.id)
    else if (entry.parentId !== trashId)
      trashedFrom.set(entry.id, { folderId: entry.parentId, atUnixNanos: BigInt(Date.now()) * 1_000_000n })
  }

  async #childrenOf(
    content: FolderContent,
    ground: Ground,
    skeleton: Skeleton | null,
    signal: AbortSignal,
  ): Promise<Children<GridEntry>> {
    const { folders, items, unusable } = content
    const targets = await this.#connection.ask(inventory => linkTargets(inventory, items, skeleton, signal))
    await this.#connection.meetCreators(items)
    const entries = [
      ...folders.map(it => folderEntry(it, ground)),
      ...items.map(it => itemEntry(it, ground, targets.get(it.assetId))),
    ]
    if (unusable === 0) return { entries }
    this.#options.log(`${unusable} records of a folder have no id that can be used.`)
    return { entries, incomplete: { expected: entries.length + unusable } }
  }

  async #withTarget(item: ItemRecord, ground: Ground, signal: AbortSignal): Promise<ItemEntry> {
    const { inventory } = this.#options
    const targets = await linkTargets(inventory, [item], this.#connection.skeleton, signal)
    return itemEntry(item, ground, targets.get(item.assetId))
  }
}

/** The second half of a move: where it fails, the first is done all the same, and is not taken back. */
async function orHalfDone<T>({ name }: { readonly name: string }, second: Promise<T>): Promise<T> {
  try {
    return await second
  } catch (thrown) {
    // It may still come.
    if (isUnknownOutcome(thrown)) throw thrown
    throw partial(`It was moved, and is still called ${name}: ${reasonOf(refusalOf(thrown))}`, name)
  }
}

function lastOf(trail: Trail<GridEntry>): GridEntry {
  const entry = trail.at(-1)
  if (entry === undefined) throw badArgument('The root stays as it is.')
  return entry
}

/** Of another avatar's folder, which may hang in one's own by somebody's mistake, nothing is asked. */
function folderIdOf(trail: Trail<GridEntry>, { rootId, ownerId }: Ground): Uuid {
  const folder = trail.at(-1)
  if (folder === undefined) return rootId
  if (folder.kind !== 'folder') throw notFound(folder.title)
  if (folder.record.ownerId !== ownerId) throw accessDenied(`${folder.title} is not yours.`)
  return folder.record.id
}
