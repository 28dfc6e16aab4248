import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type FindQuery,
  parseFindQuery,
  type QuerySort,
  type QueryTerm,
} from '../../src-shared/domain/find-query'
import { foldForFinding } from '../../src-shared/domain/fold-for-finding'
import { deletionTimeMs } from '../../src-shared/domain/trash'
import type { SearchRequest } from '../../src-shared/ipc/index-contract'
import type { FindAnswer } from '../../src-shared/model/found'
import type { Known } from '../known'
import type { NamePart } from '../names/name-part'
import type { FolderNode } from '../tree/folder-node'
import { depthOf, pathOf } from '../tree/folder-tree'
import { type BestRow, BestRows, type Preferences } from './best-rows'
import { foundEntries } from './found-entries'
import { CLASS, classOf } from './name-class'
import { pastParts } from './past-rows'
import type { RowFilter } from './row-filter'
import { filtersOf, folderFilter } from './row-filters'
import { coverageOf, type FolderMarks, marksOfScope } from './scope-folders'
import { isSimilar, rowsSimilarTo } from './similar-rows'
import { typosIn } from './typos'
import { WordRows } from './word-rows'

/** Longest uninterrupted work, so that a newer question is heard. */
const SLICE_MS = 8
/** Later than any moment; below what scores can be. */
const LATEST_MS = 2 ** 44
/** With fewer exact ones, similar names are looked for. */
const ENOUGH_EXACT = 20

export interface SearchSurroundings {
  readonly trash: FolderNode | null
  /** 0 to 15 by row. */
  readonly usedBySeq: ReadonlyMap<number, number>
  /** When each was spawned last. */
  readonly spawnedBySeq: () => ReadonlyMap<number, number>
  readonly nowMs: number
  /** What else rows have to be. */
  readonly only?: RowFilter
  /** Each copy by itself. */
  readonly isEachCopy?: boolean
}

/** What is looked for, as it is asked of each part of the names. */
export interface SearchPlan {
  readonly words: readonly (readonly string[])[]
  readonly nots: readonly (readonly string[])[]
  readonly phrase: string
  readonly filters: readonly RowFilter[]
  readonly marks: FolderMarks
  readonly canHaveTypos: boolean
  readonly sort: QuerySort
}

/** Searches names; other facts where they are named. Throws what the signal says. */
export async function search(
  known: Known,
  request: SearchRequest,
  around: SearchSurroundings,
  signal: AbortSignal,
): Promise<FindAnswer> {
  const { query, scope } = meantBy(request, around)
  const present = known.tree.byRecord(request.presentFolder) ?? null
  const { filters, problems, troubles } = filtersOf(known, query, { ...around, present })
  const marks = marksOfScope(known, scope, around.trash)
  const coverage = coverageOf(known, marks)
  const none: FindAnswer = {
    hits: [],
    total: 0,
    similarTotal: 0,
    coverage,
    problems: [...query.problems, ...problems],
  }
  if (marks === null) return none
  const plan = planOf(query, [...alsoAsked(known, scope, around), ...filters], marks)
  const parts = pastParts(known, query) ?? known.names.parts()
  const preferences = preferencesOf(known, plan, around, present)
  const exact = new BestRows(request.limit, known.names.lastAsset, preferences)
  await overParts(parts, signal, part => matchExact(part, plan, exact))
  const best = [...exact.best()]
  let similarTotal = 0
  if (exact.total < ENOUGH_EXACT && plan.canHaveTypos) {
    const similar = new BestRows(request.limit, known.names.lastAsset, preferences)
    await overParts(parts, signal, part => matchSimilar(part, plan, similar))
    similarTotal = similar.total
    best.push(...similar.best().slice(0, request.limit - best.length))
  }
  const hits = foundEntries(known, sorted(known, best, plan.sort), plan, {
    copiesOf: one => exact.copiesOf(one.asset),
    troubles,
  })
  return { ...none, hits, total: exact.total, similarTotal }
}

/** Every row that matches, in the order of the file; for exports. */
export async function matchingSeqs(
  known: Known,
  request: SearchRequest,
  around: SearchSurroundings,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const { query, scope } = meantBy(request, around)
  const present = known.tree.byRecord(request.presentFolder) ?? null
  const { filters } = filtersOf(known, query, { ...around, present })
  const marks = marksOfScope(known, scope, around.trash)
  const seqs: number[] = []
  if (marks === null) return seqs
  const plan = planOf(query, filters, marks)
  await overParts(pastParts(known, query) ?? known.names.parts(), signal, part =>
    eachMatch(part, plan, row => seqs.push(part.seqs[row] ?? 0)),
  )
  return seqs
}

/** As it is written in each language of Satchel; folded as queries are. */
const TRASH_WORDS: ReadonlySet<string> = new Set(['trash', 'ゴミ箱', 'ごみ箱'].map(foldForFinding))

/** `in:trash` asks for the Trash, whatever its folder is called. */
function meantBy(
  { query: typed, scope }: SearchRequest,
  { trash, nowMs }: SearchSurroundings,
): { readonly query: FindQuery; readonly scope: SearchRequest['scope'] } {
  const query = parseFindQuery(typed, nowMs)
  const terms = query.terms.filter(term => !isTrashTerm(term))
  const isMeant = trash !== null && terms.length < query.terms.length
  return isMeant ? { query: { ...query, terms }, scope: { kind: 'trash' } } : { query, scope }
}

function isTrashTerm(term: QueryTerm): boolean {
  if (term.kind !== 'field' || term.field !== 'in' || term.isNot || term.value.kind !== 'text') return false
  return term.value.texts.length > 0 && term.value.texts.every(text => TRASH_WORDS.has(text))
}

/** What rows have to be that nobody typed: the folder of a single deletion is nothing that was deleted. */
function alsoAsked(known: Known, scope: SearchRequest['scope'], around: SearchSurroundings): RowFilter[] {
  const { only, trash } = around
  const isDeletion = ({ parent, name }: FolderNode): boolean =>
    parent === trash && deletionTimeMs(name) !== null
  return [
    ...(only === undefined ? [] : [only]),
    ...(scope.kind === 'trash' && trash !== null ? [notOf(folderFilter(known, isDeletion))] : []),
  ]
}

function notOf(filter: RowFilter): RowFilter {
  return (part, row) => !filter(part, row)
}

function planOf({ terms, sort }: FindQuery, filters: readonly RowFilter[], marks: FolderMarks): SearchPlan {
  const words = terms.flatMap(term => (term.kind === 'words' ? [term] : []))
  const wanted = words.filter(({ isNot }) => !isNot)
  return {
    words: wanted.map(({ alternatives }) => alternatives),
    nots: words.filter(({ isNot }) => isNot).map(({ alternatives }) => alternatives),
    phrase: wanted.map(({ alternatives }) => alternatives[0] ?? '').join(' '),
    filters,
    marks,
    canHaveTypos: wanted.some(
      ({ alternatives, isQuoted }) => !isQuoted && alternatives.some(one => typosIn(one) > 0),
    ),
    sort,
  }
}

function preferencesOf(
  { tree }: Known,
  { sort }: SearchPlan,
  { usedBySeq, spawnedBySeq, isEachCopy = false }: SearchSurroundings,
  present: FolderNode | null,
): Preferences {
  const depths = new Uint8Array(tree.lastId + 1)
  for (const node of tree.all()) depths[node.id] = Math.min(255, depthOf(node))
  return {
    usedBySeq,
    presentFolder: present?.id ?? 0,
    depthOf: folder => depths[folder] ?? 0,
    order: orderOf(sort, spawnedBySeq),
    isEachCopy,
  }
}

/** Sorts by text are made of the best ones afterwards. */
function orderOf(sort: QuerySort, spawnedBySeq: SearchSurroundings['spawnedBySeq']): Preferences['order'] {
  if (sort === 'modified') return (part, row) => 0xffff_ffff - (part.modified[row] ?? 0)
  if (sort === 'new') return (part, row) => 0xffff_ffff - (part.seqs[row] ?? 0)
  if (sort === 'spawned') {
    const times = spawnedBySeq()
    return (part, row) => LATEST_MS - (times.get(part.seqs[row] ?? 0) ?? 0)
  }
  return null
}

function sorted({ tree }: Known, best: readonly BestRow[], sort: QuerySort): readonly BestRow[] {
  if (sort !== 'name' && sort !== 'path') return best
  const folderOf = ({ part, row }: BestRow): string => {
    const node = sort === 'path' ? tree.byId(part.folders[row] ?? 0) : undefined
    return node === undefined ? '' : (pathOf(node) ?? '')
  }
  const named = best.map(one => ({ one, key: `${folderOf(one)}\n${one.part.nameAt(one.row)}` }))
  return named.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one)
}

async function overParts(
  parts: readonly NamePart[],
  signal: AbortSignal,
  look: (part: NamePart) => void,
): Promise<void> {
  let sliceStart = performance.now()
  for (const part of parts) {
    look(part)
    if (performance.now() - sliceStart < SLICE_MS) continue
    await nextTurn()
    signal.throwIfAborted()
    sliceStart = performance.now()
  }
}

function fits(part: NamePart, row: number, { nots, filters, marks }: SearchPlan): boolean {
  if (!part.isAlive(row) || marks[part.folders[row] ?? 0] !== 1) return false
  for (const filter of filters) if (!filter(part, row)) return false
  if (nots.length === 0) return true
  const name = part.nameAt(row)
  return !nots.some(alternatives => alternatives.some(one => name.includes(one)))
}

function eachMatch(part: NamePart, plan: SearchPlan, take: (row: number, at: number) => void): void {
  if (plan.words.length === 0) {
    for (let row = 0; row < part.count; row += 1) if (fits(part, row, plan)) take(row, -1)
    return
  }
  const rows = new WordRows(part, plan.words)
  for (let row = rows.next(0); row < part.count; row = rows.next(row + 1)) {
    if (fits(part, row, plan)) take(row, rows.at)
  }
}

function matchExact(part: NamePart, plan: SearchPlan, best: BestRows): void {
  const [[word, ...others] = []] = plan.words
  const isPlain =
    plan.words.length === 1 && others.length === 0 && plan.nots.length + plan.filters.length === 0
  if (isPlain && word !== undefined) matchWord(part, word, plan, best)
  else matchAll(part, plan, best)
}

/** As `matchAll`, for one word and nothing else: most of what is ever typed, and in a million names. */
function matchWord(part: NamePart, word: string, plan: SearchPlan, best: BestRows): void {
  const { joined, starts, folders } = part
  const { marks } = plan
  let row = -1
  for (let at = joined.indexOf(word); at >= 0; at = joined.indexOf(word, starts[row + 1])) {
    row = part.rowAt(at, row + 1)
    if (marks[folders[row] ?? 0] !== 1 || !part.isAlive(row)) continue
    best.count(part, row)
    const least = at === starts[row] ? CLASS.EXACT : CLASS.WORD
    if (best.isWanted(least)) best.offer(part, row, classOf(part, row, word, plan.words))
  }
}

function matchAll(part: NamePart, plan: SearchPlan, best: BestRows): void {
  const hasWords = plan.words.length > 0
  eachMatch(part, plan, (row, at) => {
    best.count(part, row)
    if (!hasWords) best.offer(part, row, CLASS.FIELD)
    else if (best.isWanted(leastClass(part, row, at, plan)))
      best.offer(part, row, classOf(part, row, plan.phrase, plan.words))
  })
}

/** The best that a name can be whose first word stands there, before it is looked at. */
function leastClass(part: NamePart, row: number, at: number, { words }: SearchPlan): number {
  return at === part.startOf(row) || words.length > 1 ? CLASS.EXACT : CLASS.WORD
}

/** Names that hold every word, some of them but for typos; those that hold all of them whole are not among these. */
function matchSimilar(part: NamePart, plan: SearchPlan, best: BestRows): void {
  const likely = leastLikely(plan)
  const others = plan.words.filter(word => word !== likely)
  for (const row of new Set(likely.flatMap(one => [...rowsSimilarTo(part, one)]))) {
    if (!fits(part, row, plan) || isWhole(part, row, plan.words)) continue
    const isAlike = others.every(word => word.some(one => holds(part, row, one) || isSimilar(part, row, one)))
    if (!isAlike) continue
    best.count(part, row)
    if (best.isWanted(CLASS.SIMILAR)) best.offer(part, row, CLASS.SIMILAR)
  }
}

/** The word that the fewest names hold: the longest. */
function leastLikely({ words }: SearchPlan): readonly string[] {
  const length = (word: readonly string[]): number => Math.min(...word.map(one => one.length))
  return words.reduce((best, word) => (length(word) > length(best) ? word : best))
}

function isWhole(part: NamePart, row: number, words: SearchPlan['words']): boolean {
  return words.every(word => word.some(one => holds(part, row, one)))
}

function holds(part: NamePart, row: number, text: string): boolean {
  return part.nameAt(row).includes(text)
}
