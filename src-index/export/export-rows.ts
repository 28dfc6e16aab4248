import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ExportRequest } from '../../src-shared/ipc/index-contract'
import { entryOf, placeOf } from '../answers/place-of'
import { type Known, seenMsOf } from '../known'
import { exportHead, exportLine } from './export-line'

const ROWS_AT_ONCE = 500

/** The texts of a file, in pieces; how many entries are in it. */
export async function exportRows(
  known: Known,
  format: ExportRequest['format'],
  seqs: readonly number[],
  send: (text: string) => Promise<void>,
  signal: AbortSignal,
): Promise<number> {
  await send(exportHead(format))
  let count = 0
  for (let from = 0; from < seqs.length; from += ROWS_AT_ONCE) {
    signal.throwIfAborted()
    const rows = known.rows.bySeq(seqs.slice(from, from + ROWS_AT_ONCE))
    const lines = rows.map(row =>
      exportLine(format, {
        entry: entryOf(row),
        place: placeOf(known, row),
        seenAtMs: row.toMs === null ? seenMsOf(known, row) : (row.lastMs ?? row.fromMs),
      }),
    )
    await send(lines.join(''))
    count += rows.length
    await nextTurn()
  }
  return count
}
