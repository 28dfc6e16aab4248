import { ENTRY_KINDS, type Entry } from '../../src-shared/model/entry'
import type {
  IndexedPlace,
  LastSeenReason,
  RecordWhereabouts,
} from '../../src-shared/model/record-whereabouts'
import { isOpen, isOwn, type Known, seenMsOf } from '../known'
import type { EntryRow } from '../storage/entry-row'
import { ENDED } from '../storage/schema'
import { type FolderNode, PLACE } from '../tree/folder-node'
import { isBehindLink, isThere, lineOf, pathOf } from '../tree/folder-tree'

export function entryOf(row: EntryRow): Entry {
  return {
    recordId: row.recordId,
    name: row.name,
    ...(row.title === null ? {} : { title: row.title }),
    kind: ENTRY_KINDS[row.kind] ?? 'unknown',
    assetUri: row.assetUri,
    isPublic: row.isPublic,
    modifiedMs: row.modifiedMs,
    ...(row.deletion === null ? {} : { deletion: row.deletion }),
    ...(row.facts === null ? {} : { facts: row.facts }),
    ...(row.denied.length === 0 ? {} : { denied: row.denied }),
  }
}

/** Where a row is or was, by what its folder's way is now. */
export function placeOf(known: Known, row: EntryRow): IndexedPlace {
  const node = known.tree.byId(row.folder)
  const line = node === undefined ? [] : lineOf(node)
  return {
    recordId: row.recordId,
    name: row.name,
    title: row.title ?? row.name,
    kind: ENTRY_KINDS[row.kind] ?? 'unknown',
    folder: node === undefined ? null : pathOf(node),
    folderIds: line.map(({ recordId }) => recordId ?? ''),
    folderTitles: line.map(({ title, name }) => title ?? name),
    isBehindLink: node !== undefined && isBehindLink(node),
  }
}

/** Why a row that holds is not said to be there; null: it is. */
export function doubtAbout(known: Known, row: EntryRow): LastSeenReason | null {
  const node = known.tree.byId(row.folder)
  if (node === undefined) return 'folder-gone'
  for (let at: FolderNode | null = node; at !== null; at = at.parent) {
    if (at.place === PLACE.GONE) return 'folder-gone'
    if (!isThere(at)) return 'left'
  }
  if (node.fails > 0) return 'unreadable'
  return seenMsOf(known, row) > 0 ? null : 'not-listed-since'
}

/** Of rows of one record: the one that tells where it is, or was last. */
function tellingRow(history: readonly EntryRow[]): EntryRow | undefined {
  return history.findLast(row => isOwn(row) && isOpen(row)) ?? history.findLast(isOpen) ?? history.at(-1)
}

export function whereIs(known: Known, recordIds: readonly string[]): readonly RecordWhereabouts[] {
  const histories = known.rows.ofRecords(recordIds)
  return recordIds.map(recordId => whereaboutsOf(known, tellingRow(histories.get(recordId) ?? [])))
}

function whereaboutsOf(known: Known, row: EntryRow | undefined): RecordWhereabouts {
  if (row === undefined) return { kind: 'unknown' }
  const place = placeOf(known, row)
  if (row.toMs === null) {
    const reason = doubtAbout(known, row)
    const atMs = seenMsOf(known, row)
    return reason === null ? { kind: 'here', place, atMs } : { kind: 'last-seen', place, atMs, reason }
  }
  const lastSeenMs = row.lastMs ?? row.fromMs
  if (row.ended === ENDED.GONE || row.ended === ENDED.REMOVED)
    return { kind: 'gone', place, atMs: row.toMs, lastSeenMs }
  return {
    kind: 'last-seen',
    place,
    atMs: lastSeenMs,
    reason: row.ended === ENDED.FOLDER_GONE ? 'folder-gone' : 'left',
  }
}
