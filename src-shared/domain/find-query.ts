import { ENTRY_KINDS, type EntryKind } from '../model/entry'
import { RIGHTS, type Right } from '../model/entry-facts'
import type { QueryProblem } from '../model/found'
import { foldForFinding } from './fold-for-finding'
import { momentSpan, type Span, sizeOf } from './query-values'

/** A name of a field, as it is typed before a colon. */
export const QUERY_FIELDS = [
  'kind',
  'public',
  'in',
  'modified',
  'new',
  'gone',
  'spawned',
  'id',
  'asset',
  'links-to',
  'creator',
  'perm',
  'worn',
  'type',
  'desc',
  'dup',
  'twin',
  'broken',
  'problem',
  'empty',
  'depth',
  'size',
  'sort',
] as const

export type QueryField = (typeof QUERY_FIELDS)[number]

export const QUERY_SORTS = ['best', 'name', 'modified', 'new', 'spawned', 'path'] as const
export type QuerySort = (typeof QUERY_SORTS)[number]

/** What a field asks for. `text`: folded, of a field whose values are texts. */
export type FieldValue =
  | { readonly kind: 'kinds'; readonly kinds: readonly EntryKind[] }
  | { readonly kind: 'yes'; readonly isYes: boolean }
  | { readonly kind: 'text'; readonly texts: readonly string[] }
  /** Whole ones, as they are: two may differ in letter case only. */
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  /** Milliseconds since 1970, the end not included. */
  | { readonly kind: 'span'; readonly span: Span }
  /** One of them has to be so. */
  | { readonly kind: 'rights'; readonly rights: readonly AskedRights[] }
  | { readonly kind: 'number'; readonly atLeast: number; readonly atMost: number }

/** Whether somebody has all of these rights: its owner, or the next one. */
export interface AskedRights {
  readonly rights: readonly Right[]
  readonly isHeld: boolean
  readonly isNext: boolean
}

/** One chip: offsets are those of what was typed. */
export type QueryTerm = {
  readonly from: number
  readonly to: number
  /** What matches is left out. */
  readonly isNot: boolean
} & (
  | {
      readonly kind: 'words'
      /** Folded; one of them has to be there. */
      readonly alternatives: readonly string[]
      /** Between quotation marks: no typos are looked for. */
      readonly isQuoted: boolean
    }
  | { readonly kind: 'field'; readonly field: QueryField; readonly value: FieldValue }
)

export interface FindQuery {
  readonly terms: readonly QueryTerm[]
  readonly sort: QuerySort
  readonly problems: readonly QueryProblem[]
}

/** More is no search; a book that somebody pasted must not become one. */
const MAX_TERMS = 32

/** A word, `"several words"`, or a field with either behind its colon; a minus in front leaves out. */
const TERM = /(-?)(?:([a-z]+(?:-[a-z]+)*):)?("[^"]*"?|[^\s"]+(?:"[^"]*"?[^\s"]*)*|)/giu

/**
 * Reads what was typed: `red hat`, `-alpha`, `"red hat"`, `hat|cap`, `kind:object,world`,
 * `in:"Food & Drink"`, `modified:<7d`. Never fails: what cannot be understood is
 * a word, and told as a problem. Words match names; other fields only where they are named.
 */
export function parseFindQuery(typed: string, nowMs: number): FindQuery {
  const terms: QueryTerm[] = []
  const problems: QueryProblem[] = []
  let sort: QuerySort = 'best'
  for (const found of typed.matchAll(TERM)) {
    const [whole, minus = '', name = '', rest = ''] = found
    if (whole === '' || terms.length >= MAX_TERMS) continue
    const place = { from: found.index, to: found.index + whole.length, isNot: minus === '-' }
    const field = fieldNamed(name)
    if (field === 'sort') {
      const wanted = QUERY_SORTS.find(one => one === foldForFinding(rest))
      if (wanted === undefined) problems.push(problemAt(place, 'unknown-value'))
      sort = wanted ?? sort
      continue
    }
    const value = field === null ? null : valueOf(field, rest, nowMs)
    if (field !== null && value !== null) terms.push({ ...place, kind: 'field', field, value })
    else {
      if (field !== null && rest !== '') problems.push(problemAt(place, 'unknown-value'))
      const word = wordTerm(place, name === '' ? rest : whole.slice(minus.length))
      if (word !== null && (field === null || rest !== '')) terms.push(word)
    }
  }
  return { terms, sort, problems }
}

interface Placed {
  readonly from: number
  readonly to: number
  readonly isNot: boolean
}

function problemAt({ from, to }: Placed, code: QueryProblem['code']): QueryProblem {
  return { from, to, code }
}

function fieldNamed(name: string): QueryField | null {
  return QUERY_FIELDS.find(field => field === name.toLowerCase()) ?? null
}

/** Null where there is nothing to look for, such as a lone minus. */
function wordTerm(place: Placed, text: string): QueryTerm | null {
  const isQuoted = text.startsWith('"')
  const parts = isQuoted ? [text.replaceAll('"', '')] : text.split('|').map(part => part.replaceAll('"', ''))
  const alternatives = parts.map(oneLine).filter(part => part !== '')
  return alternatives.length === 0
    ? null
    : { ...place, kind: 'words', alternatives: [...new Set(alternatives)], isQuoted }
}

/** Folded as names are. */
function oneLine(text: string): string {
  return foldForFinding(text).replaceAll(/\s+/g, ' ').trim()
}

function valuesOf(text: string): readonly string[] {
  if (text.startsWith('"')) return [text.replaceAll('"', '').trim()].filter(value => value !== '')
  return text
    .split(',')
    .map(value => value.replaceAll('"', '').trim())
    .filter(value => value !== '')
}

/** Null where the text is no value of the field. */
function valueOf(field: QueryField, text: string, nowMs: number): FieldValue | null {
  switch (field) {
    case 'kind':
      return kindsOf(valuesOf(text))
    case 'public':
    case 'worn':
    case 'dup':
    case 'twin':
    case 'broken':
    case 'problem':
    case 'empty':
      return yesOf(text)
    case 'modified':
    case 'new':
    case 'gone':
    case 'spawned': {
      const span = text === '' && field !== 'modified' ? EVER : momentSpan(text, nowMs)
      return span && { kind: 'span', span }
    }
    case 'depth':
    case 'size':
      return numberRange(text, field === 'size' ? sizeOf : Number)
    case 'perm':
      return rightsOf(valuesOf(text))
    case 'links-to': {
      const ids = valuesOf(text)
      return ids.length === 0 ? null : { kind: 'ids', ids }
    }
    default: {
      const texts = valuesOf(text).map(oneLine)
      return texts.length === 0 ? null : { kind: 'text', texts }
    }
  }
}

const EVER: Span = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }

function kindsOf(values: readonly string[]): FieldValue | null {
  const kinds = values.flatMap(value => ENTRY_KINDS.find(kind => kind === foldForFinding(value)) ?? [])
  return kinds.length === 0 || kinds.length < values.length ? null : { kind: 'kinds', kinds }
}

/** The words of viewers, whole and short. */
const RIGHT_WORDS: ReadonlyMap<string, readonly Right[]> = new Map<string, readonly Right[]>([
  ['copy', ['copy']],
  ['mod', ['modify']],
  ['modify', ['modify']],
  ['trans', ['transfer']],
  ['transfer', ['transfer']],
  ['full', RIGHTS],
])

/** `copy`, `no-transfer`, `next-copy`, `next-no-modify`, `full`. */
function rightsOf(values: readonly string[]): FieldValue | null {
  const asked = values.flatMap(value => {
    const [, next, no, word = ''] = /^(next-)?(no-)?([a-z]+)$/.exec(foldForFinding(value)) ?? []
    const rights = RIGHT_WORDS.get(word)
    return rights === undefined ? [] : [{ rights, isHeld: no === undefined, isNext: next !== undefined }]
  })
  return asked.length === 0 || asked.length < values.length ? null : { kind: 'rights', rights: asked }
}

function yesOf(text: string): FieldValue | null {
  const folded = foldForFinding(text)
  if (['', 'yes', 'true', '1'].includes(folded)) return { kind: 'yes', isYes: true }
  return ['no', 'false', '0'].includes(folded) ? { kind: 'yes', isYes: false } : null
}

/** `5`, `>6`, `<3`, `>=2`, `3..6`. */
function numberRange(text: string, read: (text: string) => number): FieldValue | null {
  const between = /^(.+)\.\.(.+)$/.exec(text)
  const compared = /^(<=|>=|<|>)?(.+)$/.exec(text)
  const [low, high] = between === null ? [compared?.[2], compared?.[2]] : [between[1], between[2]]
  const [from, to] = [read(low ?? ''), read(high ?? '')]
  if (low === undefined || low.trim() === '' || !Number.isFinite(from) || !Number.isFinite(to)) return null
  const sign = between === null ? compared?.[1] : undefined
  if (sign === undefined) return { kind: 'number', atLeast: from, atMost: to }
  const atLeast = sign === '>' ? Math.floor(from) + 1 : sign === '>=' ? from : Number.NEGATIVE_INFINITY
  const atMost = sign === '<' ? Math.ceil(to) - 1 : sign === '<=' ? to : Number.POSITIVE_INFINITY
  return { kind: 'number', atLeast, atMost }
}
