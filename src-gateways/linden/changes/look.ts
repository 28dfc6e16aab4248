import type { FolderRecord, ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import { said } from '../../kit/refusal.ts'
import type { KnownFolders } from '../known-folders'
import type { Reader, ReadFolder } from '../reader'
import { type FolderListing, isWhole } from '../wire/folder-listing'
import { isFault } from '../wire/linden-fault'

/** Whose inventory is changed, and what it hangs on. */
interface Own {
  readonly ownerId: Uuid
  readonly root: FolderRecord
  readonly trashId: Uuid | null
}

/** Where the parents of a folder lead, and the folder as it is now. */
interface Way {
  /**
   * The root; nothing (it is not where it was seen last); back to where it began; to another
   * owner's; or the grid does not say: not all of a folder on the way came.
   */
  readonly end: 'root' | 'lost' | 'loop' | 'foreign' | 'unclear'
  /** The folder and all on the way, as far as it goes. */
  readonly ids: ReadonlySet<Uuid>
  /** Null where it is not in its parent. */
  readonly folder: FolderRecord | null
}

/**
 * Looks at what a grid has this moment: nothing that was told to it is believed, and it takes
 * any parent for anything, so that only looking tells whether something still hangs on the
 * root (opensim-run.md, 2).
 */
export class Look {
  readonly own: Own
  readonly known: KnownFolders
  readonly #reader: Reader

  constructor(own: Own, reader: Reader, known: KnownFolders) {
    this.own = own
    this.known = known
    this.#reader = reader
  }

  /** From a folder to the root, all its parents in one request. @throws LindenFault. */
  async way(from: Uuid): Promise<Way> {
    const { root, ownerId } = this.own
    const chain = this.#believed(from)
    if (chain === null) return { end: 'loop', ids: new Set([from]), folder: null }
    const parents = chain.slice(1)
    const listings = await this.#reader.subfolders(parents.map(id => ({ id, ownerId })))
    const ids = new Set<Uuid>()
    let first: FolderRecord | null = from === root.id ? root : null
    let isClear = true
    for (const [at, id] of chain.entries()) {
      ids.add(id)
      if (id === root.id) return { end: isClear ? 'root' : 'unclear', ids, folder: first }
      const parent = parents[at]
      if (parent === undefined) break
      const folder = listings.get(parent)?.find(it => it.id === id) ?? (await this.#listedIn(parent, id))
      if (folder === null) break
      // Further up something may be missing for certain.
      if (folder === 'unclear') isClear = false
      else if (folder.ownerId !== ownerId) return { end: 'foreign', ids, folder: at === 0 ? folder : first }
      else if (at === 0) first = folder
    }
    return { end: 'lost', ids, folder: first }
  }

  /** Null: there is none. @throws LindenFault. */
  async item(id: Uuid): Promise<ItemRecord | null> {
    return await this.#reader.item({ id, ownerId: this.own.ownerId })
  }

  /** @throws LindenFault. */
  async listing(id: Uuid): Promise<FolderListing> {
    return await this.#reader.folder({ id, ownerId: this.own.ownerId })
  }

  /** Null: it did not come, which does not say that it is not there (`isGoneFrom`). @throws LindenFault. */
  async folderIn(parent: Uuid, id: Uuid): Promise<FolderRecord | null> {
    const listings = await this.#reader.subfolders([{ id: parent, ownerId: this.own.ownerId }])
    return listings.get(parent)?.find(it => it.id === id) ?? null
  }

  /** Whether a folder or item is there no more: null where not all of that folder came. @throws LindenFault. */
  async isGoneFrom(parent: Uuid, id: Uuid): Promise<boolean | null> {
    const listing = await this.listing(parent)
    if ([...listing.folders, ...listing.items].some(it => it.id === id)) return false
    return isWhole(listing) ? true : null
  }

  /** A folder and all that is below it. @throws GatewayRefusal where not all of it can be seen. */
  async everything(top: Uuid): Promise<readonly FolderListing[]> {
    const read: ReadFolder[] = []
    const wanted = { id: top, ownerId: this.own.ownerId }
    for await (const one of this.#reader.everything(wanted, this.known.below(top))) read.push(one)
    const listings = new Map<Uuid, FolderListing>()
    for (const one of read)
      if (one.kind === 'listed' && isWhole(one.listing)) listings.set(one.listing.id, one.listing)
    // What was seen there once, and is not any more, is of no concern.
    const reached = reachedFrom(top, listings)
    if (reached.some(id => !listings.has(id))) throw said('The grid does not say all that is in it.')
    return reached.flatMap(id => listings.get(id) ?? [])
  }

  /** What was not among the folders of its parent may have been left out: looked for where it would have to be. Null: it is not there. */
  async #listedIn(parent: Uuid, id: Uuid): Promise<FolderRecord | null | 'unclear'> {
    try {
      const listing = await this.listing(parent)
      return listing.folders.find(it => it.id === id) ?? (isWhole(listing) ? null : 'unclear')
    } catch (thrown) {
      // Its parent may be elsewhere (linden.md, 5), or too large to be listed.
      if (isFault(thrown, 'moved', 'gone', 'too-large', 'said', 'broken-reply')) return 'unclear'
      throw thrown
    }
  }

  /** From the folder to the root, by what was seen last; null: in a circle. */
  #believed(from: Uuid): readonly Uuid[] | null {
    const chain = new Set<Uuid>()
    for (let id: Uuid | null = from; id !== null; id = this.known.get(id)?.parentId ?? null) {
      if (chain.has(id)) return null
      chain.add(id)
      if (id === this.own.root.id) break
    }
    return [...chain]
  }
}

/** Parents first. */
function reachedFrom(top: Uuid, listings: ReadonlyMap<Uuid, FolderListing>): readonly Uuid[] {
  const reached = new Set<Uuid>([top])
  for (const id of reached) for (const folder of listings.get(id)?.folders ?? []) reached.add(folder.id)
  return [...reached]
}
