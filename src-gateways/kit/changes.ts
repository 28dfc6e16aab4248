import { status } from '@grpc/grpc-js'
import {
  type InventoryCopyRequest,
  type InventoryMakeDirRequest,
  type InventoryMoveRequest,
  InventoryMutationResult,
  type InventoryRemoveRequest,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { Existing, type RequestExtras } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Action, type BringInRequest } from '../../src-wire/gen/satchel/v1/source.ts'
import type { ChangesUnderWay } from './changes-under-way.ts'
import type { Described } from './described.ts'
import { withFreeTitle } from './free-title.ts'
import type { Changed, Platform, PlatformEntry, Target, Trail } from './platform.ts'
import {
  alreadyExists,
  badArgument,
  GatewayRefusal,
  notInTrash,
  notSupported,
  protectedFolder,
  recursionNeeded,
  versionChanged,
  wouldCycle,
} from './refusal.ts'
import { refuseDenied } from './rights.ts'
import type { SourceParts } from './source-parts.ts'
import { segmentsOf, type Tree } from './tree.ts'
import type { WatchHub } from './watch-hub.ts'

interface Place<E extends PlatformEntry> {
  readonly folder: Trail<E>
  readonly folderPath: string
  readonly title: string
}

interface Putting<E extends PlatformEntry> {
  readonly path: string
  readonly place: Place<E>
  readonly extras: RequestExtras | undefined
  readonly signal: AbortSignal
  /** Of what is put there; empty where it is new. */
  readonly id: string
}

/** All that a Move may be. */
const MOVES = [
  Action.ACTION_RENAME_ITEM,
  Action.ACTION_RENAME_FOLDER,
  Action.ACTION_MOVE_ITEM,
  Action.ACTION_MOVE_FOLDER,
  Action.ACTION_TRASH,
  Action.ACTION_RESTORE,
] as const

/** The four changes of resonite_io.v1, for any platform: who is met, what is refused, what is said of it. */
export class Changes<E extends PlatformEntry> {
  readonly #platform: Platform<E>
  readonly #tree: Tree<E>
  readonly #described: Described
  readonly #hub: WatchHub
  readonly #underWay: ChangesUnderWay

  constructor({ platform, tree, described, hub, underWay }: SourceParts<E>) {
    this.#underWay = underWay
    this.#hub = hub
    this.#platform = platform
    this.#tree = tree
    this.#described = described
  }

  async makeDir(
    { path, extras }: InventoryMakeDirRequest,
    signal: AbortSignal,
  ): Promise<InventoryMutationResult> {
    this.#described.require(Action.ACTION_MAKE_FOLDER)
    const place = await this.#placeOf(path, extras, signal)
    if (this.#isTrashOrIn(place.folder)) throw notSupported('Nothing is made in the Trash.')
    const make = this.#platform.makeFolder?.bind(this.#platform)
    if (make === undefined) throw notSupported('Folders are not made here.')
    return this.#put({ path, place, extras, signal, id: '' }, async to => ({ entry: await make(to) }))
  }

  copy(request: InventoryCopyRequest, signal: AbortSignal): Promise<InventoryMutationResult> {
    return this.#stoppable(request, signal, stop => this.#copy(request, stop))
  }

  async #copy(
    { sourcePath, destinationPath, recursive, extras }: InventoryCopyRequest,
    signal: AbortSignal,
  ): Promise<InventoryMutationResult> {
    this.#described.requireAnyOf(Action.ACTION_COPY_ITEM, Action.ACTION_COPY_FOLDER)
    const trail = await this.#tree.meet(sourcePath, extras?.expectedId ?? '', signal)
    const source = lastOf(trail, sourcePath)
    const action = source.kind === 'folder' ? Action.ACTION_COPY_FOLDER : Action.ACTION_COPY_ITEM
    this.#requireOf(action, source, extras, sourcePath)
    if (source.kind === 'folder' && !recursive) throw recursionNeeded(sourcePath, 'cp')
    const place = await this.#placeOf(destinationPath, extras, signal)
    if (this.#isTrashOrIn(place.folder)) throw notSupported('Nothing is copied into the Trash.')
    if (isInside(place.folder, source)) throw wouldCycle(sourcePath)
    const copy = this.#platform.copy?.bind(this.#platform)
    if (copy === undefined) throw notSupported('Nothing is copied here.')
    return this.#put({ path: destinationPath, place, extras, signal, id: source.id }, to => copy(trail, to))
  }

  async bringIn(
    { localPath, path, extras }: BringInRequest,
    signal: AbortSignal,
  ): Promise<InventoryMutationResult> {
    this.#described.require(Action.ACTION_BRING_IN)
    const place = await this.#placeOf(path, extras, signal)
    if (this.#isTrashOrIn(place.folder)) throw notSupported('Nothing is brought into the Trash.')
    const bringIn = this.#platform.bringIn?.bind(this.#platform)
    if (bringIn === undefined) throw notSupported('Nothing is brought in here.')
    return this.#put({ path, place, extras, signal, id: '' }, to => bringIn(localPath, to))
  }

  /** Into the Trash it is a deletion, out of it a restoration. */
  move(request: InventoryMoveRequest, signal: AbortSignal): Promise<InventoryMutationResult> {
    return this.#stoppable(request, signal, stop => this.#move(request, stop))
  }

  async #move(
    { sourcePath, destinationPath, extras }: InventoryMoveRequest,
    signal: AbortSignal,
  ): Promise<InventoryMutationResult> {
    this.#described.requireAnyOf(...MOVES)
    const trail = await this.#tree.meet(sourcePath, extras?.expectedId ?? '', signal)
    const source = lastOf(trail, sourcePath)
    if (source.id === this.#described.trashId) throw protectedFolder(sourcePath)
    const place = await this.#placeOf(destinationPath, extras, signal)
    for (const action of this.#actionsOfMove(trail, place)) {
      this.#requireOf(action, source, extras, sourcePath)
    }
    if (isInside(place.folder, source)) throw wouldCycle(sourcePath)
    const move = this.#platform.move?.bind(this.#platform)
    if (move === undefined) throw notSupported('Nothing is moved here.')
    return this.#put({ path: destinationPath, place, extras, signal, id: source.id }, async to => {
      const changed = await move(trail, to)
      this.#tree.note({ gone: source })
      return changed
    })
  }

  /** For good; in the Trash only, where the source has one of its own. */
  remove(request: InventoryRemoveRequest, signal: AbortSignal): Promise<InventoryMutationResult> {
    return this.#stoppable(request, signal, stop => this.#remove(request, stop))
  }

  async #remove(
    { path, recursive, extras }: InventoryRemoveRequest,
    signal: AbortSignal,
  ): Promise<InventoryMutationResult> {
    this.#described.requireAnyOf(Action.ACTION_REMOVE_ITEM, Action.ACTION_REMOVE_FOLDER)
    const trail = await this.#tree.meet(path, extras?.expectedId ?? '', signal)
    const entry = lastOf(trail, path)
    if (entry.id === this.#described.trashId) throw protectedFolder(path)
    const action = entry.kind === 'folder' ? Action.ACTION_REMOVE_FOLDER : Action.ACTION_REMOVE_ITEM
    this.#requireOf(action, entry, extras, path)
    if (this.#described.trashId !== '' && !this.#isTrashOrIn(trail)) throw notInTrash(path)
    if (entry.kind === 'folder' && !recursive) throw recursionNeeded(path, 'rm')
    const remove = this.#platform.remove?.bind(this.#platform)
    if (remove === undefined) throw notSupported('Nothing is deleted here.')
    try {
      const tell = this.#hub.progress(entry.id)
      await this.#underWay.run(entry.id, signal, stop => remove(trail, stop, tell))
    } catch (thrown) {
      // Some of it may be gone.
      this.#tree.forget(null)
      throw thrown
    }
    this.#tree.note({ gone: entry })
    return InventoryMutationResult.fromPartial({ path, recordId: entry.id, extras: { id: entry.id } })
  }

  /**
   * From the moment that it is asked for, so that no stop comes before what it is to stop; only what is asked for by
   * its path alone is known by its id first when it was met.
   */
  #stoppable(
    { extras }: { readonly extras?: RequestExtras | undefined },
    signal: AbortSignal,
    change: (stop: AbortSignal) => Promise<InventoryMutationResult>,
  ): Promise<InventoryMutationResult> {
    return this.#underWay.run(extras?.expectedId ?? '', signal, change)
  }

  #actionsOfMove(trail: Trail<E>, { folder, title }: Place<E>): readonly Action[] {
    const entry = trail.at(-1)
    const isFolder = entry?.kind === 'folder'
    const rename = isFolder ? Action.ACTION_RENAME_FOLDER : Action.ACTION_RENAME_ITEM
    const move = isFolder ? Action.ACTION_MOVE_FOLDER : Action.ACTION_MOVE_ITEM
    const renaming = entry?.title === title ? [] : [rename]
    if (entry?.parentId === this.#tree.idOf(folder)) return [rename]
    if (this.#isTrashOrIn(folder) && !this.#isTrashOrIn(trail)) return [Action.ACTION_TRASH]
    if (this.#isTrashOrIn(trail) && !this.#isTrashOrIn(folder)) return [Action.ACTION_RESTORE, ...renaming]
    return [move, ...renaming]
  }

  #isTrashOrIn(trail: Trail<E>): boolean {
    const { trashId } = this.#described
    return trashId !== '' && trail.some(({ id }) => id === trashId)
  }

  #requireOf(action: Action, entry: E, extras: RequestExtras | undefined, path: string): void {
    this.#described.require(action)
    refuseDenied(action, entry, path)
    const expected = extras?.expectedVersion ?? ''
    if (expected !== '' && expected !== entry.extras?.version) throw versionChanged(path)
  }

  /** A client that knows no titles names it by its path, and gets no twin by that. */
  async #placeOf(path: string, extras: RequestExtras | undefined, signal: AbortSignal): Promise<Place<E>> {
    const trimmed = path.replace(/\/+$/, '')
    if (segmentsOf(path).length === 0) throw badArgument('The root stays as it is.')
    const at = trimmed.lastIndexOf('/')
    const folderPath = trimmed.slice(0, at)
    const folder = await this.#tree.meetFolder(folderPath, extras?.expectedParentId ?? '', signal)
    const title = extras?.newTitle ?? trimmed.slice(at + 1)
    if (extras?.newTitle === undefined) await this.#refuseTaken(folder, title, signal)
    return { folder, folderPath, title }
  }

  async #refuseTaken(folder: Trail<E>, title: string, signal: AbortSignal): Promise<void> {
    const { entries, keys } = await this.#tree.list(folder, { refresh: false, signal })
    if (entries.some((entry, index) => entry.title === title || keys[index] === title)) {
      throw alreadyExists(title)
    }
  }

  async #put(
    { path, place, extras, signal, id }: Putting<E>,
    put: (to: Target<E>) => Promise<Changed<E>>,
  ): Promise<InventoryMutationResult> {
    const { folder, folderPath, title } = place
    const existing = extras?.existing ?? Existing.EXISTING_REFUSE
    const overwrite = existing === Existing.EXISTING_OVERWRITE
    if (overwrite) this.#described.require(Action.ACTION_OVERWRITE)
    const comment = extras?.comment ?? ''
    const keepsBoth = existing === Existing.EXISTING_KEEP_BOTH
    const putAt = (free: string, stop: AbortSignal): Promise<Changed<E>> =>
      put({ folder, title: free, overwrite, comment, signal: stop, tell: this.#hub.progress(id) })
    try {
      const { entry, copied, replacedId } = await this.#underWay.run(id, signal, stop =>
        keepsBoth ? withFreeTitle(title, free => putAt(free, stop)) : putAt(title, stop),
      )
      this.#tree.note({ there: entry })
      return InventoryMutationResult.fromPartial({
        path,
        recordId: entry.id,
        extras: {
          path: this.#tree.pathOfNew(folderPath, folder, entry),
          id: entry.id,
          parentId: entry.parentId,
          ...(copied === undefined ? {} : { copied }),
          ...(replacedId === undefined ? {} : { replacedId }),
          ...(entry.title === title ? {} : { title: entry.title }),
        },
      })
    } catch (thrown) {
      // Room was made for it, and what had the title came back: perhaps as another.
      if (overwrite || !changesNothing(thrown)) this.#tree.forget(null)
      throw thrown
    }
  }
}

/** Refused for its title, before anything was done. Whatever else comes: nothing that is remembered counts. */
function changesNothing(thrown: unknown): boolean {
  if (!(thrown instanceof GatewayRefusal)) return false
  return thrown.code === status.ALREADY_EXISTS || thrown.reason === Reason.REASON_BAD_TITLE
}

function lastOf<E extends PlatformEntry>(trail: Trail<E>, path: string): E {
  const entry = trail.at(-1)
  if (entry === undefined) throw badArgument(`${path} stays as it is.`)
  return entry
}

function isInside<E extends PlatformEntry>(folder: Trail<E>, { id }: E): boolean {
  return folder.some(entry => entry.id === id)
}
