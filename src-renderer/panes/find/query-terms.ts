import { parseFindQuery, type QueryField, type QueryTerm } from '../../../src-shared/domain/find-query'
import type { NameFilter } from '../../../src-shared/domain/name-query'
import { ENTRY_KINDS, type EntryKind } from '../../../src-shared/model/entry'

/** What was typed, term by term: each is a chip, and each chip is a term. */
export function termsOf(typed: string): readonly QueryTerm[] {
  // What a span of time means now is nothing to chips.
  return parseFindQuery(typed, 0).terms
}

export function textOf(typed: string, { from, to }: QueryTerm): string {
  return typed.slice(from, to)
}

/** Only words, as a search of the window's own listings understands them. */
export function wordsOf(typed: string): string {
  return termsOf(typed)
    .flatMap(term => (term.kind === 'words' && !term.isNot ? (term.alternatives[0] ?? []) : []))
    .join(' ')
}

export function filterOf(typed: string): NameFilter {
  const terms = termsOf(typed)
  return { kinds: kindsOf(terms), onlyPublic: hasPreset(typed, 'public', '') }
}

export function kindsOf(terms: readonly QueryTerm[]): readonly EntryKind[] {
  const kinds = terms
    .filter(isMeant('kind'))
    .flatMap(({ value }) => (value.kind === 'kinds' ? value.kinds : []))
  return ENTRY_KINDS.filter(kind => kinds.includes(kind))
}

/** What chips say, by field: a value as it is typed behind the colon; empty where the field says yes or no. */
type Presets = Readonly<Partial<Record<QueryField, string>>>

/** Whether what is typed is what the chip says, and not another value of the same field. */
export function hasPreset(typed: string, field: QueryField, value: string): boolean {
  return termsOf(typed).some(term => isMeant(field)(term) && isPreset(typed, term, value))
}

function isPreset(typed: string, term: FieldTerm, value: string): boolean {
  return term.value.kind === 'yes'
    ? term.value.isYes
    : textOf(typed, term).toLowerCase() === `${term.field}:${value}`
}

/** Terms that no chip says; words have none. */
export function otherFields(typed: string, presets: Presets): readonly QueryTerm[] {
  return termsOf(typed).filter(term => {
    if (term.kind !== 'field' || (term.field === 'kind' && !term.isNot)) return false
    const value = presets[term.field]
    return term.isNot || value === undefined || !isPreset(typed, term, value)
  })
}

export function withKindToggled(typed: string, kind: EntryKind): string {
  const kinds = kindsOf(termsOf(typed))
  const after = kinds.includes(kind) ? kinds.filter(other => other !== kind) : [...kinds, kind]
  const rest = withoutField(typed, 'kind')
  return after.length === 0
    ? rest
    : withTerm(rest, `kind:${ENTRY_KINDS.filter(one => after.includes(one)).join(',')}`)
}

/** `value` is what a chip puts in, in place of another value; it takes its own out again. */
export function withFieldToggled(typed: string, field: QueryField, value: string): string {
  const rest = withoutField(typed, field)
  return hasPreset(typed, field, value) ? rest : withTerm(rest, `${field}:${value}`)
}

/** The term that is typed so; undefined where none is. */
export function termSaying(typed: string, words: string): QueryTerm | undefined {
  return termsOf(typed).find(term => textOf(typed, term).toLowerCase() === words)
}

/** For a chip that means one value of a field: others of the field stay. */
export function withTermToggled(typed: string, words: string): string {
  const term = termSaying(typed, words)
  return term === undefined ? withTerm(typed, words) : without(typed, term)
}

export function without(typed: string, { from, to }: QueryTerm): string {
  const [before, after] = [typed.slice(0, from).trimEnd(), typed.slice(to).trimStart()]
  return before === '' || after === '' ? before + after : `${before} ${after}`
}

/** In front: typing goes on at the end. */
function withTerm(typed: string, term: string): string {
  return typed.trim() === '' ? `${term} ` : `${term} ${typed.trimStart()}`
}

function withoutField(typed: string, field: QueryField): string {
  const term = termsOf(typed).find(isMeant(field))
  return term === undefined ? typed : withoutField(without(typed, term), field)
}

type FieldTerm = Extract<QueryTerm, { readonly kind: 'field' }>

function isMeant(field: QueryField): (term: QueryTerm) => term is FieldTerm {
  return (term): term is FieldTerm => term.kind === 'field' && term.field === field && !term.isNot
}
