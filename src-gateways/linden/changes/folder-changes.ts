import { isSystemFolder } from '../../grids/asset-types'
import type { FolderRecord } from '../../grids/records'
import { newUuid, type Uuid } from '../../grids/uuid'
import {
  accessDenied,
  idChanged,
  notFound,
  partial,
  protectedFolder,
  said,
  unknownOutcome,
  wouldCycle,
} from '../../kit/refusal.ts'
import type { Look } from './look'
import { afterwards, goneOr, madeOr, proved, type Seen } from './proved'
import type { Steps } from './steps'
import { requireTitle } from './titles'

/**
 * Changes of folders: looked at right before, proved right after, and mended where it shows
 * then that they hang on nothing. One at a time: two moves that are harmless by themselves can
 * make a loop (opensim-run.md, 2 and 4).
 */
export class FolderChanges {
  readonly #look: Look
  readonly #steps: Steps
  #last: Promise<unknown> = Promise.resolve()

  constructor(look: Look, steps: Steps) {
    this.#look = look
    this.#steps = steps
  }

  async make(parentId: Uuid, title: string): Promise<FolderRecord> {
    return await this.#inTurn(async () => {
      const name = requireTitle(title)
      await this.requireReached(parentId)
      let id = newUuid()
      const made = await proved(
        async () => {
          id = await this.#steps.makeFolder({ id, parentId, name })
          return 'answered'
        },
        async () => madeOr(await this.#look.folderIn(parentId, id), 'unclear'),
      )
      this.#look.known.note(made)
      if ((await this.wayAfter(id)).end === 'root') return made
      // Where it should lie is gone: it would be in no listing. It is empty, and ours.
      await this.#putAway(made)
      throw notFound(parentId)
    })
  }

  /** Fails now where `make` would by the title, so that nothing is half copied before it. */
  requireMaking(title: string): void {
    requireTitle(title)
  }

  async rename(folder: FolderRecord, title: string): Promise<FolderRecord> {
    return await this.#inTurn(async () => {
      const name = requireTitle(title)
      const now = await this.#requireOwn(folder)
      if (now.name === name) return now
      const renamed = await proved(
        () => this.#steps.renameFolder(now, name),
        async () => {
          const { folder: after } = await this.#look.way(now.id)
          return after?.name === now.name ? 'as before' : madeOr(after, 'unclear')
        },
      )
      this.#look.known.note(renamed)
      return renamed
    })
  }

  async move(folder: FolderRecord, to: Uuid): Promise<FolderRecord> {
    return await this.#inTurn(async () => {
      const now = await this.#requireOwn(folder)
      if (now.parentId === to) return now
      const { ids } = await this.requireReached(to)
      if (ids.has(now.id)) throw wouldCycle(now.name)
      const moved = await proved(
        () => this.#steps.moveFolder(now, to),
        () => this.#seenIn(to, now),
      )
      this.#look.known.note(moved)
      await this.#mend(moved, now.parentId ?? this.#look.own.root.id)
      return moved
    })
  }

  /** For good, and only what hangs in the Trash by what the grid has this moment. */
  async remove(folder: FolderRecord): Promise<void> {
    await this.#inTurn(async () => {
      const { trashId } = this.#look.own
      const now = await this.#requireOwn(folder)
      const { end, ids } = await this.#look.way(now.id)
      if (
        end !== 'root' ||
        trashId === null ||
        !ids.has(trashId) ||
        now.id === trashId ||
        now.parentId === null
      )
        throw idChanged(now.name)
      await this.#requireAllOwn(now.id)
      await this.#removeFrom(now.parentId, now.id)
    })
  }

  /** Fails now where `rename` would, so that whoever moves before leaves nothing half done. */
  requireRetitling(title: string): void {
    this.#steps.requireFolderName(requireTitle(title))
  }

  /** Where a folder hangs after something has become of it, or of what is in it. @throws GatewayRefusal: `unknownOutcome`. */
  async wayAfter(id: Uuid) {
    const way = await afterwards(() => this.#look.way(id))
    if (way.end === 'unclear') throw unknownOutcome('The grid does not say where it is now.')
    return way
  }

  /** @throws GatewayRefusal where it does not hang on one's own root. */
  async requireReached(id: Uuid) {
    const way = await this.#look.way(id)
    if (way.end === 'unclear') throw said('The grid does not say whether the folder is still there.')
    if (way.end === 'foreign') throw accessDenied('The folder is not yours.')
    if (way.end !== 'root') throw notFound(id)
    return way
  }

  /** Own, where it is said to be, and no folder of the system. */
  async #requireOwn({ id, parentId }: FolderRecord): Promise<FolderRecord> {
    const { folder } = await this.requireReached(id)
    if (folder === null) throw notFound(id)
    if (isSystemFolder(folder.type)) throw protectedFolder(folder.name)
    if (folder.parentId !== parentId) throw idChanged(folder.name)
    return folder
  }

  /** A region deletes all that is below, whatever it is and whosever (opensim-run.md, 1). */
  async #requireAllOwn(top: Uuid): Promise<void> {
    for (const { folders, items } of await this.#look.everything(top)) {
      const system = folders.find(it => isSystemFolder(it.type))
      if (system !== undefined) throw protectedFolder(system.name)
      const other = [...folders, ...items].find(it => it.ownerId !== this.#look.own.ownerId)
      if (other !== undefined) throw accessDenied(`${other.name} is not yours.`)
    }
  }

  async #removeFrom(parentId: Uuid, id: Uuid): Promise<void> {
    await proved(
      () => this.#steps.removeFolder(id),
      async () => goneOr(await this.#look.isGoneFrom(parentId, id)),
    )
    this.#look.known.drop(id)
  }

  /** As before only where it is seen in the folder that it came from. */
  async #seenIn(to: Uuid, { id, parentId }: FolderRecord): Promise<Seen<FolderRecord>> {
    const there = await this.#look.folderIn(to, id)
    if (there !== null || parentId === null) return madeOr(there, 'unclear')
    return (await this.#look.folderIn(parentId, id)) === null ? 'unclear' : 'as before'
  }

  /** Sees to it that a folder hangs on the root; else puts it back, or right below the root, and says why. */
  async #mend(folder: FolderRecord, back: Uuid): Promise<void> {
    const way = await this.wayAfter(folder.id)
    if (way.end === 'root') return
    const wayBack = await afterwards(() => this.#look.way(back))
    const isGood = wayBack.end === 'root' && !wayBack.ids.has(folder.id)
    const to = isGood ? back : this.#look.own.root.id
    const { name } = folder
    try {
      const there = await proved(
        () => this.#steps.moveFolder(folder, to),
        () => this.#seenIn(to, folder),
      )
      this.#look.known.note(there)
    } catch {
      throw partial(`The folder that ${name} went to is gone, and it was not seen to come back.`, name)
    }
    if (way.end === 'loop') throw wouldCycle(name)
    throw said(`The folder that ${name} should go to is not there any more.`)
  }

  async #putAway(made: FolderRecord): Promise<void> {
    const { trashId, root } = this.#look.own
    const to = trashId ?? root.id
    try {
      await proved(
        () => this.#steps.moveFolder(made, to),
        () => this.#seenIn(to, made),
      )
      if (trashId !== null) await this.#removeFrom(trashId, made.id)
    } catch {
      throw partial('The folder that it was made in is gone, and it was not seen to be deleted.', made.name)
    }
  }

  async #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = this.#last.catch(() => {}).then(change)
    this.#last = mine
    return await mine
  }
}
