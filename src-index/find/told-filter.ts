import { bitsOf, LINK_FLAGS, PERMISSION_BITS, WORN_FLAG } from '../../src-shared/domain/fact-codes'
import type { AskedRights, FieldValue, QueryField } from '../../src-shared/domain/find-query'
import type { QueryProblem } from '../../src-shared/model/found'
import type { ToldRows } from '../storage/told-rows'
import type { RowFilter } from './row-filter'
import { seqFilter } from './seq-filter'

/**
 * Of fields that only some sources tell; null: it is none of these. Where nothing
 * is told of any entry, that is said, and not that none fits.
 */
export function toldFilter(
  told: ToldRows,
  field: QueryField,
  value: FieldValue,
): RowFilter | QueryProblem['code'] | null {
  switch (field) {
    case 'creator':
      if (!told.knows('creator', 'creatorId')) return 'not-here'
      return value.kind === 'text'
        ? eitherOf(told.seqsWithin('creator', value.texts), told.seqsWithin('creatorId', value.texts))
        : null
    case 'type':
      if (!told.knows('type')) return 'not-here'
      return value.kind === 'text' ? seqFilter(told.seqsWithin('type', value.texts)) : null
    case 'desc':
      if (!told.knows('description')) return 'not-here'
      return value.kind === 'text' ? seqFilter(told.seqsDescribed(value.texts)) : null
    case 'perm':
      if (!told.knows('permissions')) return 'not-here'
      return value.kind === 'rights' ? seqFilter(rowsWithRights(told, value.rights)) : null
    case 'size':
      if (!told.knows('size')) return 'not-here'
      return value.kind === 'number' ? seqFilter(rowsOfSize(told, value.atLeast, value.atMost)) : null
    case 'links-to':
      if (!told.knows('linkTarget')) return 'not-here'
      return value.kind === 'ids' ? seqFilter(told.seqsOf('linkTarget', value.ids)) : null
    case 'worn':
      // Nothing is worn is an answer as well, where other things are told.
      if (!told.knows('flags', 'permissions', 'creator', 'creatorId')) return 'not-here'
      return value.kind === 'yes' ? wornFilter(told, value.isYes) : null
    default:
      return null
  }
}

/** Rows of links that the source says lead to nothing. */
export function rowsOfBrokenLinks(told: ToldRows): ReadonlySet<number> {
  return told.seqsWhere('flags & ? = ?', LINK_FLAGS.mask, LINK_FLAGS.broken)
}

function eitherOf(some: ReadonlySet<number>, others: ReadonlySet<number>): RowFilter {
  return (part, row) => some.has(part.seqs[row] ?? 0) || others.has(part.seqs[row] ?? 0)
}

function wornFilter(told: ToldRows, isWorn: boolean): RowFilter {
  const worn = told.seqsWhere('flags & ? <> 0', WORN_FLAG)
  return (part, row) => worn.has(part.seqs[row] ?? 0) === isWorn
}

function rowsOfSize(told: ToldRows, atLeast: number, atMost: number): ReadonlySet<number> {
  const [from, to] = [Math.max(0, atLeast), Math.min(Number.MAX_SAFE_INTEGER, atMost)]
  return told.seqsWhere('size >= ? and size <= ?', from, to)
}

/** What is a file has rights of another kind, which nobody asks for here. */
function rowsWithRights(told: ToldRows, asked: readonly AskedRights[]): ReadonlySet<number> {
  const { isFile, hasNext, nextShift } = PERMISSION_BITS
  const seqs = new Set<number>()
  for (const { rights, isHeld, isNext } of asked) {
    const mask = bitsOf(rights) << (isNext ? nextShift : 0)
    const known = isNext ? hasNext : 0
    const found = told.seqsWhere(
      `permissions & ? = ? and permissions & ? ${isHeld ? '=' : '<>'} ?`,
      isFile | known,
      known,
      mask,
      mask,
    )
    for (const seq of found) seqs.add(seq)
  }
  return seqs
}
