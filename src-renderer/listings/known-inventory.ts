import { titlePart } from '../../src-shared/domain/names'
import { childPath, nameOf, parentOf, ROOT, segmentsOf } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { Step } from '../../src-shared/model/operation'
import { KnownFolder, type Spot } from './known-folder'
import { KnownTree } from './known-tree'

export interface LastStep {
  readonly atMs: number
  /** Where it was put; null when it was deleted. */
  readonly folder: KnownFolder | null
  /** The path that this had then. */
  readonly folderPath: InventoryPath
  /** Of the folders of that path, the last ones, as many as the step tells. */
  readonly folderIds: readonly (string | null)[]
}

/** From the inventory down; `gone` where a folder on the way is no longer in the one above, as far as is known. */
export type Way = readonly Spot[] | 'not-listed' | 'gone'

export const NEVER = Number.NEGATIVE_INFINITY

/** Listings that came again are looked through again, up to so many. */
const MAX_REPEATED = 1_000

/**
 * What has been listed, and what proven steps have made of it since. Both bear
 * times of one clock, so that a listing that was asked for before a step does
 * not overrule it, however late it comes.
 */
export class KnownInventory {
  readonly tree = new KnownTree()
  /** Folders in the order in which their listings came; another array when that begins anew. */
  arrivals: KnownFolder[] = []
  /** When the last of all steps was proved. */
  lastStepMs = NEVER
  #maxArrivals = MAX_REPEATED
  /** Thousands of records are asked for between two changes. */
  readonly #paths = new Map<KnownFolder, InventoryPath | null>()
  readonly #ways = new Map<KnownFolder, Way>()
  /** By record id. */
  readonly #steps = new Map<string, LastStep>()
  /** Of records and folders for which a step ended without anybody knowing what it did: when that was. */
  readonly #doubts = new Map<string, number>()

  lastStepOf(recordId: string): LastStep | undefined {
    return this.#steps.get(recordId)
  }

  /** By the last step that is known of it. */
  deletedAtMs(recordId: string): number {
    const step = this.#steps.get(recordId)
    return step?.folder === null ? step.atMs : NEVER
  }

  doubtedAtMs(recordId: string): number {
    return this.#doubts.get(recordId) ?? NEVER
  }

  /** Call with every listing that comes, in whatever order. */
  listed(listing: Listing): void {
    this.#forgetWays()
    const now = this.tree.pathNow(listing.path, listing.listedAtMs)
    const folder = now.kind === 'at' ? this.#folderListed(now.path, listing) : null
    const known = folder?.listing
    if (!folder || (known && isBetter(known, listing))) return
    // By the listing that is replaced: the next one may show another folder under the same name.
    for (const child of folder.children.values()) this.identify(child)
    folder.takeListing(listing)
    this.#followRenames(folder)
    this.arrivals.push(folder)
    if (this.arrivals.length > this.#maxArrivals) this.#beginArrivalsAnew()
  }

  /** Nobody keeps a listing any more. */
  dropped({ content }: Listing): void {
    this.#forgetWays()
    this.arrivals.findLast(({ listing }) => listing?.content === content)?.dropListing()
  }

  /** Call with every step that was proved. */
  proven(step: Step): void {
    const { action, recordId, from, to, provenAtMs: atMs } = step
    if (recordId === null || atMs === undefined || action === 'spawn' || action === 'give') return
    if ((this.#steps.get(recordId)?.atMs ?? NEVER) >= atMs) return
    this.#forgetWays()
    this.lastStepMs = Math.max(this.lastStepMs, atMs)
    if (action === 'remove') this.#remove(recordId, from, atMs)
    else if (to !== null) this.#put(step, recordId, to, atMs)
  }

  /** It is not known what a step did: what was listed before is not sure, nor where its record is. */
  doubted({ recordId, from, to }: Step, atMs: number): void {
    if (recordId !== null) this.#doubts.set(recordId, atMs)
    for (const path of [from, to]) {
      const folder = path && this.tree.find(path)
      if (folder) for (const below of this.tree.folders(folder)) below.doubtedAtMs = atMs
    }
  }

  /** Whether what a listing shows of a record is still so, as far as proven steps tell. */
  isValid({ listedAtMs }: Listing, recordId: string): boolean {
    return (this.#steps.get(recordId)?.atMs ?? NEVER) < listedAtMs
  }

  entryIn(folder: KnownFolder, recordId: string): Entry | null {
    const { listing } = folder
    const listed = listing && this.isValid(listing, recordId) ? folder.entryListed(recordId) : null
    return folder.entryArrived(recordId) ?? listed
  }

  /** As `entryIn`, without making the entry. */
  spotIn(folder: KnownFolder, recordId: string): Spot | null {
    const { listing } = folder
    const listed = listing && this.isValid(listing, recordId) ? folder.spotListed(recordId) : null
    return folder.spotArrived(recordId) ?? listed
  }

  /** What is in a folder by its name, as far as is known. */
  spotsNamed(folder: KnownFolder, isName: (name: string) => boolean): readonly Spot[] {
    const spots: Spot[] = []
    for (const listing of [folder.listing, folder.arrived]) {
      for (const index of listing?.order ?? []) {
        const { name, recordId } = listing?.entryAt(index) ?? {}
        if (!listing || name === undefined || recordId === undefined || !isName(name)) continue
        const isNow =
          listing === folder.arrived || (!folder.entryArrived(recordId) && this.isValid(listing, recordId))
        if (isNow) spots.push({ listing, index })
      }
    }
    return spots
  }

  /** Null for a folder that has been put out of the tree. */
  pathOf(folder: KnownFolder): InventoryPath | null {
    const known = this.#paths.get(folder)
    if (known !== undefined) return known
    const { parent, name } = folder
    const above = parent && this.pathOf(parent)
    const path = folder === this.tree.root ? ROOT : above && childPath(above, name)
    this.#paths.set(folder, path)
    return path
  }

  wayTo(folder: KnownFolder): Way {
    const way = this.#ways.get(folder) ?? this.#findWay(folder)
    this.#ways.set(folder, way)
    return way
  }

  #findWay(folder: KnownFolder): Way {
    const { parent } = folder
    if (parent === null) return []
    const above = this.wayTo(parent)
    if (typeof above === 'string') return above
    const { recordId } = this.identify(folder)
    const spot = recordId === null ? null : this.spotIn(parent, recordId)
    if (spot && spot.listing.entryAt(spot.index).name === folder.name) return [...above, spot]
    const stepMs = recordId === null ? NEVER : this.#stepMs(recordId)
    const seenMs = Math.max(folder.listedAtMs, folder.metAtMs, stepMs)
    return parent.isWhole && parent.listedAtMs > seenMs ? 'gone' : 'not-listed'
  }

  identify(folder: KnownFolder): KnownFolder {
    folder.recordId ??= folder.parent && this.#idListedIn(folder.parent, folder.name)
    return folder
  }

  #forgetWays(): void {
    this.#paths.clear()
    this.#ways.clear()
  }

  #idListedIn(parent: KnownFolder, name: string): string | null {
    const id = parent.listedIdOf(name)
    return id !== null && parent.listing && this.isValid(parent.listing, id) ? id : null
  }

  #stepMs(recordId: string): number {
    return this.#steps.get(recordId)?.atMs ?? NEVER
  }

  /** Which folder a listing is of; null where that cannot be told. */
  #folderListed(path: InventoryPath, listing: Listing): KnownFolder | null {
    const folder = this.identify(this.tree.at(path))
    const { parent, recordId, name } = folder
    const id = parent && this.#idListedIn(parent, name)
    if (!parent || id === null || recordId === null || id === recordId) return folder
    if (this.#stepMs(recordId) > parent.listedAtMs) return folder
    if (listing.listedAtMs < parent.listedAtMs) return null
    // Another program has put another folder in its place.
    folder.detach()
    const other = new KnownFolder(name, id)
    parent.attach(other, name)
    return other
  }

  /** What another program has renamed: what was listed in it goes along. */
  #followRenames(parent: KnownFolder): void {
    const renamed: (readonly [KnownFolder, string])[] = []
    for (const child of parent.children.values()) {
      const name = child.recordId === null ? undefined : this.entryIn(parent, child.recordId)?.name
      if (name !== undefined && name !== child.name) renamed.push([child, name])
    }
    for (const [child] of renamed) child.detach()
    for (const [child, name] of renamed) {
      const there = parent.children.get(name)
      there?.detach()
      parent.attach(child, name)
      // What is in it may have been listed by its new name before the folder above was.
      if (there && (there.recordId ?? child.recordId) === child.recordId) this.#join(child, there, NEVER)
    }
  }

  /** What was learnt of a folder as another one that turns out to be the same. */
  #join(folder: KnownFolder, other: KnownFolder, sinceMs: number): void {
    folder.takeNewer(other, sinceMs)
    for (const one of this.tree.folders(folder)) if (one.listing) this.arrivals.push(one)
  }

  #put(step: Step, recordId: string, to: InventoryPath, atMs: number): void {
    const entry = entryAfter(step, recordId, to, this.#entryBefore(step, recordId))
    this.#steps.get(recordId)?.folder?.leave(recordId)
    const folderPath = parentOf(to) ?? ROOT
    const folder = this.#meet(folderPath, step.toIds ?? [], atMs)
    if (entry.kind === 'folder' || entry.kind === 'link') this.#putFolder(step, recordId, to, atMs)
    if (!folder.isWhole || folder.listedAtMs < atMs) folder.arrive(entry, atMs)
    this.#steps.set(recordId, { atMs, folder, folderPath, folderIds: step.toIds ?? [] })
  }

  /**
   * A step proved that a folder and all above it were there; `ids` are theirs, the uppermost first.
   * Of another one that was known at such a path nobody told where it went.
   */
  #meet(path: InventoryPath, ids: readonly (string | null)[], atMs: number): KnownFolder {
    const names = segmentsOf(path)
    let above = this.tree.root
    for (const [index, name] of names.entries()) {
      const id = ids[ids.length - names.length + index] ?? null
      const known = above.children.get(name)
      const { recordId } = known ? this.identify(known) : { recordId: null }
      const isOther = id !== null && recordId !== null && recordId !== id && above.listedAtMs < atMs
      if (isOther) known?.detach()
      const folder = known && !isOther ? known : new KnownFolder(name, id)
      if (folder.parent === null) above.attach(folder, name)
      folder.recordId ??= id
      folder.metAtMs = Math.max(folder.metAtMs, atMs)
      above = folder
    }
    return above
  }

  #putFolder({ action, from }: Step, recordId: string, to: InventoryPath, atMs: number): void {
    const { folder, before } = this.tree.put(recordId, action === 'move' ? from : null, to, atMs)
    if (before) this.#join(folder, before, atMs)
  }

  #remove(recordId: string, from: InventoryPath | null, atMs: number): void {
    this.#steps.get(recordId)?.folder?.leave(recordId)
    if (from !== null) this.tree.remove(from, atMs)
    this.#steps.set(recordId, {
      atMs,
      folder: null,
      folderPath: (from && parentOf(from)) ?? ROOT,
      folderIds: [],
    })
  }

  /** As much of it as is known. */
  #entryBefore({ action, from }: Step, recordId: string): Entry | null {
    const parent = action === 'move' && from !== null ? parentOf(from) : null
    const folder = parent && this.tree.find(parent)
    return folder && this.entryIn(folder, recordId)
  }

  #beginArrivalsAnew(): void {
    this.arrivals = [...this.tree.folders()].filter(({ listing }) => listing !== null)
    this.#maxArrivals = 2 * this.arrivals.length + MAX_REPEATED
  }
}

const NOTHING_MORE = { assetUri: '', isPublic: false, modifiedMs: null, deletion: undefined }

/** What a step made of an entry; of one that nobody has listed, what the step says. */
function entryAfter(step: Step, recordId: string, to: InventoryPath, before: Entry | null): Entry {
  const { name: nameBefore, entryKind: kind, newTitle } = step
  const name = nameOf(to)
  const { title, deletion: _, ...rest } = before ?? { ...NOTHING_MORE, recordId, kind, ...titlePart(step) }
  const titleNow = newTitle ?? (name === nameBefore ? title : undefined)
  return { ...rest, name, ...(titleNow === undefined ? {} : { title: titleNow }) }
}

function isBetter(known: Listing, other: Listing): boolean {
  return known.listedAtMs > other.listedAtMs || (known.isComplete && !other.isComplete)
}
