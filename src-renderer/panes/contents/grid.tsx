import { useState } from 'react'
import type { Branch } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { type Geometry, lineCountOf, lineOf, runOfLine, tileCornerOf } from '../../browser/geometry'
import { tileAfter } from '../../browser/grid-navigation'
import type { DraftRow, EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { useTileSizePx } from '../../browser/tile-size'
import { useIsTarget } from '../../drag/drag'
import type { DrawnLine } from '../../kit/long-scroll'
import { useText } from '../../kit/text-context'
import { DraftTile } from './draft'
import styles from './grid.module.css'
import { Tile } from './tile'
import { RowSlots, SteadyOrder } from './use-drawn-rows'
import { useFocusKept } from './use-focus-kept'
import { useGridVirtualizer } from './use-grid-virtualizer'
import { useLocationTarget } from './use-location-target'
import { useRowStates } from './use-row-states'
import { useRubberBand } from './use-rubber-band'
import { isOnNothing, isOnScrollbar, useTreePointer } from './use-tree-pointer'
import { useWalkKeys } from './use-walk-keys'
import { useWheelSize } from './use-wheel-size'

interface GridProps {
  readonly rows: Rows
  /** The first rows are tiles; a note may follow, which is none. */
  readonly tileCount: number
  readonly location: Branch
  readonly canChange: boolean
  readonly onOpen: (row: EntryRow) => void
}

/** The tiles of one folder, virtualized by lines; it has the focus and points at a tile, as the tree does at a row. */
export function Grid({ rows, tileCount, location, canChange, onOpen }: GridProps) {
  const text = useText()
  const browser = useBrowser()
  const { container } = browser
  const isTarget = useIsTarget(browser.targetIdOf(location.id))
  const grid = useGridVirtualizer(rows, tileCount, location.id)
  const { geometry, focusIndex } = grid
  const lines = useDrawnLines(grid.lines, grid.isScrolling)
  const editedLine = grid.editingIndex < 0 ? -1 : lineOf(geometry, grid.editingIndex)
  const { band, onPointerDown } = useRubberBand(rows, geometry)
  const pointer = useTreePointer(rows, canChange)
  useFocusKept(rows, location.id)
  useWheelSize(container)
  useLocationTarget(location)
  const onKeyDown = useWalkKeys({
    rows,
    intentOf: key => {
      const row = rows.at(tileAfter(key, focusIndex, geometry, grid.pageLines))
      return row?.kind === 'entry' ? { kind: 'focus', id: row.id } : null
    },
    waits: () => {
      const { focus } = browser.tree.get().selection
      return rows.isAwaitedIn(location.id) || (focus !== null && rows.isComing(focus))
    },
  })
  const draw = useTiles({ rows, geometry, pointer, onOpen })
  return (
    <div
      ref={container}
      role="grid"
      tabIndex={0}
      aria-label={text.view.contents}
      aria-multiselectable
      aria-rowcount={lineCountOf(geometry)}
      aria-colcount={geometry.columns}
      aria-busy={rows.isLoadingIn(location.id)}
      {...(focusIndex >= 0 ? { 'aria-activedescendant': browser.elementIdOf(focusIndex) } : {})}
      className={styles.grid}
      data-pane=""
      data-drop={isTarget}
      onKeyDown={onKeyDown}
      onPointerDown={event => isOnNothing(event) && !isOnScrollbar(event) && onPointerDown(event)}
      onContextMenu={pointer.onMenuEmpty}
    >
      <div role="presentation" className={styles.canvas} style={{ height: grid.canvasPx }}>
        {lines.map(({ index: line, topPx, slot }) => (
          <div
            key={slot}
            role="row"
            aria-rowindex={line + 1}
            className={styles.line}
            data-edited={line === editedLine ? '' : undefined}
            style={{ height: geometry.tileHeightPx, transform: `translateY(${topPx}px)` }}
          >
            {draw(line, slot)}
          </div>
        ))}
        {band && (
          <div
            className={styles.band}
            data-testid="rubber-band"
            style={{
              transform: `translate(${band.leftPx}px, ${band.topPx - browser.scroll.aboveCanvasPx}px)`,
              width: band.rightPx - band.leftPx,
              height: band.bottomPx - band.topPx,
            }}
          />
        )}
      </div>
    </div>
  )
}

/** Lines take over the elements of lines that went, as rows of the tree do. */
function useDrawnLines(lines: readonly DrawnLine[], isScrolling: boolean) {
  const [slots] = useState(() => new RowSlots())
  const [order] = useState(() => new SteadyOrder())
  const slotOf = slots.assign(lines.map(({ index }) => String(index)))
  return order.of(
    lines.map(line => ({ ...line, slot: slotOf.get(String(line.index)) ?? 0 })),
    isScrolling,
  )
}

interface Tiles extends Pick<GridProps, 'rows' | 'onOpen'> {
  readonly geometry: Geometry
  readonly pointer: ReturnType<typeof useTreePointer>
}

function useTiles({ rows, geometry, pointer, onOpen }: Tiles) {
  const browser = useBrowser()
  const { stateOf, finishEditing } = useRowStates(rows)
  const sizePx = useTileSizePx()
  /** By the slot of the line: a tile keeps its element while it is in the same line. */
  const [slotsOfLines] = useState(() => new Map<number, RowSlots>())

  function drawEntry(row: EntryRow, index: number, key: string) {
    return (
      <Tile
        key={key}
        row={row}
        elementId={browser.elementIdOf(index)}
        leftPx={tileCornerOf(geometry, index).xPx}
        widthPx={geometry.tileWidthPx}
        sizePx={sizePx}
        column={(index % geometry.columns) + 1}
        {...stateOf(row)}
        drag={pointer.drag}
        onPress={pointer.onPress}
        onMenu={pointer.onMenu}
        onOpen={onOpen}
      />
    )
  }

  function drawDraft(row: DraftRow, index: number) {
    const leftPx = tileCornerOf(geometry, index).xPx
    return (
      <DraftTile
        key={row.id}
        row={row}
        rows={rows}
        leftPx={leftPx}
        widthPx={geometry.tileWidthPx}
        onDone={finishEditing}
      />
    )
  }

  return (line: number, lineSlot: number) => {
    const { from, to } = runOfLine(geometry, line)
    const tiles = Array.from({ length: to - from }, (_, step) => rows.at(from + step))
    const slots = slotsOfLines.get(lineSlot) ?? new RowSlots()
    slotsOfLines.set(lineSlot, slots)
    const slotOf = slots.assign(tiles.flatMap(row => row?.id ?? []))
    return tiles.map((row, step) => {
      if (row?.kind === 'entry') return drawEntry(row, from + step, `slot ${slotOf.get(row.id)}`)
      return row?.kind === 'draft' ? drawDraft(row, from + step) : null
    })
  }
}
