import type { TrashRules } from '../model/capabilities'
import type { InventoryPath } from '../model/inventory-path'
import type { KeptPlace } from '../model/kept-place'
import type { Step } from '../model/operation'
import type { Palette, Places, RecentPlace } from '../model/places'
import { depthOf, isWithin, nameOf, parentOf, rebase } from './paths'
import { putAt } from './place-order'
import { isInTrash } from './trash'

/** More would be a second inventory beside the first. */
export const MAX_PINS = 200
const MAX_RECENT = 30

export function recordIdOf({ recordIds }: KeptPlace): string {
  return recordIds.at(-1) ?? ''
}

/** What people saw it as last; may hold markup. */
export function keptTitleOf({ title, path }: KeptPlace): string {
  return title ?? nameOf(path)
}

/** What is kept of it as a pin: a recent or a collected entry says more. */
export function pinOf({ path, recordIds, kind, title, seenAtMs }: KeptPlace): KeptPlace {
  return {
    path,
    recordIds,
    kind,
    ...(title === undefined ? {} : { title }),
    ...(seenAtMs === undefined ? {} : { seenAtMs }),
  }
}

export function isPinned({ pins }: Places, recordId: string): boolean {
  return pins.some(pin => recordIdOf(pin) === recordId)
}

/**
 * Into a gap of the list (0 is before the first one), or last; what is pinned already goes
 * there, too, or stays where it is without one.
 */
export function withPin(places: Places, place: KeptPlace, at?: number): Places {
  const known = places.pins.find(pin => recordIdOf(pin) === recordIdOf(place))
  if (known === undefined ? places.pins.length >= MAX_PINS : at === undefined) return places
  return { ...places, pins: putAt(places.pins, [known ?? place], recordIdOf, at) }
}

export function withoutPin(places: Places, recordId: string): Places {
  return { ...places, pins: places.pins.filter(pin => recordIdOf(pin) !== recordId) }
}

/** Puts it first; an entry is in the list once, with what happened to it last. */
export function withRecent(places: Places, place: RecentPlace): Places {
  const others = places.recent.filter(other => recordIdOf(other) !== recordIdOf(place))
  return { ...places, recent: [place, ...others].slice(0, MAX_RECENT) }
}

/** Those of an inventory that was kept twice: pins one after the other, recent entries by their time. */
export function joinedPlaces(places: Places, others: Places): Places {
  const { pins } = others.pins.reduce((all, pin) => withPin(all, pin), places)
  const recent = [...places.recent, ...others.recent].toSorted((one, other) => one.atMs - other.atMs)
  const joined = recent.reduce(withRecent, { ...places, pins, recent: [] })
  return [...(places.searches ?? []), ...(others.searches ?? [])].reduce(withSearch, joined)
}

/** More would be a list of its own. */
const MAX_SEARCHES = 50

/** A search is saved once; the oldest go. */
export function withSearch(places: Places, query: string): Places {
  const others = (places.searches ?? []).filter(one => one !== query)
  return { ...places, searches: [...others, query].slice(-MAX_SEARCHES) }
}

export function withoutSearch(places: Places, query: string): Places {
  return { ...places, searches: (places.searches ?? []).filter(one => one !== query) }
}

/** One entry that went from one path to another: a move or a rename. */
export interface Relocation {
  readonly recordId: string
  readonly from: InventoryPath
  readonly to: InventoryPath
  /** What people see there, where `to` does not end in it. */
  readonly newTitle?: string
  /** Record ids of the folders that lead to `to`, outermost first; null for one that is not known. */
  readonly toIds?: readonly (string | null)[]
  /** When it was proved to be there, if that is known; milliseconds since 1970. */
  readonly provenAtMs?: number
}

type DeletingStep = Pick<Step, 'action' | 'state' | 'from' | 'recordId'>

/** Follows an entry, and all that is kept below it, to its new path; the same object when nothing kept went with it. */
export function relocated(places: Places, moved: Relocation): Places {
  const follow = <P extends KeptPlace>(place: P): P => relocatedPlace(place, moved)
  return withLists(places, list => sameIfEqual(list, list.map(follow)))
}

/** Does one thing to every list of kept entries; the same object where that changed none of them. */
function withLists(
  places: Places,
  change: <P extends KeptPlace>(list: readonly P[]) => readonly P[],
): Places {
  const pins = change(places.pins)
  const recent = change(places.recent)
  const before = places.palettes
  const palettes =
    before &&
    sameIfEqual(
      before,
      before.map(palette => withList(palette, change)),
    )
  const isSame = pins === places.pins && recent === places.recent && palettes === before
  return isSame ? places : { ...places, pins, recent, ...(palettes === undefined ? {} : { palettes }) }
}

function withList(
  palette: Palette,
  change: <P extends KeptPlace>(list: readonly P[]) => readonly P[],
): Palette {
  const entries = change(palette.entries)
  return entries === palette.entries ? palette : { ...palette, entries }
}

function sameIfEqual<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return now.length === before.length && isSameList(now, before) ? before : now
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.every((item, index) => item === other[index])
}

/** One kept place, where it is after that; the same object when it has nothing to do with it. */
export function relocatedPlace<P extends KeptPlace>(place: P, moved: Relocation): P {
  const { recordId, from, to, newTitle, provenAtMs } = moved
  if (!isWithin(place.path, from)) return place
  // How many of the last ids belong to the entry that went and what is below it.
  const own = depthOf(place.path) - depthOf(from) + 1
  const known = place.recordIds.at(-own)
  if (known !== undefined && known !== recordId) return place
  const path = rebase(place.path, from, to)
  const isRenamed = parentOf(from) === parentOf(to)
  const recordIds = isRenamed ? place.recordIds : [...knownIds(moved.toIds), ...place.recordIds.slice(-own)]
  const seen = provenAtMs === undefined ? {} : { seenAtMs: provenAtMs }
  if (own > 1) return { ...place, path, recordIds, ...seen }
  const { title: _before, ...rest } = place
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the title is optional in every kind of place
  return { ...rest, path, recordIds, ...seen, ...(newTitle === undefined ? {} : { title: newTitle }) } as P
}

/** The last ones, as many as are known. */
export function knownIds(ids: readonly (string | null)[] = []): readonly string[] {
  return ids.slice(ids.lastIndexOf(null) + 1).filter(id => id !== null)
}

/** More often it is not noted when something was seen again. */
const SEEN_AGAIN_MS = 60_000

/** What a listing shows was seen then, wherever it is kept; the same object where that is nothing new. */
export function placesSeenAgain(places: Places, listing: ShownRecords): Places {
  return withLists(places, list => seenAgain(list, listing))
}

/** Those that a listing of their folder shows were seen then; the same list where that is nothing new. */
export function seenAgain<P extends KeptPlace>(places: readonly P[], listing: ShownRecords): readonly P[] {
  const isNews = ({ path, seenAtMs = 0 }: KeptPlace): boolean =>
    parentOf(path) === listing.path && listing.listedAtMs - seenAtMs > SEEN_AGAIN_MS
  if (!places.some(isNews)) return places
  const shown = listing.recordIds()
  const isSeen = (place: P): boolean => isNews(place) && shown.has(recordIdOf(place))
  return places.map(place => (isSeen(place) ? { ...place, seenAtMs: listing.listedAtMs } : place))
}

/** Which records a folder showed. */
export interface ShownRecords {
  readonly path: InventoryPath
  readonly listedAtMs: number
  /** Asked for only where something was kept of the folder. */
  readonly recordIds: () => ReadonlySet<string>
}

/**
 * Whether a step has deleted something for good that is, or was in, a kept place:
 * in the Trash all that lies there; what is removed elsewhere may have been emptied before.
 */
export function isDeletedBy(
  place: KeptPlace,
  { action, state, from, recordId }: DeletingStep,
  trash: TrashRules,
): boolean {
  if (action !== 'remove' || state !== 'done' || from === null) return false
  const isItself = recordId !== null && recordId === recordIdOf(place)
  return isItself || (isInTrash(from, trash) && isWithin(place.path, from))
}

/** What was deleted for good is no place any more; the same object when nothing kept was. */
export function withoutDeleted(places: Places, step: DeletingStep, trash: TrashRules): Places {
  const isLeft = (place: KeptPlace): boolean => !isDeletedBy(place, step, trash)
  return withLists(places, list => sameIfEqual(list, list.filter(isLeft)))
}
