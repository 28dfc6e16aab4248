import { nameOf } from '../../src-shared/domain/paths'
import { ENTRY_KINDS } from '../../src-shared/model/entry'
import type { EntryFacts } from '../../src-shared/model/entry-facts'
import type { IndexedChange } from '../../src-shared/model/proven-change'
import { endRow, isLinkIn, isOpen, isOwn, type Known, seenMsOf } from '../known'
import type { EntryRow, ShownEntry } from '../storage/entry-row'
import { BEGAN, ENDED, FLAG } from '../storage/schema'
import { type FolderNode, PLACE } from '../tree/folder-node'
import { folderAbove } from '../tree/told-folder'
import { placeFolder, putRow } from './put-row'

/**
 * What steps were proved to have done, before any folder is listed again. A
 * listing that was asked for later than the proof knows better.
 */
export function applyChanges(known: Known, changes: readonly IndexedChange[]): void {
  for (const change of changes) applyChange(known, change)
}

function applyChange(known: Known, change: IndexedChange): void {
  const { recordId, to, provenAtMs } = change
  const history = known.rows.ofRecord(recordId).filter(isOwn)
  const open = history.filter(isOpen)
  if (open.some(row => seenMsOf(known, row) > provenAtMs && !isWhereSaid(known, row, change))) return
  if (to === null) removeEverywhere(known, recordId, open, provenAtMs)
  else arrive(known, change, to, history)
}

/** A listing showed it before the step was told of: the step says by whom. */
function isWhereSaid(known: Known, row: EntryRow, { to, provenAtMs }: IndexedChange): boolean {
  return (
    to !== null &&
    row.name === nameOf(to.path) &&
    known.tree.byId(row.folder) ===
      folderAbove(known.tree, to, { atMs: provenAtMs, isLinkIn: isLinkIn(known) })
  )
}

function arrive(
  known: Known,
  change: IndexedChange,
  to: NonNullable<IndexedChange['to']>,
  history: readonly EntryRow[],
): void {
  const folder = folderAbove(known.tree, to, { atMs: change.provenAtMs, isLinkIn: isLinkIn(known) })
  const before = history.findLast(isOpen)
  if (before !== undefined && isWhereSaid(known, before, change)) {
    known.rows.addFlags(before.seq, FLAG.BEGUN_BY_US)
    return
  }
  if (folder === null || folder.wholeMs > change.provenAtMs) {
    // It went there, and a later listing does not show it there: nobody knows where it is now.
    for (const row of history.filter(isOpen))
      endRow(known, row, change.provenAtMs, ENDED.LEFT, FLAG.ENDED_BY_US)
    missFolder(known, change.recordId)
    return
  }
  const isRenamed = before?.folder === folder.id
  for (const row of history.filter(isOpen)) {
    endRow(known, row, change.provenAtMs, isRenamed ? ENDED.RENAMED : ENDED.MOVED, FLAG.ENDED_BY_US)
  }
  const entry = entryAt(known, change, to, before ?? history.at(-1))
  const began = change.from === null ? BEGAN.MADE : isRenamed ? BEGAN.RENAMED : BEGAN.MOVED
  putRow(known, folder, { entry, flags: FLAG.BEGUN_BY_US, fromMs: change.provenAtMs, began })
  placeFolder(known, entry, folder, false)
}

/** As it is now: what the step does not say is as it was. */
function entryAt(
  { rows }: Known,
  { recordId, kind, copyOf }: IndexedChange,
  to: NonNullable<IndexedChange['to']>,
  before: EntryRow | undefined,
): ShownEntry {
  const like = before ?? (copyOf === undefined ? undefined : rows.ofRecord(copyOf).at(-1))
  const name = nameOf(to.path)
  return {
    recordId,
    name,
    title: to.title === name ? null : to.title,
    kind: ENTRY_KINDS.indexOf(kind),
    isPublic: like?.isPublic ?? false,
    modifiedMs: before?.modifiedMs ?? null,
    assetUri: like?.assetUri ?? '',
    deletion: null,
    facts: before === undefined ? factsOfCopy(like?.facts ?? null) : before.facts,
    denied: like?.denied ?? [],
  }
}

/** A copy is nowhere in use, and its date is its own. */
function factsOfCopy(facts: EntryFacts | null): EntryFacts | null {
  return facts && { ...facts, createdMs: null, marks: [], sale: null }
}

function missFolder({ tree }: Known, recordId: string): void {
  const node = recordId === '' ? undefined : tree.byRecord(recordId)
  if (node !== undefined) tree.setPlace(node, PLACE.MISSED)
}

function removeEverywhere(known: Known, recordId: string, open: readonly EntryRow[], atMs: number): void {
  for (const row of open) endRow(known, row, atMs, ENDED.REMOVED, FLAG.ENDED_BY_US)
  const node = recordId === '' ? undefined : known.tree.byRecord(recordId)
  if (node !== undefined) endSubtree(known, node, atMs, ENDED.REMOVED, FLAG.ENDED_BY_US)
}

/** Nothing below a folder that is gone can be reached any more. */
export function endSubtree(known: Known, top: FolderNode, atMs: number, ended: number, flags = 0): void {
  for (const node of known.tree.subtree(top)) {
    for (const row of known.rows.openIn(node.id)) endRow(known, row, Math.max(atMs, row.fromMs), ended, flags)
    known.tree.setPlace(node, PLACE.GONE)
  }
}
