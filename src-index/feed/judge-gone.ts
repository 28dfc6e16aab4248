import { isOpen, isOwn, type Known } from '../known'
import { FOLDER_KIND } from '../storage/kind-codes'
import { ENDED } from '../storage/schema'
import { PLACE } from '../tree/folder-node'
import { isBehindLink } from '../tree/folder-tree'
import { endSubtree } from './apply-changes'

/** As the index of the file has it: with a value in place of the number it would not be used. */
const HAS_LEFT = `e.ended = ${ENDED.LEFT}`

/**
 * Since when every folder that can be reached was listed with all that it holds; 0
 * where one never was, or where bounds keep some from being known. What left before that is in none.
 */
export function coveredMs({ tree }: Known): number {
  if (tree.beyondBounds > 0) return 0
  let oldest = Number.POSITIVE_INFINITY
  for (const node of tree.attached()) if (!isBehindLink(node)) oldest = Math.min(oldest, node.wholeMs)
  return oldest
}

/**
 * Calls gone what has left its folder and is in none of the others, each listed
 * since then. What was in a folder that is gone is only out of reach: nobody has
 * listed that folder without it. Answers how many are gone.
 */
export function judgeGone(known: Known): number {
  const covered = coveredMs(known)
  // A folder that nobody has found yet may be anywhere, and anything in it.
  const astray = known.rows.seqsWhere(`${HAS_LEFT} and e.kind = ${FOLDER_KIND} and e.to_ms >= ?`, covered)
  if (covered === 0 || astray.size > 0) return 0
  const left = known.rows.where(`${HAS_LEFT} and e.to_ms < ?`, covered)
  const histories = known.rows.ofRecords(left.map(({ recordId }) => recordId))
  let gone = 0
  for (const row of left) {
    const isElsewhere = histories.get(row.recordId)?.some(other => isOpen(other) && isOwn(other)) ?? false
    known.rows.setEnd(row.seq, isElsewhere ? ENDED.MOVED : ENDED.GONE)
    if (!isElsewhere) gone += 1
    const node = row.recordId === '' ? undefined : known.tree.byRecord(row.recordId)
    if (node?.place !== PLACE.MISSED) continue
    endSubtree(known, node, row.toMs ?? covered, ENDED.FOLDER_GONE)
  }
  endStrays(known)
  return gone
}

/** Folders that were known by their paths only, and that their parents do not show. */
function endStrays(known: Known): void {
  const waiting = new Set(known.rows.where(HAS_LEFT).map(({ recordId }) => recordId))
  for (const node of known.tree.all()) {
    if (node.place !== PLACE.MISSED || waiting.has(node.recordId ?? '')) continue
    if (node.recordId !== null && known.rows.ofRecord(node.recordId).some(row => isOpen(row) && isOwn(row)))
      continue
    endSubtree(known, node, node.listedMs, ENDED.FOLDER_GONE)
  }
}
