import { addressProblem, foldCase, MAX_HANDLED_NAME_LENGTH } from '../../src-shared/domain/names'
import type { EntryProblem } from '../../src-shared/model/entry'
import type { FoundProblem } from '../../src-shared/model/found'
import type { Known } from '../known'
import type { EntryRow } from '../storage/entry-row'
import type { FolderNode } from '../tree/folder-node'
import { seqsOfTwins } from './same-rows'
import { rowsOfBrokenLinks } from './told-filter'

/** As many parameters as one statement takes. */
const AT_ONCE = 10_000

/** A folder of the person's own that a link leads to is not there, or has nothing in it. */
export function isDeadLink({ isLink, error, listedMs, count }: FolderNode): boolean {
  return isLink && (error === 'not-found' || (listedMs > 0 && count === 0))
}

/**
 * Rows that nothing can be done to and why, as the window says it of them in their folder, and
 * links that lead nowhere; by `seq`. Entries that are met by ids have no such trouble with names.
 */
export function problemsIn(known: Known): ReadonlyMap<number, FoundProblem> {
  const problems = new Map<number, FoundProblem>()
  for (const seq of rowsOfBrokenLinks(known.rows.told)) problems.set(seq, 'dead-link')
  for (const row of deadLinks(known)) problems.set(row.seq, 'dead-link')
  for (const [seq, problem] of twins(known)) problems.set(seq, problem)
  for (const row of oddlyNamed(known)) {
    const problem = addressProblem(row.name)
    if (problem !== null && isByPath(known, row)) problems.set(row.seq, problem)
  }
  return problems
}

function deadLinks(known: Known): readonly EntryRow[] {
  const ids = [...known.tree.all()].filter(isDeadLink).flatMap(({ recordId }) => recordId ?? [])
  return [...known.rows.ofRecords(ids).values()].flat().filter(({ toMs }) => toMs === null)
}

/** More than have a problem: some are written otherwise in the file. */
function oddlyNamed({ rows }: Known): readonly EntryRow[] {
  return rows.where(
    `e.to_ms is null and (e.name in ('', '.', '..') or instr(e.name, '/') > 0 or instr(e.name, '\\') > 0
      or length(e.name) > ?)`,
    MAX_HANDLED_NAME_LENGTH,
  )
}

/** Names that are searched alike need not be alike to the service. */
function twins(known: Known): ReadonlyMap<number, EntryProblem> {
  const seqs = [...seqsOfTwins(known.names)]
  const groups = new Map<string, EntryRow[]>()
  for (let from = 0; from < seqs.length; from += AT_ONCE) {
    for (const row of known.rows.bySeq(seqs.slice(from, from + AT_ONCE))) {
      if (!isByPath(known, row)) continue
      const key = `${row.folder}\n${foldCase(row.name)}`
      groups.set(key, [...(groups.get(key) ?? []), row])
    }
  }
  const found = new Map<number, EntryProblem>()
  for (const rows of groups.values()) {
    if (rows.length < 2) continue
    for (const { seq, name } of rows) {
      const isExact = rows.some(other => other.seq !== seq && other.name === name)
      found.set(seq, isExact ? 'twin' : 'case-twin')
    }
  }
  return found
}

function isByPath({ tree }: Known, { folder }: EntryRow): boolean {
  return tree.byId(folder)?.isById === false
}
