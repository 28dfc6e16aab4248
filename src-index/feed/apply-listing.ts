import { INDEX_BOUNDS } from '../index-bounds'
import { endRow, isOpen, isOwn, type Known, seenMsOf } from '../known'
import type { EntryRow, ShownEntry } from '../storage/entry-row'
import { FOLDER_KIND, LINK_KIND } from '../storage/kind-codes'
import { BEGAN, ENDED, FLAG } from '../storage/schema'
import type { Told } from '../storage/told'
import { type FolderNode, PLACE } from '../tree/folder-node'
import { isBehindLink, isThere } from '../tree/folder-tree'
import { placeFolder, putRow } from './put-row'

/** Entries between two moments at which others may get their turn; records that are asked for at once. */
const ENTRIES_PER_TURN = 500

/** What one List answered. */
export interface Listed {
  /** When it was asked for, and when it had come. */
  readonly atMs: number
  readonly tillMs: number
  /** The entries in the order of the service. */
  readonly entries: Iterable<ShownEntry>
  /** Tells the same bytes. */
  readonly sum: string
  readonly isById: boolean
  /** All that its folder held when it was asked for; else nothing has left for not being in it. */
  readonly isWhole: boolean
}

/**
 * Makes of the rows of a folder what a listing shows. Whether anything was other
 * than before. What it does not show has left, unless it came later than the
 * listing was asked for; where to is found out by other listings. An older listing
 * than the last one is left out.
 */
export function* applyListing(known: Known, folder: FolderNode, listed: Listed): Generator<void, boolean> {
  if (listed.atMs < folder.listedMs) return false
  if (!isThere(folder)) known.tree.setPlace(folder, PLACE.TOLD)
  if (folder.sum === listed.sum) return settle(known, folder, listed, false)
  const isBehind = isBehindLink(folder)
  const unseen = byRecord(known.rows.openIn(folder.id))
  const became: Record<Became, number> = { same: 0, changed: 0, later: 0 }
  let fresh: ShownEntry[] = []
  let sinceTurn = 0
  const isNew = folder.wholeMs > 0 || isNewFolder(known, folder)
  const addFresh = (): void => {
    const histories = known.rows.ofRecords(fresh.map(({ recordId }) => recordId))
    for (const entry of fresh) {
      became[
        addEntry(known, folder, entry, histories.get(entry.recordId) ?? [], {
          atMs: listed.atMs,
          isBehind,
          isNew,
        })
      ] += 1
    }
    fresh = []
  }
  for (const entry of listed.entries) {
    const row = unseen.get(entry.recordId)?.shift()
    if (row === undefined) fresh.push(entry)
    else became[keepOrReplace(known, folder, row, entry, listed.atMs, isBehind)] += 1
    if (fresh.length >= ENTRIES_PER_TURN) addFresh()
    sinceTurn += 1
    if (sinceTurn % ENTRIES_PER_TURN === 0) yield
  }
  addFresh()
  if (listed.isWhole) {
    const missed = [...unseen.values()].flat()
    for (const row of missed) became[missRow(known, folder, row, listed)] += 1
    missOthers(known, folder, listed)
  }
  // What was not believed now may be believed of the same listing when it comes again.
  const sum = became.later > 0 ? null : listed.sum
  return settle(known, folder, { ...listed, sum }, became.changed > 0)
}

/** What became of an entry, or of a row. `later`: something that is later than the listing says otherwise. */
type Became = 'same' | 'changed' | 'later'

/** Beside its rows: what a listing of all that is in a folder does not show. */
function missOthers(known: Known, folder: FolderNode, when: Listed): void {
  missLost(known, folder, when.tillMs)
  for (const child of folder.children ?? []) {
    // Told of before, and not shown now.
    if (child.place === PLACE.TOLD) known.tree.setPlace(child, PLACE.MISSED)
  }
}

function settle(
  known: Known,
  folder: FolderNode,
  { atMs, sum, isById, isWhole }: Omit<Listed, 'sum'> & Pick<FolderNode, 'sum'>,
  hasChanged: boolean,
): boolean {
  if (hasChanged && folder.listedMs > 0) folder.changes += 1
  // A first listing is news even of an empty folder.
  if (hasChanged || folder.listedMs === 0) known.changed.add(folder)
  Object.assign(folder, { listedMs: atMs, triedMs: atMs, fails: 0, error: null, sum, isById })
  if (isWhole) folder.wholeMs = atMs
  known.tree.touch(folder)
  return hasChanged
}

function byRecord(rows: readonly EntryRow[]): Map<string, EntryRow[]> {
  const found = new Map<string, EntryRow[]>()
  for (const row of rows) {
    const twins = found.get(row.recordId)
    if (twins === undefined) found.set(row.recordId, [row])
    else twins.push(row)
  }
  return found
}

/** What is in a folder that is new is new; nobody knows how old what is in a folder is that was only never listed. */
function isNewFolder({ rows }: Known, { recordId }: FolderNode): boolean {
  if (recordId === null || recordId === '') return false
  const [first] = rows.ofRecord(recordId)
  return first !== undefined && first.began !== BEGAN.FIRST
}

function keepOrReplace(
  known: Known,
  folder: FolderNode,
  row: EntryRow,
  entry: ShownEntry,
  atMs: number,
  isBehind: boolean,
): Became {
  const isRenamed = row.name !== entry.name || row.title !== entry.title
  if (!isRenamed && !isOther(row, entry)) {
    if (!isBehind) placeAgain(known, folder, entry)
    const isToldElse = !isToldAlike(row, entry)
    // What is told of it makes no other thing either, and may be told for the first time.
    if (isToldElse) known.rows.told.put(row.seq, entry)
    if (row.modifiedMs === entry.modifiedMs) return isToldElse ? 'changed' : 'same'
    // A date alone makes no other thing: services set it when they move something.
    known.rows.setModified(row.seq, entry.modifiedMs)
    known.names.setModified(row.seq, entry.modifiedMs)
    return 'changed'
  }
  if (row.fromMs > atMs) return 'later'
  endRow(known, row, atMs, isRenamed ? ENDED.RENAMED : ENDED.CHANGED)
  const flags = isBehind ? FLAG.BEHIND_LINK : 0
  const began = isRenamed ? BEGAN.RENAMED : BEGAN.CHANGED
  const others = isBehind ? known.rows.ofRecord(row.recordId) : []
  putRow(known, folder, { entry, flags, fromMs: atMs, began }, others)
  placeFolder(known, entry, folder, isBehind)
  return 'changed'
}

/** A folder that an older reply told to be elsewhere is here after all. */
function placeAgain(known: Known, folder: FolderNode, entry: ShownEntry): void {
  if (entry.kind !== FOLDER_KIND && entry.kind !== LINK_KIND) return
  const node = entry.recordId === '' ? undefined : known.tree.byRecord(entry.recordId)
  if (node !== undefined && (node.parent !== folder || node.place !== PLACE.SHOWN))
    placeFolder(known, entry, folder, false)
}

function isOther(row: EntryRow, entry: ShownEntry): boolean {
  return (
    row.kind !== entry.kind ||
    row.isPublic !== entry.isPublic ||
    row.assetUri !== entry.assetUri ||
    JSON.stringify(row.deletion) !== JSON.stringify(entry.deletion)
  )
}

function isToldAlike(row: Told, entry: Told): boolean {
  if (row.facts === null && entry.facts === null && row.denied.length + entry.denied.length === 0) return true
  return JSON.stringify([row.facts, row.denied]) === JSON.stringify([entry.facts, entry.denied])
}

interface Circumstances {
  readonly atMs: number
  readonly isBehind: boolean
  readonly isNew: boolean
}

/** An entry that its folder did not have: found, or moved here. Not where something later says otherwise. */
function addEntry(
  known: Known,
  folder: FolderNode,
  entry: ShownEntry,
  history: readonly EntryRow[],
  { atMs, isBehind, isNew }: Circumstances,
): Became {
  if (known.names.count >= INDEX_BOUNDS.entries) {
    known.tree.beyondBounds += 1
    return 'same'
  }
  const own = isBehind ? [] : history.filter(isOwn)
  const last = own.at(-1)
  if (last !== undefined && isLater(known, last, folder, atMs)) return 'later'
  for (const row of own) if (isOpen(row) && row.folder !== folder.id) endRow(known, row, atMs, ENDED.MOVED)
  const hasMoved = last !== undefined && last.folder !== folder.id
  if (hasMoved && isLost(last)) known.rows.setEnd(last.seq, ENDED.MOVED)
  const began = hasMoved ? BEGAN.MOVED : isNew ? BEGAN.FOUND : BEGAN.FIRST
  putRow(known, folder, { entry, flags: isBehind ? FLAG.BEHIND_LINK : 0, fromMs: atMs, began }, history)
  placeFolder(known, entry, folder, isBehind)
  return 'changed'
}

/** A step, or a listing of another folder, that is later than this listing says where it is. */
function isLater(known: Known, last: EntryRow, folder: FolderNode, atMs: number): boolean {
  // Nobody has said where it went; a step of ours would have.
  const isMissed = isLost(last) && (last.flags & FLAG.ENDED_BY_US) === 0
  if (isMissed) return (last.lastMs ?? last.fromMs) > atMs
  if (last.toMs !== null) return last.toMs > atMs
  return last.folder !== folder.id && seenMsOf(known, last) > atMs
}

function isLost({ ended }: EntryRow): boolean {
  return ended === ENDED.LEFT || ended === ENDED.GONE || ended === ENDED.FOLDER_GONE
}

/** What went with this folder when that was gone: it is there again, and these are not in it. */
function missLost(known: Known, folder: FolderNode, atMs: number): void {
  // As the index of the file has it: with a value in place of the number it would not be used.
  const lost = known.rows.where(`e.folder = ? and e.ended = ${ENDED.FOLDER_GONE}`, folder.id)
  const histories = known.rows.ofRecords(lost.map(({ recordId }) => recordId))
  for (const row of lost) {
    const isLast = histories.get(row.recordId)?.at(-1)?.seq === row.seq
    if (isLast) known.rows.setLeft(row.seq, atMs)
  }
}

/**
 * It has left by the time that the listing had come, not by the time that it was asked for: another folder that was
 * listed in between may have been looked at before it went there.
 */
function missRow(
  known: Known,
  folder: FolderNode,
  row: EntryRow,
  { atMs, tillMs }: Pick<Listed, 'atMs' | 'tillMs'>,
): Became {
  if (row.fromMs > atMs) return 'later'
  endRow(known, row, tillMs, ENDED.LEFT)
  const node = row.recordId === '' ? undefined : known.tree.byRecord(row.recordId)
  if (node?.parent === folder) known.tree.setPlace(node, PLACE.MISSED)
  return 'changed'
}
