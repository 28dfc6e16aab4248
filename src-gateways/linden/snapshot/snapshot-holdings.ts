import { FOLDER_LINK_TYPE, isLink, LINK_TYPE } from '../../grids/asset-types'
import type { Ground, LinkTarget } from '../../grids/grid-entry'
import type { FolderRecord, ItemRecord } from '../../grids/records'
import { Skeleton } from '../../grids/skeleton'
import { parseUuid, type Uuid } from '../../grids/uuid'
import type { Held, Holdings } from '../holdings'
import { withoutChains } from '../live-holdings'
import type { FolderListing } from '../wire/folder-listing'
import { LindenFault } from '../wire/linden-fault'
import type { Snapshot } from './snapshot'

/** The inventory of a snapshot: all of it is here, and nobody is asked for anything. */
export class SnapshotHoldings implements Holdings {
  readonly skeleton: Skeleton
  readonly ground: Ground
  readonly ownerName: string
  readonly #listings: ReadonlyMap<Uuid, FolderListing>
  readonly #folders: ReadonlyMap<Uuid, FolderRecord>
  /** What the sign-in said, and no listing: it lies in folders that could not be read. */
  readonly #unlisted: readonly FolderRecord[]
  readonly #items: ReadonlyMap<Uuid, ItemRecord>
  readonly #unread: ReadonlySet<Uuid>

  constructor({ ownerId, ownerName, root, library, folders, listings, unread }: Snapshot) {
    const tops = [root, ...(library === null ? [] : [library.root])]
    this.#listings = new Map(listings.map(it => [it.id, it]))
    const listed = [...tops, ...listings.flatMap(it => it.folders)]
    const named = new Set(listed.map(it => it.id))
    this.#unlisted = folders.filter(it => !named.has(it.id))
    this.#folders = new Map([...this.#unlisted, ...listed].map(it => [it.id, it]))
    this.#items = new Map(listings.flatMap(it => it.items).map(it => [it.id, it]))
    this.#unread = new Set(unread)
    this.ownerName = ownerName
    const skeleton = Skeleton.of([...this.#folders.values()], ownerId)
    if (skeleton === null) throw new LindenFault('broken-reply', 'The snapshot has no root.')
    this.skeleton = skeleton
    this.ground = {
      ownerId,
      rootId: root.id,
      trashId: skeleton.trash?.id ?? null,
      worn: this.#wornIn(skeleton),
      trashedFrom: new Map(),
      names: new Map([[ownerId, ownerName]]),
      ...(library === null ? {} : { library: { ownerId: library.ownerId, rootId: library.root.id } }),
    }
  }

  async folder({ id, ownerId, name }: FolderRecord): Promise<Held> {
    const listing = this.#listings.get(id)
    if (listing !== undefined && !this.#unread.has(id))
      return { listing, targets: this.#targets(listing.items), isIncomplete: false }
    if (!this.#folders.has(id)) throw new LindenFault('moved', `${name} is not in the snapshot.`)
    // It is there, and its content could not be read whole: never an empty folder.
    const nothing = {
      id,
      ownerId,
      version: -1,
      items: [],
      targets: new Map(),
      unusable: 0,
    }
    const read = listing ?? nothing
    const hanging = this.#unlisted.filter(it => it.parentId === id)
    const known = { ...read, expected: null, folders: [...(listing?.folders ?? []), ...hanging] }
    return { listing: known, targets: this.#targets(read.items), isIncomplete: true }
  }

  /** While something is unread, it may lie there. */
  async findFolder(id: Uuid): Promise<FolderRecord | null | 'unknown'> {
    return this.#folders.get(id) ?? (this.#unread.size === 0 ? null : 'unknown')
  }

  async findItem(id: Uuid): Promise<ItemRecord | null> {
    return this.#items.get(id) ?? null
  }

  async targetsOf(items: readonly ItemRecord[]): Promise<ReadonlyMap<string, LinkTarget>> {
    return this.#targets(items)
  }

  async close(): Promise<void> {}

  #targets(items: readonly ItemRecord[]): ReadonlyMap<string, LinkTarget> {
    const targets = new Map<string, LinkTarget>()
    for (const { assetType, assetId } of items) {
      const id = parseUuid(assetId)
      if (assetType === LINK_TYPE) targets.set(assetId, (id === null ? null : this.#items.get(id)) ?? null)
      if (assetType === FOLDER_LINK_TYPE)
        targets.set(assetId, (id === null ? null : this.#folders.get(id)) ?? null)
    }
    return withoutChains(targets)
  }

  #wornIn({ outfit }: Skeleton): ReadonlySet<string> {
    const items = outfit === null ? [] : (this.#listings.get(outfit.id)?.items ?? [])
    return new Set(items.flatMap(it => [it.id, ...(isLink(it.assetType) ? [it.assetId] : [])]))
  }
}
