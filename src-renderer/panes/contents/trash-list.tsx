import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useBrowser, useTreeView } from '../../browser/browser-context'
import type { TrashNow } from '../../browser/flatten-trash'
import { intentOf } from '../../browser/navigation'
import type { EntryRow, Row } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { nextRowOf } from '../../browser/successor-of'
import { trashNotesOf } from '../../browser/trash-notes'
import { useIsTarget } from '../../drag/drag'
import { TRASH_LIST_ID } from '../../kit/row-id'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { toastRoomStore } from '../../kit/toast-store'
import { useInView } from '../../kit/use-in-view'
import { useNow } from '../../kit/use-now'
import { useCanChange } from '../../session/use-can-change'
import { NoteLine, noteText } from './note-line'
import styles from './trash-list.module.css'
import { TrashRow } from './trash-row'
import { useFocusKept } from './use-focus-kept'
import { useLocationTarget } from './use-location-target'
import { useRowStates } from './use-row-states'
import { useTreePointer } from './use-tree-pointer'
import { useWalkKeys } from './use-walk-keys'

/** Also in trash-list.module.css. */
const ROW_HEIGHT_PX = 44
const OVERSCAN_ROWS = 6

interface TrashListProps {
  readonly rows: Rows
  readonly trash: TrashNow
  readonly onOpen: (row: EntryRow) => void
}

/** The rows of the Trash: a list to walk, whose deleted folders open like those of the tree. */
export function TrashList({ rows, trash, onOpen }: TrashListProps) {
  const text = useText()
  const nowMs = useNow()
  const browser = useBrowser()
  const { container } = browser
  const notes = useStore(trashNotesOf(browser.session).store, value => value)
  const { stateOf } = useRowStates(rows)
  const pointer = useTreePointer(rows, useCanChange())
  const isTarget = useIsTarget(browser.targetIdOf(TRASH_LIST_ID))
  const location = rows.branchOf(TRASH_LIST_ID)
  const { lines, heightPx, focusIndex, pageRows } = useVirtualList(rows)
  const { isResting, rest, onPointerMove } = useRestingPointer()
  useFocusKept(rows, 'trash', nextRowOf)
  useLocationTarget(location)
  const onKeyDown = useTrashKeys(rows, pageRows)

  function retry(row: Row): void {
    browser.retry(row.branch)
    browser.focus()
  }

  return (
    <div
      ref={container}
      role="tree"
      tabIndex={0}
      aria-label={text.trash.name}
      aria-multiselectable
      aria-busy={trash.isLoading}
      {...(focusIndex >= 0 ? { 'aria-activedescendant': browser.elementIdOf(focusIndex) } : {})}
      className={styles.list}
      data-pane=""
      data-drop={isTarget}
      data-resting={isResting || undefined}
      onKeyDown={onKeyDown}
      onMouseDown={pointer.onPressEmpty}
      onContextMenu={pointer.onMenuEmpty}
      onPointerMove={onPointerMove}
    >
      <div role="presentation" className={styles.canvas} style={{ height: heightPx }}>
        {lines.map(({ index, start }) => {
          const row = rows.at(index)
          if (row === null || row.kind === 'draft') return null
          if (row.kind === 'note')
            return (
              <NoteLine
                key={row.id}
                row={row}
                topPx={start}
                onRetry={() => retry(row)}
                onMenu={pointer.onMenuNote}
              />
            )
          return (
            <TrashRow
              key={row.id}
              row={row}
              elementId={browser.elementIdOf(index)}
              topPx={start}
              place={trash.places.get(row.id) ?? null}
              placeCount={trash.places.size}
              notes={notes}
              {...stateOf(row)}
              note={row.isExpanded ? noteText(text, rows.noteIn(row.id)) : ''}
              nowMs={nowMs}
              drag={pointer.drag}
              onPress={pointer.onPress}
              onMenu={pointer.onMenu}
              onOpen={onOpen}
              onActed={rest}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Which rows are drawn and where; brings the row with the focus into view. */
function useVirtualList(rows: Rows) {
  const { container } = useBrowser()
  const focus = useTreeView(tree => tree.selection.focus)
  const toastRoomPx = useStore(toastRoomStore, px => px)
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read in render by design
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.count,
    getScrollElement: () => container.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
    paddingEnd: ROW_HEIGHT_PX + toastRoomPx,
    scrollPaddingEnd: toastRoomPx,
  })
  const focusIndex = focus === null ? -1 : rows.indexOf(focus)
  useInView(focus, focusIndex >= 0, () => virtualizer.scrollToIndex(focusIndex, { align: 'auto' }))
  const lines = virtualizer.getVirtualItems()
  return {
    lines,
    heightPx: virtualizer.getTotalSize(),
    // What it points to must be drawn.
    focusIndex: lines.some(({ index }) => index === focusIndex) ? focusIndex : -1,
    pageRows: Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / ROW_HEIGHT_PX) - 1),
  }
}

function useTrashKeys(rows: Rows, pageRows: number): ReturnType<typeof useWalkKeys> {
  const { tree } = useBrowser()
  return useWalkKeys({
    rows,
    intentOf: key => intentOf(key, rows, tree.get().selection.focus, pageRows),
    waits: key => {
      const { focus } = tree.get().selection
      return focus !== null && (rows.isComing(focus) || (key === 'ArrowRight' && rows.isAwaitedIn(focus)))
    },
  })
}

/**
 * A row that was acted on goes away, and the next one comes to lie under the pointer:
 * its buttons are not there before the pointer has moved.
 */
function useRestingPointer() {
  const [isResting, setResting] = useState(false)
  const at = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const rest = useCallback(() => setResting(true), [])
  useEffect(() => {
    if (!isResting) at.current = null
  }, [isResting])
  return {
    isResting,
    rest,
    onPointerMove: ({ clientX: x, clientY: y }: { clientX: number; clientY: number }): void => {
      if (!isResting) return
      const from = at.current
      at.current ??= { x, y }
      if (from && Math.hypot(x - from.x, y - from.y) > 4) setResting(false)
    },
  }
}
