import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { listen } from '../../bridge/client'
import { Button } from '../../kit/button'
import { Spinner } from '../../kit/spinner'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { historyQuery } from '../../listings/history-query'
import { keys } from '../../session/keys'
import { useSession } from '../../session/session-context'
import styles from './activity-panel.module.css'
import { HistoryLine } from './history-line'
import { type HistoryRow, historyRows } from './history-rows'
import { StepLine } from './step-line'

/** Pixels; the style sheet says the same. */
const HEIGHTS_PX: Record<HistoryRow['kind'], number> = { operation: 64, group: 26, step: 24 }

/** Everything that was done in this inventory, newest first, across restarts. */
export function HistoryList() {
  const text = useText()
  const { rows, isPending, isError, refetch, fetchNextPage, hasNextPage, isFetching } = useHistoryRows()
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
      <h3 className={styles.heading}>{text.history.history}</h3>
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
      {!isPending && !isError && rows.length === 0 && <p className={styles.note}>{text.history.empty}</p>}
      <div
        ref={scroller}
        className={styles.history}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard, too
        tabIndex={0}
        role="group"
        aria-label={text.history.history}
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

function useHistoryRows() {
  const session = useSession()
  const { queries, key } = session
  const expanded = useStore(session.activity.view, view => view.expanded)
  const { data, ...query } = useInfiniteQuery(historyQuery(session))
  const rows = useMemo(() => historyRows(data?.pages.flat() ?? [], expanded), [data, expanded])
  useEffect(
    () => listen('history.changed', () => void queries.invalidateQueries({ queryKey: keys.history(key) })),
    [queries, key],
  )
  return { rows, ...query }
}

function keyOf(row: HistoryRow): string {
  switch (row.kind) {
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
  if (row.kind === 'step') return <StepLine step={row.step} />
  return <p className={styles.group}>{text.history.groupCount(text.history.groups[row.group], row.count)}</p>
}
