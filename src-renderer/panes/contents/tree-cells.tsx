import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { visibleText } from '../../../src-shared/domain/visible-text'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { SideColumn } from '../../../src-shared/model/settings'
import type { EntryRow } from '../../browser/row'
import { mayBeWider } from '../../kit/text-room'
import { useFolderFacts } from '../../listings/use-folder-facts'
import { sizeText } from '../../text/byte-text'
import { exactDate, shortDate } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import { kindText } from '../../text/kind-text'
import { numberText } from '../../text/number-text'
import { permissionsText } from '../../text/rights-text'
import { ROOM_PX } from './room'
import styles from './tree-row.module.css'

interface CellsProps {
  readonly row: EntryRow
  readonly columns: readonly SideColumn[]
  readonly text: Catalogue
  readonly nowMs: number
}

/** Names of people, and of what things lie in. */
const PRIVATE_COLUMNS: ReadonlySet<SideColumn> = new Set(['creator', 'path'])

/** What stands in the columns of a row: each cell has its place by the style sheet, so that empty ones are not drawn. */
export function cellsOf({ row, columns, text, nowMs }: CellsProps): readonly ReactNode[] {
  return columns.map(column => {
    if (column === 'items') return itemsOf(row, text, nowMs)
    const { words, hint } = cellOf(column, row, text, nowMs)
    if (words === '') return null
    return (
      <span
        key={column}
        className={styles.cell}
        data-column={column}
        data-long={isLong(column, words) ? '' : undefined}
        aria-hidden
        title={hint}
        {...(PRIVATE_COLUMNS.has(column) ? { 'data-private': '' } : {})}
      >
        {words}
      </span>
    )
  })
}

interface Cell {
  readonly words: ReactNode
  readonly hint: string | undefined
}

const EMPTY: Cell = { words: '', hint: undefined }

function cellOf(column: Exclude<SideColumn, 'items'>, row: EntryRow, text: Catalogue, nowMs: number): Cell {
  const { entry } = row
  switch (column) {
    case 'kind':
      return { words: kindText(text, entry), hint: undefined }
    case 'type':
      return { words: visibleText(entry.facts?.typeWord ?? ''), hint: undefined }
    case 'size':
      return sizeOf(entry, text)
    case 'creator':
      return creatorOf(entry)
    case 'permissions':
      return permissionsOf(entry, text)
    case 'created':
      return dateOf(entry.facts?.createdMs ?? null, text, nowMs)
    case 'modified':
      return dateOf(entry.modifiedMs, text, nowMs)
    case 'public':
      return entry.isPublic ? { words: <Users size={14} aria-hidden />, hint: text.tree.isPublic } : EMPTY
    case 'path':
      return { words: visibleText(row.path ?? ''), hint: row.path ?? undefined }
    default:
      return EMPTY
  }
}

function dateOf(timeMs: number | null, text: Catalogue, nowMs: number): Cell {
  return timeMs === null ? EMPTY : { words: shortDate(text, timeMs, nowMs), hint: exactDate(text, timeMs) }
}

function sizeOf({ facts }: Entry, text: Catalogue): Cell {
  const bytes = facts?.sizeBytes ?? null
  return bytes === null ? EMPTY : { words: sizeText(text, bytes), hint: undefined }
}

function creatorOf({ facts }: Entry): Cell {
  const { name = null, id = null } = facts?.creator ?? {}
  const shown = visibleText(name ?? id ?? '')
  return shown === '' ? EMPTY : { words: shown, hint: shown }
}

function permissionsOf({ facts }: Entry, text: Catalogue): Cell {
  const permissions = facts?.permissions ?? null
  if (permissions === null) return EMPTY
  const words = permissionsText(text, permissions)
  return { words, hint: words }
}

/** Whether it may have to be cut; see tree-pane.tsx. */
function isLong(column: SideColumn, words: ReactNode): boolean {
  if (typeof words !== 'string') return false
  if (column === 'kind') return mayBeWider(words, ROOM_PX.kind)
  if (column === 'modified' || column === 'created') return mayBeWider(words, ROOM_PX.modified)
  return true
}

function itemsOf(row: EntryRow, text: Catalogue, nowMs: number): ReactNode {
  if (!row.isFolder || row.openProblem || row.path === null) return null
  return <Items key="items" id={row.entry.recordId} path={row.path} text={text} nowMs={nowMs} />
}

interface ItemsProps {
  readonly id: string
  readonly path: InventoryPath
  readonly text: Catalogue
  readonly nowMs: number
}

/** How much is in a folder, as far as that is known; it comes without the row being drawn anew. */
function Items({ id, path, text, nowMs }: ItemsProps) {
  const facts = useFolderFacts(id, path)
  if (facts === null) return null
  return (
    <span
      className={styles.cell}
      data-column="items"
      aria-hidden
      title={text.counts.asOf(shortDate(text, facts.listedAtMs, nowMs))}
    >
      {facts.isWhole ? numberText(text, facts.total) : text.counts.atLeast(facts.total)}
    </span>
  )
}
