import { isSameName } from '../../../src-shared/domain/names'
import { childPath, isWithin, ROOT, segmentsOf } from '../../../src-shared/domain/paths'
import { deletionTimeMs, TRASH } from '../../../src-shared/domain/trash'
import type { TrashRules } from '../../../src-shared/model/capabilities'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'

/** How Satchel's own Trash is written in a path that people read: what it is really called is for the service. */
export interface TrashSpelling {
  readonly shown: InventoryPath
  readonly real: InventoryPath
  /** The folder of the deletion that is meant by what lies in the Trash, by what is first in it; null: it is not known. */
  readonly deletionWith: (name: string) => InventoryPath | null
}

/**
 * Null where paths are shown as they are: the Trash is the source's own, or a person has something of that name.
 * `present` is the path that is gone from: what is typed below it means the same deletion.
 */
export function trashSpelling(
  { kind }: TrashRules,
  name: string,
  listingOf: (path: InventoryPath) => Listing | null,
  present: InventoryPath | null = null,
): TrashSpelling | null {
  const shown = kind === 'satchel' ? childPath(ROOT, name) : null
  const inventory = listingOf(ROOT)
  const isTaken = inventory?.order.some(index => isSameName(inventory.entryAt(index).name, name)) ?? true
  if (shown === null || isTaken) return null
  const own = present === null ? null : deletionOf(present)
  const deletionWith = (first: string): InventoryPath | null =>
    [...(own === null ? [] : [own]), ...deletionsIn(listingOf(TRASH))].find(deletion =>
      holds(listingOf(deletion), first),
    ) ?? (own !== null && segmentsOf(present ?? ROOT)[2] === first ? own : null)
  return { shown, real: TRASH, deletionWith }
}

/** The folder of the deletion that a path leads through. */
function deletionOf(path: InventoryPath): InventoryPath | null {
  const [, time] = segmentsOf(path)
  const isOne = time !== undefined && isWithin(path, TRASH) && deletionTimeMs(time) !== null
  return isOne ? childPath(TRASH, time) : null
}

/** The last one first. */
function deletionsIn(trash: Listing | null): readonly InventoryPath[] {
  return Array.from(trash?.order ?? [], index => trash?.entryAt(index).name ?? '')
    .filter(name => deletionTimeMs(name) !== null)
    .toSorted()
    .toReversed()
    .flatMap(name => childPath(TRASH, name) ?? [])
}

function holds(listing: Listing | null, name: string): boolean {
  return listing?.order.some(index => isSameName(listing.entryAt(index).name, name)) ?? false
}

/** The path as it is shown: without the folder of a single deletion, whose name is for the service, too. */
export function asShown(path: string, spelling: TrashSpelling | null): string {
  if (spelling === null) return path
  const { rest } = restBehind(path, spelling.real) ?? {}
  if (rest === undefined) return path
  const [, time = '', ...below] = rest.split('/')
  return `${spelling.shown}${deletionTimeMs(time) === null ? rest : below.map(name => `/${name}`).join('')}`
}

/** The path that is meant by what was typed; people type by heart, in lower case. */
export function asMeant(typed: string, spelling: TrashSpelling | null): string {
  const given = typed.trimStart()
  const { rest } = (spelling && restBehind(given, spelling.shown)) ?? {}
  if (spelling === null || rest === undefined) return given
  const [, first = ''] = rest.split('/')
  return `${(first === '' ? null : spelling.deletionWith(first)) ?? spelling.real}${rest}`
}

/** What follows a path; null where the text does not begin with it. */
function restBehind(text: string, path: string): { readonly rest: string } | null {
  const rest = text.slice(path.length)
  const isBegun = text.slice(0, path.length).toLowerCase() === path.toLowerCase()
  return isBegun && (rest.trimEnd() === '' || rest.startsWith('/')) ? { rest } : null
}
