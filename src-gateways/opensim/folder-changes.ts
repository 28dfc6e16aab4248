import { isSystemFolder } from '../grids/asset-types'
import type { FolderRecord } from '../grids/records'
import { Skeleton } from '../grids/skeleton'
import { newUuid, type Uuid } from '../grids/uuid'
import {
  accessDenied,
  idChanged,
  notFound,
  partial,
  protectedFolder,
  said,
  wouldCycle,
} from '../kit/refusal.ts'
import { contentsOf } from './contents-of'
import { afterwards, SentChange } from './sent-change'
import { requireTitle } from './titles'
import { wayUp } from './way-up'
import { type FolderContent, type XInventory } from './wire/xinventory'

/** Whose inventory is changed, and what it hangs on. */
export interface Own {
  readonly ownerId: Uuid
  readonly rootId: Uuid
  readonly trashId: Uuid | null
}

/**
 * Changes of folders. The service checks nothing and proves nothing: the record is
 * read right before, the outcome right after, and what a change of somebody else has
 * made of it in between is mended (opensim-run.md, 4). One at a time: two moves that
 * are harmless by themselves can make a loop.
 */
export class FolderChanges {
  readonly #inventory: XInventory
  #last: Promise<unknown> = Promise.resolve()

  constructor(inventory: XInventory) {
    this.#inventory = inventory
  }

  async make(own: Own, parentId: Uuid, title: string): Promise<FolderRecord> {
    return await this.#inTurn(async () => {
      const record = {
        id: newUuid(),
        parentId,
        ownerId: own.ownerId,
        name: requireTitle(title),
        type: -1,
        version: 1,
      }
      await this.#requireReached(own, parentId)
      const sent = await SentChange.of(() => this.#inventory.addFolder(record))
      return await afterwards(async () => {
        const made = await this.#inventory.folder(record.id)
        if (made === null) throw sent.failure
        if ((await wayUp(this.#inventory, parentId, own)).end === 'root') return made
        // Where it should lie is gone: it would be in no listing. It is empty, and ours.
        await this.#putAway(own, made)
        throw notFound(parentId)
      })
    })
  }

  async rename(own: Own, { id, parentId }: FolderRecord, title: string): Promise<FolderRecord> {
    return await this.#inTurn(async () => {
      const name = requireTitle(title)
      const now = await this.#requireOwn(own, id)
      if (now.parentId !== parentId) throw idChanged(now.name)
      const sent = await SentChange.of(() => this.#inventory.updateFolder({ ...now, name }))
      return await afterwards(async () => {
        const after = await this.#inventory.folder(id)
        if (after === null) throw notFound(now.name)
        if (after.name === now.name && name !== now.name) throw sent.failure
        // The whole record was written: had it been moved meanwhile, it would be back, perhaps into what is in it by now.
        if (parentId !== null) await this.#mend(own, after, parentId, now.name)
        return after
      })
    })
  }

  async move(own: Own, { id, parentId: from, name }: FolderRecord, to: Uuid): Promise<FolderRecord> {
    return await this.#inTurn(async () => {
      await this.#requireOwn(own, id)
      const way = await this.#requireReached(own, to)
      if (way.ids.has(id)) throw wouldCycle(name)
      const sent = await SentChange.of(() => this.#inventory.moveFolder(id, to))
      return await afterwards(async () => {
        const after = await this.#inventory.folder(id)
        if (after === null) throw notFound(name)
        if (after.parentId !== to) throw sent.failure
        await this.#mend(own, after, from ?? own.rootId, name)
        return after
      })
    })
  }

  /** For good, and only what hangs in the Trash by what the service has this moment. */
  async remove(own: Own, { id, name }: FolderRecord): Promise<void> {
    await this.#inTurn(async () => {
      await this.#requireOwn(own, id)
      const { end, ids } = await wayUp(this.#inventory, id, own)
      if (end !== 'root' || own.trashId === null || !ids.has(own.trashId) || id === own.trashId)
        throw idChanged(name)
      await this.#requireAllOwn(own, id)
      const sent = await SentChange.of(() => this.#inventory.deleteFolder(id))
      await afterwards(async () => {
        if ((await this.#inventory.folder(id)) !== null) throw sent.failure
      })
    })
  }

  /** Own, there, and no folder of the system. */
  async #requireOwn(own: Own, id: Uuid): Promise<FolderRecord> {
    const now = await this.#inventory.folder(id)
    if (now === null) throw notFound(id)
    if (now.ownerId !== own.ownerId) throw accessDenied(`${now.name} is not yours.`)
    if (isSystemFolder(now.type)) throw protectedFolder(now.name)
    return now
  }

  /** The service deletes all that is below, whatever it is and whosever (opensim-run.md, 1). */
  async #requireAllOwn(own: Own, id: Uuid): Promise<void> {
    const below = Skeleton.of(await this.#inventory.skeleton(), own.ownerId)?.below(id) ?? []
    const ids = new Set(below.map(it => it.id))
    if (!ids.has(id)) throw said('The grid does not say what is in it.')
    const system = below.find(it => isSystemFolder(it.type))
    if (system !== undefined) throw protectedFolder(system.name)
    for await (const { content } of contentsOf(this.#inventory, [...ids])) {
      const other = [...content.folders, ...content.items].find(it => it.ownerId !== own.ownerId)
      if (other !== undefined) throw accessDenied(`${other.name} is not yours.`)
      requireWhole(content, ids)
    }
  }

  async #requireReached(own: Own, id: Uuid) {
    const way = await wayUp(this.#inventory, id, own)
    if (way.end === 'foreign') throw accessDenied('The folder is not yours.')
    if (way.end !== 'root') throw notFound(id)
    return way
  }

  /** Sees to it that a folder hangs on the root; else puts it back, or right below the root, and says why. */
  async #mend(own: Own, { id, parentId }: FolderRecord, back: Uuid, name: string): Promise<void> {
    const way = parentId === null ? { end: 'lost' } : await wayUp(this.#inventory, parentId, own)
    if (way.end === 'root') return
    const wayBack = await wayUp(this.#inventory, back, own)
    const isGood = wayBack.end === 'root' && !wayBack.ids.has(id)
    await SentChange.mending(() => this.#inventory.moveFolder(id, isGood ? back : own.rootId))
    const { end } = await wayUp(this.#inventory, id, own)
    if (end !== 'root')
      throw partial(`The folder that ${name} went to is gone, and it could not be put back.`, name)
    if (way.end === 'loop') throw wouldCycle(name)
    throw said(`The folder that ${name} should go to is gone.`)
  }

  async #putAway(own: Own, { id, name }: FolderRecord): Promise<void> {
    const to = own.trashId ?? own.rootId
    await SentChange.mending(() => this.#inventory.moveFolder(id, to))
    if (own.trashId !== null) await SentChange.mending(() => this.#inventory.deleteFolder(id))
    if ((await this.#inventory.folder(id)) !== null)
      throw partial('The folder that it was made in is gone, and it could not be deleted.', name)
  }

  async #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const before = this.#last
    const mine = before.catch(() => {}).then(change)
    this.#last = mine
    return await mine
  }
}

/** What a listing lacks, or the list of all folders, was not looked through. */
export function requireWhole({ folders, unusable }: FolderContent, known: ReadonlySet<Uuid>): void {
  const unseen = folders.find(it => !known.has(it.id))
  if (unseen !== undefined) throw said(`The grid does not say what is in ${unseen.name}.`)
  if (unusable > 0) throw said('The grid does not say all that is in it.')
}
