import { titleOf } from '../../src-shared/domain/names'
import { nameOf } from '../../src-shared/domain/paths'
import { keptTitleOf, recordIdOf } from '../../src-shared/domain/places'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { RecordWhereabouts } from '../../src-shared/model/record-whereabouts'
import { withIndexed } from './indexed-whereabouts'
import type { KnownFolder } from './known-folder'
import { KnownInventory, NEVER } from './known-inventory'
import { type OwnFolder, ownFolderOf } from './own-folder'
import type { Answers, ReachableFolder, Sighting, Whereabouts } from './whereabouts'

/** What was looked for outside of its folder. */
interface Search {
  readonly through: readonly KnownFolder[]
  /** How many of those were looked through. */
  looked: number
  folder: KnownFolder | null
}

const NOBODY: ReadonlySet<string> = new Set()

/**
 * The one answer to "where is record R?", in front of what has been listed and
 * of what proven steps have made of it. Knows no session, no cache and no service.
 */
export class Resolver {
  readonly known = new KnownInventory()
  readonly #searches = new Map<string, Search>()
  #freshSinceMs = Number.POSITIVE_INFINITY
  #busy = NOBODY
  #indexed: (recordId: string) => RecordWhereabouts | null = () => null

  /** What can be asked; another object each time, so that whoever waits for changes sees one. */
  get answers(): Answers {
    return {
      whereIs: place => this.whereIs(place),
      whereIsRecord: recordId => this.whereIsRecord(recordId),
      named: (path, isName) => {
        const folder = this.known.tree.find(path)
        return folder ? this.known.spotsNamed(folder, isName) : []
      },
      reachableFolders: () => this.reachableFolders(),
      isValid: (listing, recordId) => this.known.isValid(listing, recordId),
    }
  }

  /** What was seen before may have changed while nothing was connected; null while nothing is. */
  connectedSince(atMs: number | null): void {
    this.#freshSinceMs = atMs ?? Number.POSITIVE_INFINITY
  }

  /** Records with which something is being done: until that is proved, a listing may miss them where they are. */
  busyWith(recordIds: ReadonlySet<string>): void {
    this.#busy = recordIds
  }

  /** What is asked where this window's own knowledge ends; it answers null where it does not know (yet). */
  askIndex(indexed: (recordId: string) => RecordWhereabouts | null): void {
    this.#indexed = indexed
  }

  whereIs(place: KeptPlace): Whereabouts {
    return this.#withIndexed(recordIdOf(place), this.#whereListed(place))
  }

  #withIndexed(recordId: string, known: Whereabouts): Whereabouts {
    if (known.kind === 'here') return known
    const indexed = this.#indexed(recordId)
    return withIndexed(known, indexed, {
      freshSinceMs: this.#freshSinceMs,
      doubtedAtMs: this.known.doubtedAtMs(recordId),
      deletedAtMs: this.#deletedAtMs(recordId, indexed),
      isBusy: this.#busy.has(recordId),
    })
  }

  /** Of a folder that it was in once it does not count: another program may have moved it out before. */
  #deletedAtMs(recordId: string, indexed: RecordWhereabouts | null): number {
    const place = indexed === null || indexed.kind === 'unknown' ? null : indexed.place
    const ids = [recordId, ...(place?.folderIds ?? [])]
    return Math.max(...ids.map(id => this.known.deletedAtMs(id)))
  }

  /** As far as this window has listed. */
  #whereListed(place: KeptPlace): Whereabouts {
    const own = ownFolderOf(this.known, place)
    const recordId = recordIdOf(place)
    const inOwn = own.folder && this.#seenIn(own.folder, recordId)
    if (inOwn?.kind === 'here' || inOwn?.seen?.way) return inOwn
    const elsewhere = this.#search(recordId)
    const seenAtMs = inOwn ? inOwn.atMs : (place.seenAtMs ?? NEVER)
    if (elsewhere && elsewhere.atMs > seenAtMs) return elsewhere
    return inOwn ?? this.#goneFrom(own, place) ?? this.#asKept(own, place)
  }

  /** Where a record is of which nothing is known but its id. */
  whereIsRecord(recordId: string): Whereabouts {
    const folder = this.known.lastStepOf(recordId)?.folder
    const known = (folder && this.#seenIn(folder, recordId)) ?? this.#search(recordId)
    return this.#withIndexed(recordId, known ?? { kind: 'unknown' })
  }

  /** The uppermost first. */
  reachableFolders(): readonly ReachableFolder[] {
    const { tree } = this.known
    const reached: ReachableFolder[] = []
    for (const at of tree.folders()) {
      const way = this.known.wayTo(at)
      const path = this.known.pathOf(at)
      if (path === null || typeof way === 'string') continue
      const isOlderThanSteps = at.listedAtMs < this.known.lastStepMs
      reached.push({ path, way, listing: at.listing, arrived: at.arrived, isOlderThanSteps })
    }
    return reached.toSorted((a, b) => a.way.length - b.way.length || (a.path < b.path ? -1 : 1))
  }

  #seenIn(folder: KnownFolder, recordId: string): Sighting | null {
    const { known } = this
    const spot = known.spotIn(folder, recordId)
    const path = spot && known.pathOf(folder)
    if (!spot || !path) return null
    const entry = spot.listing.entryAt(spot.index)
    const names = { name: entry.name, title: titleOf(entry) }
    const isListed = spot.listing === folder.listing
    const atMs = isListed ? folder.listedAtMs : (known.lastStepOf(recordId)?.atMs ?? folder.listedAtMs)
    const way = known.wayTo(folder)
    const doubtedAtMs = Math.max(folder.doubtedAtMs, known.doubtedAtMs(recordId))
    const isSure = way !== 'gone' && atMs >= this.#freshSinceMs && atMs > doubtedAtMs
    const seen = { spot, way: typeof way === 'string' ? null : way }
    return { kind: isSure ? 'here' : 'last-seen', folder: path, ...names, atMs, seen }
  }

  /** What is not in its folder may have been seen in another. Each listing is looked through once. */
  #search(recordId: string): Sighting | null {
    const { arrivals } = this.known
    const before = this.#searches.get(recordId)
    const isUsable =
      before?.through === arrivals && (before.folder === null || this.known.spotIn(before.folder, recordId))
    const search: Search = before && isUsable ? before : { through: arrivals, looked: 0, folder: null }
    for (; search.looked < arrivals.length; search.looked += 1) {
      const folder = arrivals[search.looked]
      const isLater = folder && folder.listedAtMs > (search.folder?.listedAtMs ?? NEVER)
      const isThere = isLater && this.known.spotIn(folder, recordId) && this.known.pathOf(folder) !== null
      if (isThere) search.folder = folder
    }
    this.#searches.set(recordId, search)
    return search.folder && this.#seenIn(search.folder, recordId)
  }

  #goneFrom({ folder, path, isCertain, deletedAtMs }: OwnFolder, place: KeptPlace): Whereabouts | null {
    const somewhere = {
      kind: 'gone',
      folder: path,
      name: nameOf(place.path),
      title: keptTitleOf(place),
    } as const
    const step = this.known.lastStepOf(place.recordIds.at(-1) ?? '')
    const seenAtMs = Math.max(place.seenAtMs ?? NEVER, step?.atMs ?? NEVER)
    if (deletedAtMs !== null) return { ...somewhere, atMs: deletedAtMs }
    if (!folder?.isWhole || !isCertain || folder.listedAtMs <= seenAtMs) return null
    const isInDoubt = place.recordIds.some(id => this.#busy.has(id) || this.known.doubtedAtMs(id) > seenAtMs)
    return isInDoubt ? null : { ...somewhere, atMs: folder.listedAtMs }
  }

  #asKept({ folder, path, isWayGone }: OwnFolder, kept: KeptPlace): Whereabouts {
    const { recordIds, seenAtMs } = kept
    const step = this.known.lastStepOf(recordIds.at(-1) ?? '')
    const atMs = Math.max(seenAtMs ?? NEVER, step?.atMs ?? NEVER)
    const doubtedAtMs = Math.max(
      folder?.doubtedAtMs ?? NEVER,
      ...recordIds.map(id => this.known.doubtedAtMs(id)),
    )
    const isContradicted = (folder?.isWhole ?? false) && (folder?.listedAtMs ?? NEVER) > atMs
    const isSure = atMs >= this.#freshSinceMs && atMs > doubtedAtMs && !isWayGone && !isContradicted
    const facts = { folder: path, name: nameOf(kept.path), title: keptTitleOf(kept), seen: null }
    if (isSure) return { ...facts, kind: 'here', atMs }
    return { ...facts, kind: 'last-seen', atMs: atMs === NEVER ? null : atMs }
  }
}
