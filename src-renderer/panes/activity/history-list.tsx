import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { foldForFinding } from '../../../src-shared/domain/fold-for-finding'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation } from '../../../src-shared/model/operation'
import { listen } from '../../bridge/client'
import { Button } from '../../kit/button'
import { Spinner } from '../../kit/spinner'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { historyQuery } from '../../listings/history-query'
import { titleAt } from '../../listings/listed-entries'
import { keys } from '../../session/keys'
import { useSession } from '../../session/session-context'
import { dayText } from '../../text/dates'
import styles from './activity-panel.module.css'
import { HistoryLine } from './history-line'
import { HISTORY_KINDS, type HistoryKind, type HistoryRow, historyRows, isOfKind } from './history-rows'
import { sentenceOf } from './sentence-of'
import { StepLine } from './step-line'

/** Pixels; the style sheet says the same. */
const HEIGHTS_PX: Record<HistoryRow['kind'], number> = { day: 30, operation: 64, group: 26, step: 24 }

/** Everything that was done in this inventory, newest first, across restarts. */
export function HistoryList() {
  const text = useText()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<HistoryKind>('all')
  const { rows, isPending, isError, refetch, fetchNextPage, hasNextPage, isFetching } = useHistoryRows(
    typed,
    kind,
  )
  const nowMs = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read in render by design
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => HEIGHTS_PX[rows[index]?.kind ?? 'step'],
    overscan: 6,
  })
  const items = virtualizer.getVirtualItems()
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 10
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetching) void fetchNextPage()
  }, [isNearEnd, hasNextPage, isFetching, fetchNextPage])
  useEffect(() => virtualizer.measure(), [rows, virtualizer])

  return (
    <>
      <Filters typed={typed} onType={setTyped} kind={kind} onKind={setKind} />
      {isError && (
        <div className={styles.note} role="alert">
          <p>{text.history.unreadable}</p>
          <Button onClick={() => void refetch()}>{text.operation.retry}</Button>
        </div>
      )}
      {isPending && (
        <p className={styles.note}>
          <Spinner /> {text.history.loading}
        </p>
      )}
      {!isPending && !isError && rows.length === 0 && !hasNextPage && (
        <p className={styles.note}>
          {typed === '' && kind === 'all' ? text.history.empty : text.history.noneOfIt}
        </p>
      )}
      <div
        ref={scroller}
        className={styles.history}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard, too
        tabIndex={0}
        role="group"
        aria-label={text.history.title}
      >
        <ul className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index]
            return (
              row && (
                <li
                  key={keyOf(row)}
                  aria-setsize={hasNextPage ? -1 : rows.length}
                  aria-posinset={index + 1}
                  className={styles.row}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Line row={row} nowMs={nowMs} />
                </li>
              )
            )
          })}
        </ul>
      </div>
    </>
  )
}

interface FiltersProps {
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly kind: HistoryKind
  readonly onKind: (kind: HistoryKind) => void
}

/** What of History is shown: by words of its sentences, and by what was done. */
function Filters({ typed, onType, kind, onKind }: FiltersProps) {
  const text = useText()
  return (
    <div className={styles.filters}>
      <input
        type="text"
        value={typed}
        spellCheck={false}
        autoComplete="off"
        placeholder={text.history.filter}
        aria-label={text.history.filter}
        onChange={({ target }) => onType(target.value)}
      />
      <select
        value={kind}
        aria-label={text.history.kind}
        onChange={({ target }) => onKind(HISTORY_KINDS.find(one => one === target.value) ?? 'all')}
      >
        {HISTORY_KINDS.map(one => (
          <option key={one} value={one}>
            {text.history.kinds[one]}
          </option>
        ))}
      </select>
    </div>
  )
}

function useHistoryRows(typed: string, kind: HistoryKind) {
  const text = useText()
  const session = useSession()
  const { queries, key } = session
  const expanded = useStore(session.activity.view, view => view.expanded)
  const { data, ...query } = useInfiniteQuery(historyQuery(session))
  const rows = useMemo(() => {
    const wanted = foldForFinding(typed.trim())
    const titleOf = (path: InventoryPath): string => titleAt(session, path)
    const isWanted = (operation: Operation): boolean =>
      isOfKind(operation, kind) &&
      (wanted === '' || foldForFinding(sentenceOf(text, operation, titleOf)).includes(wanted))
    return historyRows(data?.pages.flat().filter(isWanted) ?? [], expanded)
  }, [data, expanded, kind, session, text, typed])
  useEffect(
    () => listen('history.changed', () => void queries.invalidateQueries({ queryKey: keys.history(key) })),
    [queries, key],
  )
  return { rows, ...query }
}

function keyOf(row: HistoryRow): string {
  switch (row.kind) {
    case 'day':
      return row.day
    case 'operation':
      return row.operation.id
    case 'group':
      return `${row.operationId} ${row.group}`
    default:
      return row.step.id
  }
}

function Line({ row, nowMs }: { readonly row: HistoryRow; readonly nowMs: number }) {
  const text = useText()
  if (row.kind === 'operation') {
    return <HistoryLine operation={row.operation} isExpanded={row.isExpanded} nowMs={nowMs} />
  }
  if (row.kind === 'day') return <h3 className={styles.day}>{dayText(text, row.startMs, nowMs)}</h3>
  if (row.kind === 'step') return <StepLine step={row.step} />
  return <p className={styles.group}>{text.history.groupCount(text.history.groups[row.group], row.count)}</p>
}
