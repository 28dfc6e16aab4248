import { entryRefusal } from '../../../src-shared/domain/guards'
import { nameProblem } from '../../../src-shared/domain/names'
import { childPath, nameOf, ROOT, segmentsOf } from '../../../src-shared/domain/paths'
import { canDrop, type Dragged, type DropTarget } from '../../../src-shared/domain/transfer'
import type { Entry, EntryKind } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { TransferMode } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import { type ExpectedEntry, type ExpectedFolder, entryRefOf, folderRefOf } from './expected-entry'
import type { FreshListings } from './fresh-listings'
import type { Locks } from './locks'

export type Found<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Spawning passes links, changes do not: the service writes an orphan there (section 5). */
export type LinkRule = 'stop-at-links' | 'pass-links'

/** An entry that is there, and as the rules of `domain/transfer` want it. */
export interface LocatedEntry extends Dragged {
  /** As it is listed now; null below a link, where nothing may be done anyway. */
  readonly entry: Entry | null
}

interface Walked {
  /** Of the last folder that was reached. */
  readonly kind: EntryKind
  /** Raw name of the link that ended the walk before its last folder, or that was passed. */
  readonly linkName: string | null
}

/**
 * Follows a path from the root down, every level freshly listed: exactly one
 * entry of that name, and it is the record that the person saw (section 6). The
 * path alone may lead elsewhere by now.
 */
async function walk(
  listings: FreshListings,
  folder: ExpectedFolder,
  links: LinkRule,
): Promise<Found<Walked>> {
  const segments = segmentsOf(folder.path)
  if (segments.length !== folder.recordIds.length)
    return refuse({ reason: 'changed', name: nameOf(folder.path) })
  let parent: InventoryPath = ROOT
  let reached: Walked = { kind: 'folder', linkName: null }
  for (const [level, name] of segments.entries()) {
    const found = await findOne(listings, parent, name, folder.recordIds[level] ?? null)
    if (found.kind === 'refused') return found
    const { kind } = found.value
    const isLast = level === segments.length - 1
    if (kind === 'link' && !isLast && links === 'stop-at-links') {
      return { kind: 'found', value: { kind, linkName: name } }
    }
    if (kind !== 'folder' && kind !== 'link' && !isLast) return refuse({ reason: 'not-a-folder', name })
    reached = { kind, linkName: kind === 'link' && !isLast ? name : reached.linkName }
    parent = childPath(parent, name) ?? parent
  }
  return { kind: 'found', value: reached }
}

/** The one entry of that name, and record if that is given, in a freshly listed folder, or why there is none. */
async function findOne(
  listings: FreshListings,
  folder: InventoryPath,
  name: string,
  recordId: string | null,
): Promise<Found<Entry>> {
  const listed = await listings.folder(folder)
  const alike = listed.named(name)
  const exact = alike.filter(entry => entry.name === name)
  const [entry] = exact
  const isElsewhere = recordId !== null && listed.has(recordId)
  if (entry === undefined) return refuse({ reason: isElsewhere ? 'changed' : 'gone', name })
  if (alike.length > 1) {
    return refuse({ reason: 'unaddressable', name, problem: exact.length > 1 ? 'twin' : 'case-twin' })
  }
  const isMeant = recordId === null || entry.recordId === recordId
  return isMeant ? { kind: 'found', value: entry } : refuse({ reason: 'changed', name })
}

/** Finds an entry where it was seen. Whatever is a link above it is reported, not judged. */
export async function locateEntry(
  listings: FreshListings,
  expected: ExpectedEntry,
  links: LinkRule,
): Promise<Found<LocatedEntry>> {
  const ref = entryRefOf(expected)
  const walked = await walk(listings, expected.parent, links)
  if (walked.kind === 'refused') return walked
  const { kind, linkName } = walked.value
  const nearestLink = kind === 'link' ? nameOf(ref.parent.path) : linkName
  if (nearestLink !== null && links === 'stop-at-links') {
    return { kind: 'found', value: { ref, entry: null, problem: null, linkName: linkName ?? nearestLink } }
  }
  if (kind !== 'folder' && kind !== 'link') {
    return refuse({ reason: 'not-a-folder', name: nameOf(ref.parent.path) })
  }
  const found = await findOne(listings, ref.parent.path, ref.name, ref.recordId)
  if (found.kind === 'refused') return found
  if (found.value.kind !== ref.kind) return refuse({ reason: 'changed', name: ref.name })
  return { kind: 'found', value: { ref, entry: found.value, problem: null, linkName: nearestLink } }
}

/** A destination as the rules of `domain/transfer` want it. */
export async function locateTarget(
  listings: FreshListings,
  folder: ExpectedFolder,
): Promise<Found<DropTarget>> {
  const walked = await walk(listings, folder, 'stop-at-links')
  if (walked.kind === 'refused') return walked
  const { kind, linkName } = walked.value
  const ref = folderRefOf(folder)
  return { kind: 'found', value: { ref, name: nameOf(ref.path), kind, problem: null, linkName } }
}

function refuse(refusal: Refusal): Found<never> {
  return { kind: 'refused', refusal }
}

/** One entry on its way to a name in a folder. */
export interface Passage {
  readonly mode: TransferMode
  readonly entry: ExpectedEntry
  readonly target: ExpectedFolder
  readonly newName: string
  /** A name that a person typed has to be better than one that the service gave. */
  readonly isTyped: boolean
}

/**
 * Every rule about one entry and its target, asked of fresh listings right
 * before the call (section 6): both are what the person saw, all that
 * `domain/transfer` says, no lock, and the name is free, letter case ignored.
 */
export async function guardPassage(
  listings: FreshListings,
  passage: Passage,
  locks: Locks,
): Promise<Found<LocatedEntry>> {
  const { mode, entry, target, newName } = passage
  const located = await locateEntry(listings, entry, 'stop-at-links')
  if (located.kind === 'refused') return located
  const isRename = mode === 'move' && target.path === entry.parent.path
  const refusal = isRename
    ? renameRefusal(located.value, passage)
    : await transferRefusal(listings, passage, located.value)
  if (refusal !== null) return { kind: 'refused', refusal }
  const locked = mode === 'move' ? locks.refusalOf(entry) : null
  const problem = passage.isTyped ? nameProblem(newName) : null
  const taken = problem === null ? await takenRefusal(listings, passage) : null
  const other: Refusal | null =
    locked ?? (problem === null ? taken : { reason: 'invalid-name', name: newName, problem })
  return other === null ? located : { kind: 'refused', refusal: other }
}

/** Not whether the new name is a good one: an undo gives back what the service once had, tabs and all. */
function renameRefusal(located: LocatedEntry, { entry, newName }: Passage): Refusal | null {
  return entryRefusal(located) ?? (newName === entry.name ? { reason: 'same-name' } : null)
}

async function transferRefusal(
  listings: FreshListings,
  { mode, target }: Passage,
  located: LocatedEntry,
): Promise<Refusal | null> {
  const found = await locateTarget(listings, target)
  return found.kind === 'refused' ? found.refusal : canDrop([located], found.value, mode)
}

async function takenRefusal(
  listings: FreshListings,
  { mode, entry, target, newName }: Passage,
): Promise<Refusal | null> {
  const named = (await listings.folder(target.path)).named(newName)
  // An entry is not in its own way when only the letter case of its name changes.
  const others = mode === 'move' ? named.filter(({ recordId }) => recordId !== entry.recordId) : named
  if (others.length === 0) return null
  return { reason: 'name-taken', name: newName, folderName: nameOf(target.path) }
}
