import type { SideColumn } from '../../../src-shared/model/settings'
import { ROOT_BRANCH } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { intentOf } from '../../browser/navigation'
import type { EntryRow, Row } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { useIsTarget } from '../../drag/drag'
import { ROOT_ID } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { DraftLine } from './draft'
import { NoteLine, noteText } from './note-line'
import styles from './tree.module.css'
import { TreeRow } from './tree-row'
import { type DrawnRow, useDrawnRows } from './use-drawn-rows'
import { useFocusKept } from './use-focus-kept'
import { useLocationTarget } from './use-location-target'
import { useRowStates } from './use-row-states'
import { useTreePointer } from './use-tree-pointer'
import { useTreeVirtualizer } from './use-tree-virtualizer'
import { useWalkKeys } from './use-walk-keys'

interface TreeProps {
  readonly rows: Rows
  readonly canChange: boolean
  /** Beside the name, the same ones as long as they are the same. */
  readonly columns: readonly SideColumn[]
  readonly onOpen: (row: EntryRow) => void
}

/**
 * The inventory as a virtualized tree. The container has the DOM focus and
 * points at the focused row, so that no scroll can lose it.
 */
export function Tree({ rows, canChange, columns, onOpen }: TreeProps) {
  const text = useText()
  const nowMs = useNow()
  const browser = useBrowser()
  const { container } = browser
  const { stateOf, finishEditing } = useRowStates(rows)
  const isRootTarget = useIsTarget(browser.targetIdOf(ROOT_ID))
  const { lines, canvasPx, focusIndex, pageRows, isScrolling } = useTreeVirtualizer(rows)
  useFocusKept(rows, 'tree')
  useLocationTarget(ROOT_BRANCH)
  const onKeyDown = useTreeKeys(rows, pageRows)
  const drawn = useDrawnRows(rows, lines, isScrolling)
  const pointer = useTreePointer(rows, canChange)

  /** The button goes away with the error. */
  function retry(row: Row): void {
    browser.retry(row.branch)
    browser.focus()
  }

  function draw({ row, topPx, index, slot }: DrawnRow) {
    if (row.kind === 'note')
      return (
        <NoteLine
          key={row.id}
          row={row}
          topPx={topPx}
          onRetry={() => retry(row)}
          onMenu={pointer.onMenuNote}
        />
      )
    if (row.kind === 'draft')
      return <DraftLine key={row.id} row={row} rows={rows} topPx={topPx} onDone={finishEditing} />
    return (
      <TreeRow
        key={slot}
        row={row}
        elementId={browser.elementIdOf(index)}
        topPx={topPx}
        {...stateOf(row)}
        isLoading={row.isExpanded && rows.isLoadingIn(row.id)}
        note={row.isExpanded ? noteText(text, rows.noteIn(row.id)) : ''}
        nowMs={nowMs}
        columns={columns}
        drag={pointer.drag}
        onPress={pointer.onPress}
        onMenu={pointer.onMenu}
        onOpen={onOpen}
      />
    )
  }

  return (
    <div
      ref={container}
      role="tree"
      tabIndex={0}
      aria-label={text.app.inventory}
      aria-multiselectable
      aria-busy={rows.isLoadingIn(ROOT_ID)}
      {...(focusIndex >= 0 ? { 'aria-activedescendant': browser.elementIdOf(focusIndex) } : {})}
      className={styles.tree}
      data-pane=""
      data-drop={isRootTarget}
      onKeyDown={onKeyDown}
      onMouseDown={pointer.onPressEmpty}
      onContextMenu={pointer.onMenuEmpty}
    >
      <div role="presentation" className={styles.canvas} style={{ height: canvasPx }}>
        {drawn.map(draw)}
      </div>
    </div>
  )
}

function useTreeKeys(rows: Rows, pageRows: number): ReturnType<typeof useWalkKeys> {
  const { tree } = useBrowser()
  return useWalkKeys({
    rows,
    intentOf: key => intentOf(key, rows, tree.get().selection.focus, pageRows),
    // Into a folder; past it, one walks on at once.
    waits: key => {
      const { focus } = tree.get().selection
      return focus !== null && (rows.isComing(focus) || (key === 'ArrowRight' && rows.isAwaitedIn(focus)))
    },
  })
}
