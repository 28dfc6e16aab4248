import type { FindQuery } from '../../src-shared/domain/find-query'
import { isOpen, isOwn, type Known } from '../known'
import type { NamePart } from '../names/name-part'
import { type NameRow, partOf } from '../names/names'
import { type EntryRow, searchedText } from '../storage/entry-row'
import { ENDED } from '../storage/schema'

const LOST = [ENDED.LEFT, ENDED.GONE, ENDED.FOLDER_GONE, ENDED.REMOVED].join(', ')

/**
 * Where a query asks for what is gone: the last rows of records that are nowhere
 * now, as names of their own. Null where it asks for what is there.
 */
export function pastParts(known: Known, { terms }: FindQuery): readonly NamePart[] | null {
  const gone = terms.find(term => term.kind === 'field' && term.field === 'gone')
  if (gone?.kind !== 'field' || gone.value.kind !== 'span') return null
  const { fromMs, toMs } = gone.value.span
  const [from, to] = [Math.max(0, fromMs), Math.min(Number.MAX_SAFE_INTEGER, toMs)]
  const rows = known.rows.where(
    `e.to_ms >= ? and e.to_ms < ? and e.ended in (${LOST}) order by e.seq`,
    from,
    to,
  )
  const histories = known.rows.ofRecords([...new Set(rows.map(({ recordId }) => recordId))])
  const last = rows.filter(row => isLastWord(row, histories.get(row.recordId) ?? []))
  return [partOf(last.map(nameRow))]
}

function isLastWord(row: EntryRow, history: readonly EntryRow[]): boolean {
  return history.at(-1)?.seq === row.seq && !history.some(other => isOpen(other) && isOwn(other))
}

function nameRow({ seq, folder, kind, isPublic, modifiedMs, title, name }: EntryRow): NameRow {
  return { seq, searched: searchedText(title ?? name), folder, kind, isPublic, modifiedMs, asset: 0 }
}
