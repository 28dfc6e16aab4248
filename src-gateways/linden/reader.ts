import type { FolderRecord, ItemRecord } from '../grids/records'
import type { Uuid } from '../grids/uuid'
import { NewestVersions } from './newest-versions'
import type { Session } from './session'
import { Ais } from './wire/ais'
import { type FetchedItems, FetchInventory, type Wanted } from './wire/fetch-inventory'
import { type FolderListing, isWhole, NO_ORPHANS, type Orphans } from './wire/folder-listing'
import { isFault, LindenFault } from './wire/linden-fault'
import type { CallOptions, LindenHttp } from './wire/linden-http'

/** Requests for many folders under way at once; viewers have 12 (linden.md, 4). */
const AT_ONCE = 4
const BATCH = 10

/** A folder of everything: with its content, or why it is not known. */
export type ReadFolder =
  | { readonly kind: 'listed'; readonly listing: FolderListing }
  | { readonly kind: 'unread'; readonly id: Uuid; readonly why: string }

/**
 * Reads an inventory and its library by whatever the grid offers: AIS where it has it, else
 * the four Fetch capabilities (linden.md, 4 and 5). Another owner's folder, which the service
 * would list for anybody, is never taken for one's own (opensim-run.md, 1).
 */
export class Reader {
  readonly #session: Session
  readonly #fetch: FetchInventory
  readonly #ais: Ais
  /** What changes have brought, by whoever makes them. */
  readonly versions = new NewestVersions()

  constructor(session: Session, http: LindenHttp) {
    this.#session = session
    this.#fetch = new FetchInventory(http)
    this.#ais = new Ais(http)
  }

  /** What is directly in a folder: asked twice where not all came, or an older state. @throws LindenFault. */
  async folder(wanted: Wanted, options?: CallOptions): Promise<FolderListing> {
    const first = await this.#folderOnce(wanted, options)
    if (isWhole(first) && !this.versions.isStale(first)) return first
    const second = await this.#folderOnce(wanted, options)
    if (this.versions.isStale(second)) throw new LindenFault('busy', 'It answers with an older state.')
    return second
  }

  /**
   * The folders that lie in each of some of one owner, as far as they came: what is not among
   * them is not gone, and a folder of which nothing came is left out. @throws LindenFault.
   */
  async subfolders(
    wanted: readonly Wanted[],
    options?: CallOptions,
  ): Promise<ReadonlyMap<Uuid, readonly FolderRecord[]>> {
    const found = new Map<Uuid, readonly FolderRecord[]>()
    if (wanted.length === 0) return found
    if (this.#session.has('FetchInventoryDescendents2')) {
      const { listings } = await this.#session.at(
        'FetchInventoryDescendents2',
        url => this.#fetch.folders(url, wanted, options, { items: false }),
        options,
      )
      for (const { id, folders } of listings) found.set(id, folders)
      return found
    }
    for (const one of wanted) {
      try {
        found.set(one.id, (await this.folder(one, options)).folders)
      } catch (thrown) {
        if (!isFault(thrown, 'moved', 'gone')) throw thrown
      }
    }
    return found
  }

  /** Null where there is none, or it is another's. @throws LindenFault; `broken-reply` where something came that cannot be read. */
  async item({ id, ownerId }: Wanted, options?: CallOptions): Promise<ItemRecord | null> {
    const { items, unusable } = await this.items([{ id, ownerId }], options)
    const [found] = items
    if (found === undefined && unusable > 0) throw new LindenFault('broken-reply', 'The item cannot be read.')
    return found ?? null
  }

  /** Those that are there, in any order. @throws LindenFault. */
  async items(wanted: readonly Wanted[], options?: CallOptions): Promise<FetchedItems> {
    const own = wanted.filter(it => !this.#isOfLibrary(it))
    const library = wanted.filter(it => this.#isOfLibrary(it))
    const found = [
      ...(own.length === 0 ? [] : [await this.#itemsAt('FetchInventory2', own, options)]),
      ...(library.length === 0 ? [] : [await this.#itemsAt('FetchLib2', library, options)]),
    ]
    return {
      items: found.flatMap(it => it.items),
      unusable: found.reduce((sum, it) => sum + it.unusable, 0),
    }
  }

  /** What hangs on nothing; only AIS knows (linden.md, 5). @throws LindenFault. */
  async orphans(options?: CallOptions): Promise<Orphans> {
    if (!this.#session.has('InventoryAPIv3')) return NO_ORPHANS
    const { agentId } = this.#session.welcome
    return await this.#session.at('InventoryAPIv3', url => this.#ais.orphans(url, agentId, options), options)
  }

  /**
   * A folder and all below it, each once, in any order. Folders that cannot be read are told.
   * `known`: what is below already, as the sign-in said. @throws LindenFault.
   */
  async *everything(
    top: Wanted,
    known: readonly FolderRecord[],
    options?: CallOptions,
  ): AsyncGenerator<ReadFolder> {
    const waiting = new Map<Uuid, Wanted>()
    const done = new Set<Uuid>()
    const note = (id: Uuid): void => {
      if (!done.has(id)) waiting.set(id, { id, ownerId: top.ownerId })
    }
    note(top.id)
    for (const { id } of known) note(id)
    const tell = function* (listing: FolderListing): Generator<ReadFolder> {
      if (done.has(listing.id)) return
      done.add(listing.id)
      waiting.delete(listing.id)
      for (const { id } of listing.folders) note(id)
      yield { kind: 'listed', listing }
    }
    for (const listing of await this.#deep(top, options)) yield* tell(listing)
    while (waiting.size > 0) {
      const round = [...waiting.values()].slice(0, AT_ONCE * BATCH)
      for (const { id } of round) waiting.delete(id)
      const batches = Array.from({ length: Math.ceil(round.length / BATCH) }, (_, at) =>
        round.slice(at * BATCH, (at + 1) * BATCH),
      )
      const read = await Promise.all(batches.map(batch => this.#batch(batch, options)))
      for (const one of read.flat()) {
        if (one.kind === 'listed') yield* tell(one.listing)
        else if (!done.has(one.id)) {
          done.add(one.id)
          yield one
        }
      }
    }
  }

  /** As much as AIS gives in one reply; nothing where there is none. */
  async #deep(top: Wanted, options: CallOptions | undefined): Promise<readonly FolderListing[]> {
    const name = this.#isOfLibrary(top) ? 'LibraryAPIv3' : 'InventoryAPIv3'
    if (!this.#session.has(name)) return []
    try {
      const { listings } = await this.#session.at(name, url => this.#ais.tree(url, top.id, options), options)
      return listings.filter(it => it.ownerId === top.ownerId && isWhole(it))
    } catch (thrown) {
      // Folder by folder it may go.
      if (isFault(thrown, 'gone', 'moved', 'too-large', 'bad-request', 'broken-reply')) return []
      throw thrown
    }
  }

  async #batch(batch: readonly Wanted[], options: CallOptions | undefined): Promise<readonly ReadFolder[]> {
    const listings = new Map<Uuid, FolderListing>()
    try {
      for (const it of (await this.#fetched(batch, options)).listings) listings.set(it.id, it)
    } catch (thrown) {
      if (!isOfOne(thrown)) throw thrown
    }
    const read: ReadFolder[] = []
    for (const wanted of batch) {
      const listing = listings.get(wanted.id)
      const isGood = listing !== undefined && listing.ownerId === wanted.ownerId && isWhole(listing)
      read.push(isGood ? { kind: 'listed', listing } : await this.#single(wanted, options))
    }
    return read
  }

  async #single(wanted: Wanted, options: CallOptions | undefined): Promise<ReadFolder> {
    try {
      return { kind: 'listed', listing: await this.folder(wanted, options) }
    } catch (thrown) {
      if (!isOfOne(thrown)) throw thrown
      return { kind: 'unread', id: wanted.id, why: thrown.message }
    }
  }

  async #folderOnce(wanted: Wanted, options: CallOptions | undefined): Promise<FolderListing> {
    const listing = (await this.#byAis(wanted, options)) ?? (await this.#byFetch(wanted, options))
    if (listing.ownerId !== wanted.ownerId) throw new LindenFault('forbidden', 'The folder is not yours.')
    return listing
  }

  /** Null: there is no AIS, or it does not list this one and the older capability may. */
  async #byAis(wanted: Wanted, options: CallOptions | undefined): Promise<FolderListing | null> {
    const isLibrary = this.#isOfLibrary(wanted)
    const name = isLibrary ? 'LibraryAPIv3' : 'InventoryAPIv3'
    if (!this.#session.has(name)) return null
    try {
      return await this.#session.at(name, url => this.#ais.children(url, wanted.id, options), options)
    } catch (thrown) {
      const isLess = isFault(thrown, 'too-large', 'broken-reply', 'bad-request')
      if (isLess && this.#session.has(descendentsOf(isLibrary))) return null
      throw thrown
    }
  }

  async #byFetch(wanted: Wanted, options: CallOptions | undefined): Promise<FolderListing> {
    const { listings, refused } = await this.#fetched([wanted], options)
    const listing = listings.find(({ id }) => id === wanted.id)
    if (listing !== undefined) return listing
    const why = refused.get(wanted.id)
    // A folder that is not there is listed all the same, as empty (opensim-run.md, 1).
    throw why === undefined
      ? new LindenFault('broken-reply', 'The reply has nothing of the folder.')
      : new LindenFault('said', why)
  }

  async #fetched(batch: readonly Wanted[], options: CallOptions | undefined) {
    const name = descendentsOf(batch.some(it => this.#isOfLibrary(it)))
    return await this.#session.at(name, url => this.#fetch.folders(url, batch, options), options)
  }

  async #itemsAt(
    name: 'FetchInventory2' | 'FetchLib2',
    wanted: readonly Wanted[],
    options: CallOptions | undefined,
  ): Promise<FetchedItems> {
    if (this.#session.has(name))
      return await this.#session.at(name, url => this.#fetch.items(url, wanted, options), options)
    const ais = name === 'FetchLib2' ? 'LibraryAPIv3' : 'InventoryAPIv3'
    if (!this.#session.has(ais)) return { items: [], unusable: wanted.length }
    const items: ItemRecord[] = []
    let unusable = 0
    for (const { id } of wanted) {
      try {
        const item = await this.#session.at(ais, url => this.#ais.item(url, id, options), options)
        if (item !== null) items.push(item)
      } catch (thrown) {
        if (!isFault(thrown, 'broken-reply')) throw thrown
        unusable++
      }
    }
    return { items, unusable }
  }

  #isOfLibrary({ ownerId }: Wanted): boolean {
    return ownerId === this.#session.welcome.library?.ownerId
  }
}

function descendentsOf(isLibrary: boolean): 'FetchLibDescendents2' | 'FetchInventoryDescendents2' {
  return isLibrary ? 'FetchLibDescendents2' : 'FetchInventoryDescendents2'
}

/** What is wrong with one folder, and with no other. */
function isOfOne(thrown: unknown): thrown is LindenFault {
  return isFault(thrown, 'too-large', 'forbidden', 'moved', 'said', 'broken-reply', 'bad-request', 'gone')
}
