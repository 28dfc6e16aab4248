import { folderTitleOf } from '../../../src-shared/domain/entry-address'
import { entryRefusal } from '../../../src-shared/domain/guards'
import { nameProblem, titleOf, titlePart } from '../../../src-shared/domain/names'
import { childPath, nameOf, ROOT, segmentsOf } from '../../../src-shared/domain/paths'
import { canDrop, type Dragged, type DropTarget } from '../../../src-shared/domain/transfer'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry, EntryKind, FolderRef } from '../../../src-shared/model/entry'
import type { TransferMode } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import { type ExpectedEntry, type ExpectedFolder, folderRefOf, knownId } from './expected-entry'
import type { FreshListings, ListedFolder } from './fresh-listings'
import type { Locks } from './locks'

export type Found<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Spawning passes links, changes do not: the service writes an orphan there (section 5). */
export type LinkRule = 'stop-at-links' | 'pass-links'

/** An entry that is there, and as the rules of `domain/transfer` want it: `ref` says where it is now. */
export interface LocatedEntry extends Dragged {
  /** As it is listed now; null below a link, where nothing may be done anyway. */
  readonly entry: Entry | null
}

interface Walked {
  /** The folder as it is now; as it was expected where a link ended the walk before it. */
  readonly ref: FolderRef
  readonly title: string
  readonly kind: EntryKind
  /** Title of the link that ended the walk before its last folder, or that was passed. */
  readonly linkName: string | null
}

const AT_ROOT: Walked = {
  ref: { path: ROOT, recordIds: [] },
  title: nameOf(ROOT),
  kind: 'folder',
  linkName: null,
}

/**
 * Follows a path from the root down, every level freshly listed: there is the
 * one entry that is meant, and it is the record that the person saw (section 6).
 * The path alone may lead elsewhere by now; where entries are met by id, it is
 * they who lead the way, whatever their names are.
 */
async function walk(
  listings: FreshListings,
  folder: ExpectedFolder,
  links: LinkRule,
): Promise<Found<Walked>> {
  const segments = segmentsOf(folder.path)
  if (segments.length !== folder.recordIds.length)
    return refuse({ reason: 'changed', name: nameOf(folder.path) })
  let reached = AT_ROOT
  for (const [level, name] of segments.entries()) {
    const listed = await listings.inside(reached.ref)
    const found = findOne(listings, listed, name, knownId(folder.recordIds[level]))
    if (found.kind === 'refused') return found
    const { kind } = found.value
    const title = titleOf(found.value)
    const ref = refInside(reached.ref, found.value)
    const isLast = level === segments.length - 1
    if (kind === 'link' && !isLast && links === 'stop-at-links') {
      return { kind: 'found', value: { ref: folderRefOf(folder), title, kind, linkName: title } }
    }
    if (kind !== 'folder' && kind !== 'link' && !isLast)
      return refuse({ reason: 'not-a-folder', name: title })
    reached = { ref, title, kind, linkName: kind === 'link' && !isLast ? title : reached.linkName }
  }
  return { kind: 'found', value: reached }
}

function refInside({ path, recordIds }: FolderRef, { name, recordId }: Entry): FolderRef {
  return { path: childPath(path, name) ?? path, recordIds: [...recordIds, recordId] }
}

/** The one entry of a listed folder that is meant, or why there is none. */
function findOne(
  listings: FreshListings,
  listed: ListedFolder,
  name: string,
  recordId: string | null,
): Found<Entry> {
  return listings.isByPath ? findByName(listed, name, recordId) : findById(listed, name, recordId)
}

/** Exactly one of that name, and the record if that is given. */
function findByName(listed: ListedFolder, name: string, recordId: string | null): Found<Entry> {
  const [entry] = listed.named(name)
  if (entry === undefined) listed.mustBeWhole()
  const isElsewhere = recordId !== null && listed.shownWith(recordId).length > 0
  if (entry === undefined) return refuse({ reason: isElsewhere ? 'changed' : 'gone', name })
  const problem = listed.problemOf(entry)
  if (problem !== null) return refuse({ reason: 'unaddressable', name, problem })
  const isMeant = recordId === null || entry.recordId === recordId
  return isMeant ? { kind: 'found', value: entry } : refuse({ reason: 'changed', name })
}

/** The record, whatever its name is by now; without one whatever has this key, or alone this title. */
function findById(listed: ListedFolder, name: string, recordId: string | null): Found<Entry> {
  const keyed = listed.named(name)
  const meant =
    recordId === null ? (keyed.length > 0 ? keyed : listed.titled(name)) : listed.withRecordId(recordId)
  const [entry, ...others] = meant
  if (entry === undefined) {
    listed.mustBeWhole()
    return refuse({ reason: 'gone', name })
  }
  return others.length === 0 ? { kind: 'found', value: entry } : refuse({ reason: 'changed', name })
}

/** Finds an entry where it was seen. Whatever is a link above it is reported, not judged. */
export async function locateEntry(
  listings: FreshListings,
  expected: ExpectedEntry,
  links: LinkRule,
): Promise<Found<LocatedEntry>> {
  const walked = await walk(listings, expected.parent, links)
  if (walked.kind === 'refused') return walked
  const { ref: parent, title, kind, linkName } = walked.value
  const ref = { ...expected, parent: folderRefOf(expected.parent) }
  const nearestLink = kind === 'link' ? title : linkName
  if (nearestLink !== null && links === 'stop-at-links') {
    return { kind: 'found', value: { ref, entry: null, problem: null, linkName: linkName ?? nearestLink } }
  }
  if (kind !== 'folder' && kind !== 'link') return refuse({ reason: 'not-a-folder', name: title })
  const found = findOne(listings, await listings.inside(parent), expected.name, expected.recordId)
  if (found.kind === 'refused') return found
  const entry = found.value
  if (entry.kind !== expected.kind) return refuse({ reason: 'changed', name: titleOf(expected) })
  const { recordId, name } = entry
  const here = { parent, recordId, name, ...titlePart(entry), kind: entry.kind }
  const { denied } = entry
  return { kind: 'found', value: { ref: here, entry, problem: null, linkName: nearestLink, denied } }
}

/** A destination as the rules of `domain/transfer` want it. */
export async function locateTarget(
  listings: FreshListings,
  folder: ExpectedFolder,
): Promise<Found<DropTarget>> {
  const walked = await walk(listings, folder, 'stop-at-links')
  if (walked.kind === 'refused') return walked
  const { ref, title, kind, linkName } = walked.value
  return { kind: 'found', value: { ref, title, kind, problem: null, linkName } }
}

/**
 * The listing of a folder that was expected, for a proof: where entries are met
 * by id, wherever the names above it have gone. Fails where it is not there.
 */
export async function listExpected(listings: FreshListings, folder: ExpectedFolder): Promise<ListedExpected> {
  if (listings.isByPath) return { ref: folderRefOf(folder), listed: await listings.folder(folder.path) }
  const found = await locateTarget(listings, folder)
  if (found.kind === 'refused') {
    throw new AppFailure({ kind: 'not-found', ...say('folder-on-way-gone', nameOf(folder.path)) })
  }
  const { ref } = found.value
  return { ref, listed: await listings.inside(ref) }
}

export interface ListedExpected {
  readonly ref: FolderRef
  readonly listed: ListedFolder
}

function refuse(refusal: Refusal): Found<never> {
  return { kind: 'refused', refusal }
}

/** One entry on its way to a title in a folder. */
export interface Passage {
  readonly mode: TransferMode
  readonly entry: ExpectedEntry
  readonly target: ExpectedFolder
  readonly newTitle: string
  /** A title that a person typed has to be better than one that the service gave. */
  readonly isTyped: boolean
}

/** Both ends of a passage as they are right before the call. */
export interface LocatedPassage {
  readonly located: LocatedEntry
  readonly target: FolderRef
}

/**
 * Every rule about one entry and its target, asked of fresh listings right
 * before the call (section 6): both are what the person saw, all that
 * `domain/transfer` says, no lock, and nothing is in the way of the title.
 */
export async function guardPassage(
  listings: FreshListings,
  passage: Passage,
  locks: Locks,
): Promise<Found<LocatedPassage>> {
  const { mode, entry, target, newTitle, isTyped } = passage
  const located = await locateEntry(listings, entry, 'stop-at-links')
  if (located.kind === 'refused') return located
  const isRename = mode === 'move' && isSameFolder(listings, target, entry.parent)
  const goal = isRename
    ? renameGoal(located.value, newTitle)
    : await transferGoal(listings, passage, located.value)
  if (goal.kind === 'refused') return goal
  const locked = mode === 'move' ? locks.refusalOf(entry) : null
  if (locked !== null) return refuse(locked)
  const problem = isTyped ? nameProblem(newTitle, listings.capabilities.names) : null
  if (problem !== null) return refuse({ reason: 'invalid-name', name: newTitle, problem })
  const taken = await takenRefusal(listings, passage, goal.value)
  return taken === null
    ? { kind: 'found', value: { located: located.value, target: goal.value.ref } }
    : refuse(taken)
}

function isSameFolder({ isByPath }: FreshListings, a: ExpectedFolder, b: ExpectedFolder): boolean {
  const id = knownId(a.recordIds.at(-1))
  return a.path === b.path || (!isByPath && id !== null && id === knownId(b.recordIds.at(-1)))
}

interface Goal {
  readonly ref: FolderRef
  readonly title: string
}

/** Not whether the new title is a good one: an undo gives back what the service once had, tabs and all. */
function renameGoal(located: LocatedEntry, newTitle: string): Found<Goal> {
  const { ref } = located
  const refusal = entryRefusal(located) ?? (newTitle === titleOf(ref) ? SAME_NAME : null)
  if (refusal !== null) return refuse(refusal)
  return { kind: 'found', value: { ref: ref.parent, title: folderTitleOf(ref.parent) } }
}

const SAME_NAME: Refusal = { reason: 'same-name' }

async function transferGoal(
  listings: FreshListings,
  { mode, target }: Passage,
  located: LocatedEntry,
): Promise<Found<Goal>> {
  const found = await locateTarget(listings, target)
  if (found.kind === 'refused') return found
  const refusal = canDrop([located], found.value, mode, listings.capabilities)
  return refusal === null ? found : refuse(refusal)
}

async function takenRefusal(
  listings: FreshListings,
  { mode, entry, newTitle }: Passage,
  goal: Goal,
): Promise<Refusal | null> {
  const clashing = (await listings.inside(goal.ref)).clashing(newTitle)
  // An entry is not in its own way when only the letter case of its title changes.
  const others = mode === 'move' ? clashing.filter(({ recordId }) => recordId !== entry.recordId) : clashing
  return others.length === 0 ? null : { reason: 'name-taken', name: newTitle, folderName: goal.title }
}
