import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import {
  type ConnectionState,
  type DeepPartial,
  Reach,
  type SetDetailsRequest,
} from '../../src-wire/gen/satchel/v1/source.ts'
import { folderEntry, type GridEntry, type ItemEntry, itemEntry, ROOT_ID } from '../grids/grid-entry'
import type { Pictures } from '../grids/pictures/pictures'
import type { FolderRecord, ItemRecord } from '../grids/records'
import { parseUuid, type Uuid } from '../grids/uuid'
import type {
  Changed,
  Children,
  ListOptions,
  Picture,
  Platform,
  Sink,
  Spawned,
  Target,
  Trail,
  World,
} from '../kit/platform.ts'
import { notFound, notSupported, said } from '../kit/refusal.ts'
import type { LindenChanges } from './changes'
import type { Grid } from './grid'
import type { Holdings } from './holdings'
import { describeLinden } from './linden-description'
import { refusalOf } from './linden-refusal'
import { isFault, type LindenFault } from './wire/linden-fault'

interface LindenParts {
  readonly grid: Grid
  readonly holdings: Holdings
  /** Null: there are none without a session. */
  readonly pictures: Pictures | null
  /** Null: nothing is changed from here. */
  readonly changes: LindenChanges | null
  /** Of a snapshot; null: it is read as it is now. */
  readonly takenAtMs: number | null
  /** Told when the grid ends the session by itself. */
  readonly whenOver?: (listener: (why: LindenFault) => void) => void
  readonly close: () => Promise<void>
}

/** One person's inventory on a grid that one signs in to: as it is, or as it was when a snapshot was taken. */
export class LindenPlatform implements Platform<GridEntry> {
  readonly rootId = ROOT_ID
  readonly #parts: LindenParts
  #sink: Sink | null = null
  #state: DeepPartial<ConnectionState>

  constructor(parts: LindenParts) {
    const { takenAtMs } = parts
    this.#parts = parts
    this.#state = {
      reach: Reach.REACH_CONNECTED,
      ...(takenAtMs === null ? {} : { asOfUnixNanos: BigInt(Math.round(takenAtMs)) * 1_000_000n }),
    }
  }

  describe() {
    const { grid, holdings, pictures, changes, takenAtMs } = this.#parts
    const { ground, skeleton, ownerName } = holdings
    const facts = { grid, ground, skeleton, ownerName, hasPictures: pictures !== null, takenAtMs }
    const description = describeLinden(facts)
    const changing = changes?.verbs ?? []
    const others = description.verbs?.filter(({ action }) => changing.every(it => it.action !== action)) ?? []
    const names = { ...description.names, ...changes?.names }
    return { ...description, names, verbs: [...others, ...changing] }
  }

  account() {
    const { ground, ownerName } = this.#parts.holdings
    return { userId: ground.ownerId, userName: ownerName || ground.ownerId }
  }

  start(sink: Sink): void {
    this.#sink = sink
    sink.state(this.#state)
    this.#parts.whenOver?.(why => this.#signedOut(why))
  }

  async close(): Promise<void> {
    const { holdings, pictures, close } = this.#parts
    await holdings.close()
    await pictures?.close()
    await close()
  }

  async children(trail: Trail<GridEntry>, { signal }: ListOptions): Promise<Children<GridEntry>> {
    const { holdings } = this.#parts
    const folder = this.#folderOf(trail)
    const held = await this.#ask(() => holdings.folder(folder, signal))
    const { folders, items, expected, unusable } = held.listing
    const { ground } = holdings
    const entries = [
      ...folders.map(it => folderEntry(it, ground)),
      ...items.map(it => itemEntry(it, ground, held.targets.get(it.assetId))),
      ...(trail.length === 0 ? this.#libraryRoot() : []),
    ]
    if (!held.isIncomplete) return { entries }
    return { entries, incomplete: { expected: expected ?? (unusable === 0 ? 0 : entries.length + unusable) } }
  }

  async entry(trail: Trail<GridEntry>, signal: AbortSignal): Promise<GridEntry | null> {
    const last = trail.at(-1)
    if (last === undefined) return null
    if (last.kind !== 'folder') return await this.#item(last.record.id, last.record.ownerId, signal)
    if (last.record.id === this.#parts.holdings.ground.library?.rootId) return last
    const { entries, incomplete } = await this.children(trail.slice(0, -1), { refresh: true, signal })
    const found = entries.find(it => it.id === last.id)
    // What is missing from a part may be in the rest.
    if (found === undefined && incomplete !== undefined)
      throw said('Not all of the folder that it lies in arrived: nobody can tell whether it is still there.')
    return found ?? null
  }

  async find(id: string, signal: AbortSignal): Promise<GridEntry | null | 'unknown'> {
    const uuid = parseUuid(id)
    if (uuid === null) return null
    const { holdings } = this.#parts
    const { ground } = holdings
    const [library] = this.#libraryRoot()
    if (library?.id === uuid) return library
    const folder = await this.#ask(() => holdings.findFolder(uuid, signal))
    if (folder !== null && folder !== 'unknown') return folderEntry(folder, ground)
    const item = await this.#item(uuid, ground.ownerId, signal)
    return (
      item ??
      (ground.library === undefined
        ? folder
        : ((await this.#item(uuid, ground.library.ownerId, signal)) ?? folder))
    )
  }

  async picture(trail: Trail<GridEntry>, signal: AbortSignal): Promise<Picture | null> {
    const id = trail.at(-1)?.pictureId ?? null
    const { pictures } = this.#parts
    if (id === null || pictures === null) return null
    return await this.#ask(() => pictures.of(id, signal))
  }

  async makeFolder(to: Target<GridEntry>): Promise<GridEntry> {
    return await this.#ask(() => this.#changes.makeFolder(to))
  }

  async move(trail: Trail<GridEntry>, to: Target<GridEntry>): Promise<Changed<GridEntry>> {
    return await this.#ask(() => this.#changes.move(trail, to))
  }

  async copy(trail: Trail<GridEntry>, to: Target<GridEntry>): Promise<Changed<GridEntry>> {
    return await this.#ask(() => this.#changes.copy(trail, to))
  }

  async remove(trail: Trail<GridEntry>): Promise<void> {
    await this.#ask(() => this.#changes.remove(trail))
  }

  async emptyTrash(expectedEntries: number, signal: AbortSignal): Promise<number> {
    return await this.#ask(() => this.#changes.emptyTrash(expectedEntries, signal))
  }

  async setDetails(trail: Trail<GridEntry>, details: SetDetailsRequest): Promise<GridEntry> {
    return await this.#ask(() => this.#changes.setDetails(trail, details))
  }

  async world(): Promise<World | null> {
    return (await this.#parts.changes?.world()) ?? null
  }

  async spawn(trail: Trail<GridEntry>): Promise<Spawned> {
    return await this.#ask(() => this.#changes.spawn(trail))
  }

  get #changes(): LindenChanges {
    const { changes } = this.#parts
    if (changes === null) throw notSupported('Only a viewer can do that here.')
    return changes
  }

  async #item(id: Uuid, ownerId: Uuid | null, signal: AbortSignal): Promise<ItemEntry | null> {
    const { holdings } = this.#parts
    if (ownerId === null) return null
    const item = await this.#ask(() => holdings.findItem(id, ownerId, signal))
    return item === null ? null : await this.#withTarget(item, signal)
  }

  async #withTarget(item: ItemRecord, signal: AbortSignal): Promise<ItemEntry> {
    const { holdings } = this.#parts
    const targets = await this.#ask(() => holdings.targetsOf([item], signal))
    return itemEntry(item, holdings.ground, targets.get(item.assetId))
  }

  /** Beside what is at the top: it is nobody's to change. */
  #libraryRoot(): readonly GridEntry[] {
    const { ground } = this.#parts.holdings
    const root = this.#libraryRecord()
    return root === null ? [] : [{ ...folderEntry(root, ground), parentId: ROOT_ID }]
  }

  #libraryRecord(): FolderRecord | null {
    const { library } = this.#parts.holdings.ground
    if (library === undefined) return null
    const { ownerId, rootId } = library
    return { id: rootId, parentId: null, ownerId, name: 'Library', type: 8, version: -1 }
  }

  #folderOf(trail: Trail<GridEntry>): FolderRecord {
    const folder = trail.at(-1)
    if (folder === undefined) return this.#parts.holdings.skeleton.root
    if (folder.kind !== 'folder') throw notFound(folder.title)
    return folder.record
  }

  /** Faults become refusals, and one that ended the session is told to everybody. */
  async #ask<T>(asked: () => Promise<T>): Promise<T> {
    try {
      return await asked()
    } catch (thrown) {
      if (isFault(thrown, 'signed-out')) this.#signedOut(thrown)
      throw refusalOf(thrown)
    }
  }

  #signedOut({ message }: LindenFault): void {
    this.#tell({ reach: Reach.REACH_SIGNED_OUT, reason: Reason.REASON_SIGN_IN_AGAIN, said: message })
  }

  #tell(state: DeepPartial<ConnectionState>): void {
    if (state.reach === this.#state.reach) return
    this.#state = state
    this.#sink?.state(state)
  }
}
