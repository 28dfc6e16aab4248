import { isLink } from '../../grids/asset-types'
import type { ItemRecord } from '../../grids/records'
import { requireCopyable, requireModifiable } from '../../grids/require-rights'
import type { Uuid } from '../../grids/uuid'
import {
  accessDenied,
  idChanged,
  notFound,
  notSupported,
  partial,
  said,
  unknownOutcome,
} from '../../kit/refusal.ts'
import type { FolderChanges } from './folder-changes'
import type { Look } from './look'
import { goneOr, madeOr, proved } from './proved'
import type { Copies, ItemText, Steps } from './steps'
import { requireDescription, requireTitle } from './titles'

/** Changes of items and links: looked at right before, proved right after. */
export class ItemChanges {
  readonly #look: Look
  readonly #steps: Steps
  readonly #folders: FolderChanges

  constructor(look: Look, steps: Steps, folders: FolderChanges) {
    this.#look = look
    this.#steps = steps
    this.#folders = folders
  }

  async move(item: ItemRecord, to: Uuid): Promise<ItemRecord> {
    const now = await this.#requireOwn(item)
    if (now.folderId === to) return now
    await this.#folders.requireReached(to)
    const moved = await this.#moveTo(now, to)
    if ((await this.#folders.wayAfter(to)).end === 'root') return moved
    await this.#putBack(moved, now.folderId ?? this.#look.own.root.id)
    throw said(`The folder that ${now.name} should go to is not there any more.`)
  }

  /** Fails now where `update` would, so that whoever changes something else before leaves nothing half done. */
  requireRetitling(item: ItemRecord, title: string): void {
    requireModifiable(item)
    this.#steps.requireItemText({ name: requireTitle(title), description: item.description })
  }

  async update(item: ItemRecord, to: Partial<ItemText>): Promise<ItemRecord> {
    const now = await this.requireListed(item)
    requireModifiable(now)
    const name = to.name === undefined ? now.name : requireTitle(to.name)
    const description = to.description === undefined ? now.description : requireDescription(to.description)
    if (name === now.name && description === now.description) return now
    return await proved(
      () => this.#steps.updateItem(now, { name, description }),
      async () => {
        const after = await this.#look.item(now.id)
        const isSame = after?.name === now.name && after.description === now.description
        return isSame ? 'as before' : madeOr(after, 'unclear')
      },
    )
  }

  /** Fails now where `copy` would by what the item is and would be called, so that nothing is half copied before it. */
  requireCopying(item: ItemRecord, title: string): Copies {
    const { copies } = this.#steps
    if (copies === null) throw notSupported('Only a viewer copies items here.')
    requireCopyable(item)
    copies.requireCopy(item, title === item.name ? title : requireTitle(title))
    return copies
  }

  /** A copy with an id of its own; of a link, a further link to what it leads to. */
  async copy(item: ItemRecord, to: Uuid, title: string): Promise<ItemRecord> {
    const now = await this.#requireOwn(item)
    const copies = this.requireCopying(now, title)
    await this.#folders.requireReached(to)
    let id: Uuid | null = null
    const place = { folderId: to, name: title }
    const made = await proved(
      async () => {
        id = await (isLink(now.assetType) ? copies.copyLink(now, place) : copies.copyItem(now, place))
        // The answer alone knows which it is; listings will show it.
        if (id === null) throw unknownOutcome('The grid did not say whether it was copied.')
        return 'answered'
      },
      async () => madeOr(id === null ? null : await this.#look.item(id), 'unclear'),
    )
    if ((await this.#folders.wayAfter(to)).end === 'root') return made
    await this.#putBack(made, this.#look.own.trashId ?? this.#look.own.root.id)
    throw notFound(to)
  }

  /** For good, and only what hangs in the Trash by what the grid has this moment. */
  async remove(item: ItemRecord): Promise<void> {
    const { trashId } = this.#look.own
    const now = await this.#requireOwn(item)
    const way = now.folderId === null ? null : await this.#look.way(now.folderId)
    if (way?.end !== 'root' || trashId === null || !way.ids.has(trashId)) throw idChanged(now.name)
    const { folderId } = now
    await proved(
      () => this.#steps.removeItem(now.id),
      async () => {
        if (folderId === null || (await this.#look.item(now.id)) !== null) return 'as before'
        // That it is not answered with is a sign, that it is in no whole listing a proof.
        return goneOr(await this.#look.isGoneFrom(folderId, now.id))
      },
    )
  }

  async #moveTo(item: ItemRecord, to: Uuid): Promise<ItemRecord> {
    return await proved(
      () => this.#steps.moveItem(item, to),
      async () => {
        const after = await this.#look.item(item.id)
        if (after?.folderId === item.folderId) return 'as before'
        return madeOr(after?.folderId === to ? after : null, 'unclear')
      },
    )
  }

  /** Or right below the root, where that folder is gone as well. */
  async #putBack(item: ItemRecord, back: Uuid): Promise<void> {
    const { root } = this.#look.own
    try {
      await this.#moveTo(item, (await this.#look.way(back)).end === 'root' ? back : root.id)
    } catch {
      throw partial(
        `The folder that ${item.name} went to is gone, and it was not seen to come back.`,
        item.name,
      )
    }
  }

  async #requireOwn({ id, folderId }: ItemRecord): Promise<ItemRecord> {
    const now = await this.#look.item(id)
    if (now === null) throw notFound(id)
    if (now.ownerId !== this.#look.own.ownerId) throw accessDenied(`${now.name} is not yours.`)
    if (now.folderId !== folderId) throw idChanged(now.name)
    return now
  }

  /** As its folder lists it: asked for by itself its flags are not all there (opensim.md, B3). */
  async requireListed(item: ItemRecord): Promise<ItemRecord> {
    const { id, folderId, name } = await this.#requireOwn(item)
    const listed =
      folderId === null ? undefined : (await this.#look.listing(folderId)).items.find(it => it.id === id)
    if (listed === undefined) throw idChanged(name)
    return listed
  }
}
