import type { FindQuery, QueryTerm } from '../../src-shared/domain/find-query'
import { foldForFinding } from '../../src-shared/domain/fold-for-finding'
import type { Span } from '../../src-shared/domain/query-values'
import { plainText } from '../../src-shared/domain/rich-text'
import { ENTRY_KINDS } from '../../src-shared/model/entry'
import type { FoundProblem, QueryProblem } from '../../src-shared/model/found'
import type { Known } from '../known'
import { KIND_BITS, type NamePart, PUBLIC_BIT } from '../names/name-part'
import { FOLDER_KIND, LINK_KIND } from '../storage/kind-codes'
import { BEGAN } from '../storage/schema'
import type { FolderNode } from '../tree/folder-node'
import { depthOf } from '../tree/folder-tree'
import type { RowFilter } from './row-filter'
import { isDeadLink, problemsIn } from './row-problems'
import { rowsOfAssetsShared, seqsOfTwins } from './same-rows'
import { marksOfTitles } from './scope-folders'
import { seqFilter } from './seq-filter'
import { rowsOfBrokenLinks, toldFilter } from './told-filter'

export interface Filters {
  readonly filters: readonly RowFilter[]
  readonly problems: readonly QueryProblem[]
  /** Of the rows that `problem:` asks for, by `seq`; null where it was not asked. */
  readonly troubles: ReadonlyMap<number, FoundProblem> | null
}

/** Around what is asked. */
interface Asked {
  /** The folder that is shown. */
  readonly present: FolderNode | null
  readonly spawnedBySeq: () => ReadonlyMap<number, number>
}

const NONE: RowFilter = () => false

/** What fields ask of rows. A field that nothing is known of finds nothing, and says so. */
export function filtersOf(known: Known, query: FindQuery, asked: Asked): Filters {
  const filters: RowFilter[] = []
  const problems: QueryProblem[] = []
  const isTroubleAsked = query.terms.some(term => term.kind === 'field' && term.field === 'problem')
  const troubles = isTroubleAsked ? problemsIn(known) : null
  for (const term of query.terms) {
    if (term.kind !== 'field' || term.field === 'gone') continue
    const filter = filterOf(known, term, { ...asked, troubles })
    if (typeof filter === 'string') problems.push({ from: term.from, to: term.to, code: filter })
    const fits = typeof filter === 'string' ? NONE : filter
    filters.push(term.isNot ? (part, row) => !fits(part, row) : fits)
  }
  return { filters, problems, troubles }
}

type FieldTerm = Extract<QueryTerm, { readonly kind: 'field' }>

function filterOf(
  known: Known,
  { field, value }: FieldTerm,
  { present, spawnedBySeq, troubles }: Asked & Pick<Filters, 'troubles'>,
): RowFilter | QueryProblem['code'] {
  const told = toldFilter(known.rows.told, field, value)
  if (told !== null) return told
  switch (value.kind) {
    case 'kinds': {
      const codes = new Set(value.kinds.map(kind => ENTRY_KINDS.indexOf(kind)))
      return (part, row) => codes.has(kindAt(part, row))
    }
    case 'yes': {
      const has = troubles !== null && field === 'problem' ? seqFilter(troubles) : yesFilter(known, field)
      return (part, row) => has(part, row) === value.isYes
    }
    case 'span':
      if (field === 'spawned') return spawnedFilter(spawnedBySeq(), value.span)
      return field === 'new' ? newFilter(known, value.span) : modifiedFilter(value.span)
    case 'number':
      return depthFilter(known, value.atLeast, value.atMost)
    case 'rights':
    case 'ids':
      return 'not-here'
    case 'text':
      return field === 'in'
        ? inFilter(known, value.texts, present)
        : seqFilter(seqsBy(known, field, value.texts))
  }
}

function kindAt(part: NamePart, row: number): number {
  return (part.bits[row] ?? 0) & KIND_BITS
}

function yesFilter(known: Known, field: string): RowFilter {
  switch (field) {
    case 'public':
      return (part, row) => ((part.bits[row] ?? 0) & PUBLIC_BIT) !== 0
    case 'dup':
      return rowsOfAssetsShared(known.names)
    case 'twin':
      return seqFilter(seqsOfTwins(known.names))
    case 'empty':
      return folderFilter(known, node => node.listedMs > 0 && node.count === 0)
    default:
      return brokenFilter(known)
  }
}

/** Links that the source calls broken, and those of which only listing them tells. */
function brokenFilter(known: Known): RowFilter {
  const isSaid = seqFilter(rowsOfBrokenLinks(known.rows.told))
  const isEmpty = folderFilter(known, isDeadLink)
  return (part, row) => isSaid(part, row) || isEmpty(part, row)
}

/** Of rows that are folders or links: what is known of the folder itself. */
export function folderFilter(known: Known, fits: (node: FolderNode) => boolean): RowFilter {
  const records = [...known.tree.all()].filter(fits).flatMap(({ recordId }) => (recordId ? [recordId] : []))
  const seqs = new Set(
    [...known.rows.ofRecords(records).values()].flatMap(rows => rows.map(({ seq }) => seq)),
  )
  return (part, row) => {
    const kind = kindAt(part, row)
    return (kind === FOLDER_KIND || kind === LINK_KIND) && seqs.has(part.seqs[row] ?? 0)
  }
}

function modifiedFilter({ fromMs, toMs }: { fromMs: number; toMs: number }): RowFilter {
  const [from, to] = [fromMs / 1000, toMs / 1000]
  return (part, row) => {
    const at = part.modified[row] ?? 0
    return at > 0 && at >= Math.floor(from) && at < to
  }
}

/** What was not there before: not what was found when its folder was listed for the first time. */
export function newFilter({ rows }: Known, { fromMs, toMs }: { fromMs: number; toMs: number }): RowFilter {
  const began = `e.began in (${BEGAN.FOUND}, ${BEGAN.MADE})`
  const [from, to] = [Math.max(0, fromMs), Math.min(Number.MAX_SAFE_INTEGER, toMs)]
  return seqFilter(
    rows.seqsWhere(
      `e.began > 0 and e.from_ms >= ? and e.from_ms < ? and ${began} and e.to_ms is null`,
      from,
      to,
    ),
  )
}

function depthFilter({ tree }: Known, atLeast: number, atMost: number): RowFilter {
  const marks = new Uint8Array(tree.lastId + 1)
  for (const node of tree.all()) {
    const depth = depthOf(node) + 1
    if (depth >= atLeast && depth <= atMost) marks[node.id] = 1
  }
  return (part, row) => marks[part.folders[row] ?? 0] === 1
}

function inFilter(
  known: Known,
  texts: readonly string[],
  present: FolderNode | null,
): RowFilter | QueryProblem['code'] {
  const marks = marksOfTitles(
    known,
    texts.filter(text => text !== 'here'),
    ({ title, name }) => foldForFinding(plainText(title ?? name)),
  )
  const here = texts.includes('here')
    ? new Set(known.tree.subtree(present ?? known.tree.root).map(({ id }) => id))
    : null
  if (marks === null && here === null) return 'no-such-folder'
  return (part, row) => {
    const folder = part.folders[row] ?? 0
    return marks?.[folder] === 1 || here?.has(folder) === true
  }
}

/** Rows of records, or of assets, that hold a text. */
function seqsBy(known: Known, field: string, texts: readonly string[]): ReadonlySet<number> {
  const column = field === 'id' ? 'e.record_id' : 'a.uri'
  const seqs = new Set<number>()
  for (const text of texts) {
    for (const seq of known.rows.seqsWhere(`e.to_ms is null and instr(lower(${column}), ?) > 0`, text))
      seqs.add(seq)
  }
  return seqs
}

/** What was spawned from here; what other programs have spawned nobody knows. */
function spawnedFilter(spawnedBySeq: ReadonlyMap<number, number>, { fromMs, toMs }: Span): RowFilter {
  return (part, row) => {
    const at = spawnedBySeq.get(part.seqs[row] ?? 0)
    return at !== undefined && at >= fromMs && at < toMs
  }
}
