import type { Branch } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { type Geometry, lineCountOf, runOfLine, tileCornerOf } from '../../browser/geometry'
import { tileAfter } from '../../browser/grid-navigation'
import type { EntryRow, Row } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { useIsTarget } from '../../drag/drag'
import { useText } from '../../kit/text-context'
import { DraftTile } from './draft'
import styles from './grid.module.css'
import { Tile } from './tile'
import { useFocusKept } from './use-focus-kept'
import { useGridVirtualizer } from './use-grid-virtualizer'
import { useLocationTarget } from './use-location-target'
import { useRowStates } from './use-row-states'
import { useRubberBand } from './use-rubber-band'
import { isOnNothing, isOnScrollbar, useTreePointer } from './use-tree-pointer'
import { useWalkKeys } from './use-walk-keys'

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
  const { band, onPointerDown } = useRubberBand(rows, geometry)
  const pointer = useTreePointer(rows, canChange)
  useFocusKept(rows, location.id)
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
        {grid.lines.map(({ index: line, topPx }) => (
          <div
            key={line}
            role="row"
            aria-rowindex={line + 1}
            className={styles.line}
            style={{ height: geometry.tileHeightPx, transform: `translateY(${topPx}px)` }}
          >
            {tilesOf(geometry, line).map(draw)}
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

function tilesOf(geometry: Geometry, line: number): readonly number[] {
  const { from, to } = runOfLine(geometry, line)
  return Array.from({ length: to - from }, (_, step) => from + step)
}

interface Tiles extends Pick<GridProps, 'rows' | 'onOpen'> {
  readonly geometry: Geometry
  readonly pointer: ReturnType<typeof useTreePointer>
}

function useTiles({ rows, geometry, pointer, onOpen }: Tiles) {
  const browser = useBrowser()
  const { stateOf, finishEditing } = useRowStates(rows)

  function drawEntry(row: EntryRow, index: number) {
    return (
      <Tile
        key={row.id}
        row={row}
        elementId={browser.elementIdOf(index)}
        leftPx={tileCornerOf(geometry, index).xPx}
        widthPx={geometry.tileWidthPx}
        column={(index % geometry.columns) + 1}
        {...stateOf(row)}
        drag={pointer.drag}
        onPress={pointer.onPress}
        onMenu={pointer.onMenu}
        onOpen={onOpen}
      />
    )
  }

  return (index: number) => {
    const row: Row | null = rows.at(index)
    if (row?.kind === 'entry') return drawEntry(row, index)
    if (row?.kind !== 'draft') return null
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
}
