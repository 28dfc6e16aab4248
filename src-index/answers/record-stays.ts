import type { Stay, StayEnd, StayStart } from '../../src-shared/model/record-history'
import { isOwn, type Known, seenMsOf } from '../known'
import type { EntryRow } from '../storage/entry-row'
import { BEGAN, ENDED, FLAG } from '../storage/schema'
import { placeOf } from './place-of'

const STARTS: ReadonlyMap<number, StayStart> = new Map([
  [BEGAN.FIRST, 'found'],
  [BEGAN.FOUND, 'found'],
  [BEGAN.MOVED, 'moved'],
  [BEGAN.RENAMED, 'renamed'],
  [BEGAN.CHANGED, 'changed'],
  [BEGAN.MADE, 'made'],
])

const ENDS: ReadonlyMap<number, StayEnd> = new Map([
  [ENDED.LEFT, 'left'],
  [ENDED.GONE, 'gone'],
  [ENDED.FOLDER_GONE, 'folder-gone'],
  [ENDED.MOVED, 'moved'],
  [ENDED.RENAMED, 'renamed'],
  [ENDED.CHANGED, 'changed'],
  [ENDED.REMOVED, 'removed'],
])

/** Where a record has been, newest first. */
export function staysOf(known: Known, recordId: string): readonly Stay[] {
  const rows = known.rows.ofRecord(recordId)
  const own = rows.filter(isOwn)
  return (own.length > 0 ? own : rows).map(row => stayOf(known, row)).toReversed()
}

function stayOf(known: Known, row: EntryRow): Stay {
  return {
    place: placeOf(known, row),
    assetUri: row.assetUri,
    fromMs: row.fromMs,
    start: STARTS.get(row.began) ?? 'found',
    lastSeenMs: row.toMs === null ? seenMsOf(known, row) : (row.lastMs ?? row.fromMs),
    toMs: row.toMs,
    end: row.ended === null ? null : (ENDS.get(row.ended) ?? 'left'),
    startedByUs: (row.flags & FLAG.BEGUN_BY_US) !== 0,
    endedByUs: (row.flags & FLAG.ENDED_BY_US) !== 0,
  }
}
