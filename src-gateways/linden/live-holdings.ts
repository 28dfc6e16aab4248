import { FOLDER_LINK_TYPE, isLink, LINK_TYPE } from '../grids/asset-types'
import type { Ground, LinkTarget, TrashedFrom } from '../grids/grid-entry'
import type { FolderRecord, ItemRecord } from '../grids/records'
import { Skeleton } from '../grids/skeleton'
import { parseUuid, type Uuid } from '../grids/uuid'
import type { Held, Holdings } from './holdings'
import { KnownFolders } from './known-folders'
import { Reader } from './reader'
import type { Session } from './session'
import { type FolderListing, isWhole, withOrphans } from './wire/folder-listing'
import { isFault, LindenFault } from './wire/linden-fault'
import type { LindenHttp } from './wire/linden-http'
import { fetchTexture } from './wire/viewer-asset'

/** To ask what is worn, after a change of it. Milliseconds. */
const OUTFIT_MS = 30_000

/** The inventory of somebody who stays signed in. Folders are known by the sign-in, and by every listing since. */
export class LiveHoldings implements Holdings {
  readonly skeleton: Skeleton
  readonly reader: Reader
  readonly known: KnownFolders
  /** Where things were that were put into the Trash from here. */
  readonly trashedFrom = new Map<string, TrashedFrom>()
  readonly #session: Session
  readonly #http: LindenHttp
  #worn: ReadonlySet<string> = new Set()

  private constructor(session: Session, http: LindenHttp, skeleton: Skeleton) {
    const { folders, library } = session.welcome
    this.#session = session
    this.#http = http
    this.reader = new Reader(session, http)
    this.skeleton = skeleton
    this.known = new KnownFolders([...folders, ...(library?.folders ?? [])])
  }

  /** Knows what is worn by then. @throws LindenFault. */
  static async of(session: Session, http: LindenHttp, signal: AbortSignal): Promise<LiveHoldings> {
    const { folders, agentId } = session.welcome
    const skeleton = Skeleton.of(folders, agentId)
    if (skeleton === null) throw new LindenFault('failed', 'There is no inventory.')
    const holdings = new LiveHoldings(session, http, skeleton)
    if (skeleton.outfit !== null) await holdings.folder(skeleton.outfit, signal)
    return holdings
  }

  get ownerName(): string {
    return this.#session.welcome.name
  }

  get ground(): Ground {
    const { agentId, library, name } = this.#session.welcome
    const { root, trash } = this.skeleton
    return {
      ownerId: agentId,
      rootId: root.id,
      trashId: trash?.id ?? null,
      worn: this.#worn,
      trashedFrom: this.trashedFrom,
      names: new Map([[agentId, name]]),
      hasRegion: this.#session.circuit !== null,
      ...(library === null ? {} : { library: { ownerId: library.ownerId, rootId: library.rootId } }),
    }
  }

  async folder(folder: FolderRecord, signal: AbortSignal): Promise<Held> {
    const { id, ownerId } = folder
    // The service lists anybody's folders for anybody (opensim-run.md, 1).
    const { ground } = this
    if (ownerId === null || (ownerId !== ground.ownerId && ownerId !== ground.library?.ownerId))
      throw new LindenFault('forbidden', 'The folder is not yours.')
    const read = await this.reader.folder({ id, ownerId }, { signal })
    const isThere = isDoubtful(read) ? await this.#isThere(folder, signal) : true
    if (isThere === false) throw new LindenFault('moved', 'The folder is gone.')
    const isLost = id === this.skeleton.lost?.id
    const listing = isLost ? withOrphans(read, await this.reader.orphans({ signal })) : read
    for (const one of listing.folders) this.known.note(one)
    const targets = await this.#targets(listing.items, listing.targets, signal)
    if (id === this.skeleton.outfit?.id)
      this.#worn = new Set(
        listing.items.flatMap(it => [it.id, ...(isLink(it.assetType) ? [it.assetId] : [])]),
      )
    return { listing, targets, isIncomplete: isThere === 'unknown' || !isWhole(listing) }
  }

  /** What is worn may be other than it was, where one of these is the outfit. Fails with nothing: then it is as it was known. */
  async noteChanged(folders: readonly (Uuid | null)[]): Promise<void> {
    const { outfit } = this.skeleton
    if (outfit === null || !folders.includes(outfit.id)) return
    await this.folder(outfit, AbortSignal.timeout(OUTFIT_MS)).catch(() => {})
  }

  async findFolder(id: Uuid, signal: AbortSignal): Promise<FolderRecord | null | 'unknown'> {
    const known = this.known.get(id)
    if (known === undefined) return 'unknown'
    if (known.parentId === null) return known
    const parent = this.known.get(known.parentId)
    if (parent === undefined || parent.ownerId === null) return 'unknown'
    const listing = await this.reader.folder({ id: parent.id, ownerId: parent.ownerId }, { signal })
    // It may have been moved: only its new parent could say.
    return listing.folders.find(it => it.id === id) ?? 'unknown'
  }

  async findItem(id: Uuid, ownerId: Uuid, signal: AbortSignal): Promise<ItemRecord | null> {
    return await this.reader.item({ id, ownerId }, { signal })
  }

  async targetsOf(
    items: readonly ItemRecord[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, LinkTarget>> {
    return await this.#targets(items, new Map(), signal)
  }

  readonly texture = async (id: Uuid, maxBytes: number, signal: AbortSignal): Promise<Uint8Array | null> =>
    await fetchTexture(this.#http, this.#session.capabilities, id, maxBytes, { signal })

  async close(): Promise<void> {
    await this.#session.leave()
  }

  /** One that is not there is an empty listing of version 0 (opensim-run.md, 1); a part of its parent's proves nothing. */
  async #isThere({ id, parentId }: FolderRecord, signal: AbortSignal): Promise<boolean | 'unknown'> {
    const parent = parentId === null ? undefined : this.known.get(parentId)
    if (parent === undefined || parent.ownerId === null) return true
    try {
      const listing = await this.reader.folder({ id: parent.id, ownerId: parent.ownerId }, { signal })
      return listing.folders.some(it => it.id === id) || (isWhole(listing) ? false : 'unknown')
    } catch (thrown) {
      if (isFault(thrown, 'too-large', 'moved')) return 'unknown'
      throw thrown
    }
  }

  /** What did not come along is asked for, before it is called broken (linden.md, 6). */
  async #targets(
    items: readonly ItemRecord[],
    came: ReadonlyMap<string, FolderRecord | ItemRecord>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, LinkTarget>> {
    const targets = new Map<string, LinkTarget>(came)
    const missing = new Set<Uuid>()
    for (const { assetType, assetId } of items) {
      if (!isLink(assetType) || targets.has(assetId)) continue
      const id = parseUuid(assetId)
      const folder = id === null ? undefined : this.known.get(id)
      targets.set(assetId, assetType === FOLDER_LINK_TYPE ? (folder ?? null) : null)
      if (assetType === LINK_TYPE && id !== null) missing.add(id)
    }
    const { ownerId, library } = this.ground
    let isUnsure = false
    for (const owner of [ownerId, library?.ownerId]) {
      if (missing.size === 0 || owner === undefined) continue
      const wanted = [...missing].map(id => ({ id, ownerId: owner }))
      const { items: found, unusable } = await this.reader.items(wanted, { signal })
      if (unusable > 0) isUnsure = true
      for (const item of found) {
        targets.set(item.id, item)
        missing.delete(item.id)
      }
    }
    // What came and cannot be read may be one of these: nobody calls it broken.
    if (isUnsure) for (const id of missing) targets.delete(id)
    return withoutChains(targets)
  }
}

function isDoubtful({ version, folders, items }: FolderListing): boolean {
  return version === 0 && folders.length + items.length === 0
}

/** A link to a link is broken, and never followed (linden.md, 6). */
export function withoutChains(targets: ReadonlyMap<string, LinkTarget>): ReadonlyMap<string, LinkTarget> {
  const straight = [...targets].map(([id, target]): [string, LinkTarget] => {
    const isChain = target !== null && 'assetType' in target && isLink(target.assetType)
    return [id, isChain ? null : target]
  })
  return new Map(straight)
}
