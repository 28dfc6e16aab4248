import { FLAG } from '../storage/schema'
import { numberIn, type Sql } from '../storage/sql'
import { COLUMN_SEPARATOR, DamagedText, numbersOf, textOfHex } from '../storage/stored-text'
import { ROWS_IN_PART } from './name-part'
import type { Names } from './names'

const COLUMNS = `select count(*) as count,
  hex(group_concat(coalesce(fold, lower(coalesce(title, name))), char(10))) as folded,
  group_concat(seq) as seqs, group_concat(folder) as folders,
  group_concat(kind | ((flags & 1) << 3)) as bits,
  group_concat(coalesce(modified, 0) / 1000) as modified, group_concat(coalesce(asset, 0)) as assets
  from entry not indexed where seq > ? and seq <= ? and to_ms is null and not (flags & ${FLAG.BEHIND_LINK} and exists (
    select 1 from entry as other where other.hash = entry.hash and other.record_id = entry.record_id
      and other.to_ms is null and other.seq <> entry.seq
      and (other.flags & ${FLAG.BEHIND_LINK} = 0 or other.seq < entry.seq)))`

/** Reads the names of all rows that hold, part by part. */
export function readNames(sql: Sql, names: Names): void {
  const last = sql.number('select max(seq) as value from entry') ?? 0
  for (let from = 0; from < last; from += ROWS_IN_PART) {
    readPart(sql, names, from, Math.min(last, from + ROWS_IN_PART))
  }
  // What was read is in `names`; the pages that it was read from need not be.
  sql.exec('pragma shrink_memory')
}

function readPart(sql: Sql, names: Names, from: number, to: number): void {
  const row = sql.row(COLUMNS, from, to)
  const count = numberIn(row, 'count') ?? 0
  if (row === null || count === 0) return
  const numbers = (name: string): Uint32Array => Uint32Array.from(numbersOf(row[name], count))
  const joined = textOfHex(row['folded'])
  if (separatorsIn(joined) !== count - 1) throw new DamagedText('There are other names than rows.')
  const seqs = numbers('seqs')
  if (!isAscending(seqs)) throw new DamagedText('Rows are in another order than their numbers.')
  names.load({
    joined,
    seqs,
    folders: numbers('folders'),
    bits: Uint8Array.from(numbersOf(row['bits'], count)),
    modified: numbers('modified'),
    assets: numbers('assets'),
  })
}

function separatorsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf(COLUMN_SEPARATOR); at >= 0; at = text.indexOf(COLUMN_SEPARATOR, at + 1))
    count += 1
  return count
}

function isAscending(seqs: Uint32Array): boolean {
  return seqs.every((seq, at) => at === 0 || seq > (seqs[at - 1] ?? 0))
}
