import type { ItemRecord } from '../grids/records'
import { requireCopyable, requireModifiable } from '../grids/require-rights'
import { newUuid, type Uuid } from '../grids/uuid'
import { accessDenied, idChanged, notFound, partial, said } from '../kit/refusal.ts'
import type { Own } from './folder-changes'
import { afterwards, SentChange } from './sent-change'
import { requireDescription, requireTitle } from './titles'
import { wayUp } from './way-up'
import type { XInventory } from './wire/xinventory'

/** Changes of items and links: read right before, proved right after, since every answer is True (opensim.md, A4). */
export class ItemChanges {
  readonly #inventory: XInventory

  constructor(inventory: XInventory) {
    this.#inventory = inventory
  }

  async move(own: Own, { id, folderId: from, name }: ItemRecord, to: Uuid): Promise<ItemRecord> {
    await this.#requireOwn(own, id, from)
    await this.#requireReached(own, to)
    const sent = await SentChange.of(() => this.#inventory.moveItem(id, to))
    return await afterwards(async () => {
      const after = await this.#inventory.item(id)
      if (after === null) throw notFound(name)
      if (after.folderId !== to) throw sent.failure
      if ((await wayUp(this.#inventory, to, own)).end === 'root') return after
      await this.#putBack(own, after, from ?? own.rootId)
      throw said(`The folder that ${name} should go to is gone.`)
    })
  }

  /** Fails now where `update` would, so that whoever changes something else before leaves nothing half done. */
  requireRetitling(item: ItemRecord, title: string): void {
    requireModifiable(item)
    requireTitle(title)
  }

  /** Writes the whole record: all that is not changed goes back as it came. */
  async update(
    own: Own,
    { id, folderId }: ItemRecord,
    to: { readonly title?: string; readonly description?: string },
  ): Promise<ItemRecord> {
    const now = await this.#requireOwn(own, id, folderId)
    requireModifiable(now)
    const name = to.title === undefined ? now.name : requireTitle(to.title)
    const description = to.description === undefined ? now.description : requireDescription(to.description)
    const sent = await SentChange.of(() => this.#inventory.updateItem({ ...now, name, description }))
    return await afterwards(async () => {
      const after = await this.#inventory.item(id)
      if (after === null) throw notFound(now.name)
      const isUnchanged = after.name === now.name && after.description === now.description
      if (isUnchanged && (name !== now.name || description !== now.description)) throw sent.failure
      return after
    })
  }

  /** A copy with an id of its own, not for sale. */
  async copy(own: Own, { id, folderId }: ItemRecord, to: Uuid, title: string): Promise<ItemRecord> {
    const now = await this.#requireOwn(own, id, folderId)
    requireCopyable(now)
    await this.#requireReached(own, to)
    const name = requireTitle(title)
    const copy = { ...now, id: newUuid(), folderId: to, name, salePrice: 0, saleType: 0 }
    const sent = await SentChange.of(() => this.#inventory.addItem(copy))
    return await afterwards(async () => {
      const made = await this.#inventory.item(copy.id)
      if (made === null) throw sent.failure
      if ((await wayUp(this.#inventory, to, own)).end === 'root') return made
      await SentChange.mending(() => this.#inventory.deleteItem(copy.id))
      if ((await this.#inventory.item(copy.id)) !== null)
        throw partial('The folder of the copy is gone, and the copy could not be deleted.', title)
      throw notFound(to)
    })
  }

  /** For good, and only what hangs in the Trash by what the service has this moment. */
  async remove(own: Own, { id, folderId, name }: ItemRecord): Promise<void> {
    const now = await this.#requireOwn(own, id, folderId)
    const way = now.folderId === null ? null : await wayUp(this.#inventory, now.folderId, own)
    if (way?.end !== 'root' || own.trashId === null || !way.ids.has(own.trashId)) throw idChanged(name)
    const sent = await SentChange.of(() => this.#inventory.deleteItem(id))
    await afterwards(async () => {
      if ((await this.#inventory.item(id)) !== null) throw sent.failure
    })
  }

  /** Or right below the root, where that folder is gone as well. What is not seen to hang there is said to be lost sight of. */
  async #putBack(own: Own, { id, name }: ItemRecord, back: Uuid): Promise<void> {
    const isGood = (await wayUp(this.#inventory, back, own)).end === 'root'
    await SentChange.mending(() => this.#inventory.moveItem(id, isGood ? back : own.rootId))
    const { folderId = null } = (await this.#inventory.item(id)) ?? {}
    const way = folderId === null ? null : await wayUp(this.#inventory, folderId, own)
    if (way?.end !== 'root')
      throw partial(`The folder that ${name} went to is gone, and it could not be put back.`, name)
  }

  async #requireOwn(own: Own, id: Uuid, folderId: Uuid | null): Promise<ItemRecord> {
    const now = await this.#inventory.item(id)
    if (now === null) throw notFound(id)
    if (now.ownerId !== own.ownerId) throw accessDenied(`${now.name} is not yours.`)
    if (now.folderId !== folderId) throw idChanged(now.name)
    return now
  }

  async #requireReached(own: Own, folder: Uuid): Promise<void> {
    const { end } = await wayUp(this.#inventory, folder, own)
    if (end === 'foreign') throw accessDenied('The folder is not yours.')
    if (end !== 'root') throw notFound(folder)
  }
}
