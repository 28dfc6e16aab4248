import type { EntryFacts } from '../model/entry-facts'
import { FACT_NUMBERS, FACT_TEXTS, type FactValues } from '../model/fact-values'
import {
  flagsCode,
  linkStateOf,
  marksOf,
  permissionsCode,
  permissionsOf,
  saleCode,
  saleOf,
} from './fact-codes'

export const NO_VALUES: FactValues = {
  type: '',
  creatorId: '',
  creator: '',
  description: '',
  linkTarget: '',
  size: Number.NaN,
  created: Number.NaN,
  permissions: Number.NaN,
  sale: Number.NaN,
  flags: Number.NaN,
}

/** Null where nothing is told. */
export function entryFacts(values: FactValues): EntryFacts | null {
  if (tellsNothing(values)) return null
  const { type, creatorId, creator, description, flags } = values
  return {
    typeWord: orNull(type),
    sizeBytes: numberOrNull(values.size),
    createdMs: numberOrNull(values.created),
    creator: creatorId === '' && creator === '' ? null : { id: orNull(creatorId), name: orNull(creator) },
    permissions: permissionsOf(values.permissions),
    sale: saleOf(values.sale),
    description: orNull(description),
    marks: marksOf(flags),
    linkState: linkStateOf(flags),
    linkTarget: orNull(values.linkTarget),
  }
}

export function factValues(facts: EntryFacts): FactValues {
  const { creator, permissions, sale, marks, linkState } = facts
  const flags = flagsCode(marks, linkState)
  return {
    type: facts.typeWord ?? '',
    creatorId: creator?.id ?? '',
    creator: creator?.name ?? '',
    description: facts.description ?? '',
    linkTarget: facts.linkTarget ?? '',
    size: facts.sizeBytes ?? Number.NaN,
    created: facts.createdMs ?? Number.NaN,
    permissions: permissions === null ? Number.NaN : permissionsCode(permissions),
    sale: sale === null ? Number.NaN : saleCode(sale),
    flags: flags === 0 ? Number.NaN : flags,
  }
}

function tellsNothing(values: FactValues): boolean {
  return (
    FACT_TEXTS.every(name => values[name] === '') && FACT_NUMBERS.every(name => Number.isNaN(values[name]))
  )
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
