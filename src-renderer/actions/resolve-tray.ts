import { parentOf, ROOT } from '../../src-shared/domain/paths'
import { recordIdOf } from '../../src-shared/domain/places'
import { isInTrash } from '../../src-shared/domain/trash'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { rowOf } from '../browser/locate'
import type { EntryRow } from '../browser/row'
import type { Spot } from '../listings/known-folder'
import type { Answers, Whereabouts } from '../listings/whereabouts'

/** A collected entry, where it is as far as is known. */
export interface TrayLine {
  /** Its record. */
  readonly id: string
  readonly entry: CollectedEntry
  readonly found: Whereabouts
  /** `last-seen` counts as there until somebody looks; `missing` was looked for and not found. */
  readonly state: 'here' | 'last-seen' | 'trashed' | 'gone' | 'missing'
  /** Null unless it is listed. */
  readonly row: EntryRow | null
}

/** With everything that is learnt all are asked again: what has not changed is drawn as it was. */
const known = new WeakMap<CollectedEntry, { readonly line: TrayLine; readonly trash: TrashRules }>()

/** Everything in the tray, in the order of collecting. */
export function resolveTray(
  entries: readonly CollectedEntry[],
  { whereIs }: Pick<Answers, 'whereIs'>,
  trash: TrashRules,
): readonly TrayLine[] {
  return entries.map(entry => {
    const found = whereIs(entry)
    const before = known.get(entry)
    // The source's own Trash is known later than what was seen in it.
    const isKnown = before !== undefined && before.trash === trash && isSame(before.line.found, found)
    const line = isKnown ? before.line : lineOf(entry, found, trash)
    known.set(entry, { line, trash })
    return line
  })
}

function lineOf(entry: CollectedEntry, found: Whereabouts, trash: TrashRules): TrayLine {
  const isTrashed = entry.linkName === null && isInTrash(folderOf({ entry, found }), trash)
  const state = found.kind === 'unknown' ? 'last-seen' : found.kind
  const isThere = state === 'here' || state === 'last-seen'
  return {
    id: recordIdOf(entry),
    entry,
    found,
    state: isTrashed && isThere ? 'trashed' : state,
    row: rowOf(found),
  }
}

/** The folder that it is, or was, in. */
export function folderOf({ entry, found }: Pick<TrayLine, 'entry' | 'found'>): InventoryPath {
  return 'folder' in found ? found.folder : (parentOf(entry.path) ?? ROOT)
}

/** Whether something can be done with it, as far as is known. */
export function isAvailable({ state }: TrayLine): boolean {
  return state === 'here' || state === 'last-seen'
}

function isSame(one: Whereabouts, other: Whereabouts): boolean {
  if (one.kind === 'unknown' || other.kind === 'unknown') return one.kind === other.kind
  const isSamePlace = one.kind === other.kind && one.folder === other.folder && one.title === other.title
  if (!isSamePlace || one.atMs !== other.atMs) return false
  const [seen, otherSeen] = ['seen' in one ? one.seen : null, 'seen' in other ? other.seen : null]
  if (!seen || !otherSeen) return seen === otherSeen
  return isSameSpot(seen.spot, otherSeen.spot) && isSameWay(seen.way, otherSeen.way)
}

function isSameSpot(one: Spot, other: Spot | undefined): boolean {
  return one.listing === other?.listing && one.index === other.index
}

function isSameWay(one: readonly Spot[] | null, other: readonly Spot[] | null): boolean {
  if (one === other || !one || !other) return one === other
  return one.length === other.length && one.every((spot, index) => isSameSpot(spot, other[index]))
}
