import { type MouseEvent, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { selectedRows } from '../../browser/selected-rows'
import { EMPTY_SELECTION, extendTo, focusOn, selectOnly, toggle } from '../../browser/selection'
import { summaryOf } from '../../browser/selection-summary'
import { collapse, expand, select, treeStore } from '../../browser/tree-store'
import { isMeant } from '../../drag/drag-threshold'
import { openOverlay } from '../../kit/overlay-store'
import { useInventory } from '../../session/session-context'
import { useSettings } from '../../session/settings-store'
import type { RowDrag } from './use-row-drag'

const LEFT_BUTTON = 0

interface TreePointer {
  readonly drag: RowDrag
  readonly onPress: (row: EntryRow, event: MouseEvent) => void
  readonly onPressEmpty: (event: MouseEvent) => void
  readonly onMenu: (row: EntryRow, event: MouseEvent) => void
  readonly onMenuEmpty: (event: MouseEvent) => void
  readonly onToggle: (row: EntryRow) => void
}

/** What the mouse does to the tree: the same on every row, so that rows need not be drawn again. */
export function useTreePointer(rows: Rows, canChange: boolean): TreePointer {
  const { userId } = useInventory()
  const latest = useRef(rows)
  const allowsDrags = useSettings(settings => settings.allowsDrags)
  useLayoutEffect(() => {
    latest.current = rows
  })

  const onPress = useCallback((row: EntryRow, event: MouseEvent) => {
    event.stopPropagation()
    if (event.button !== LEFT_BUTTON) return
    const isSelected = treeStore.get().selection.ids.has(row.id)
    if (event.shiftKey) select(selection => extendTo(selection, latest.current, row.id))
    else if (event.ctrlKey || event.metaKey) pressWithCtrl(row, isSelected, event)
    else if (!isSelected) select(() => selectOnly(row.id))
    else onceReleased(event, () => select(() => selectOnly(row.id)))
  }, [])

  const onPressEmpty = useCallback((event: MouseEvent) => {
    if (event.button === LEFT_BUTTON && isOnNothing(event) && !isOnScrollbar(event)) {
      select(() => EMPTY_SELECTION)
    }
  }, [])

  const onToggle = useCallback((row: EntryRow) => (row.isExpanded ? collapse(row.id) : expand(row.id)), [])

  const drag = useMemo<RowDrag>(
    () => ({
      canDrag: canChange && allowsDrags,
      userId,
      rowsToDrag: row => {
        const { ids } = treeStore.get().selection
        return ids.has(row.id) ? selectedRows(latest.current, ids) : [row]
      },
      countWith: row => {
        const { ids } = treeStore.get().selection
        return ids.has(row.id) ? summaryOf(latest.current, ids).count : 1
      },
    }),
    [canChange, allowsDrags, userId],
  )
  return { drag, onPress, onPressEmpty, onMenu: openMenuOf, onMenuEmpty: openMenuOfEmpty, onToggle }
}

/** The menu is about the row under the pointer: it is selected first, unless it belongs to the selection already. */
function openMenuOf(row: EntryRow, event: MouseEvent): void {
  if (event.target instanceof HTMLInputElement) return event.stopPropagation()
  select(selection => (selection.ids.has(row.id) ? focusOn(selection, row.id) : selectOnly(row.id)))
  openMenuAt(event)
}

/** What lies around the rows is the inventory itself. */
function openMenuOfEmpty(event: MouseEvent): void {
  if (!isOnNothing(event)) return
  select(() => EMPTY_SELECTION)
  openMenuAt(event)
}

function openMenuAt(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
  openOverlay({ kind: 'menu', x: event.clientX, y: event.clientY })
}

/**
 * A press on a selected row may begin a drag, which keeps the selection: what a
 * click means shows on release. A drag that went nowhere was meant as one.
 */
function onceReleased(event: MouseEvent, act: () => void): void {
  const waiting = new AbortController()
  const once = { signal: waiting.signal }
  const row = event.currentTarget
  const from = { clientX: event.clientX, clientY: event.clientY }
  window.addEventListener(
    'dragend',
    released => {
      waiting.abort()
      if (!isMeant(from, released)) act()
    },
    once,
  )
  window.addEventListener(
    'mouseup',
    released => {
      waiting.abort()
      if (released.target instanceof Node && row.contains(released.target)) act()
    },
    once,
  )
}

/** Ctrl begins a copying drag of a selected row; only a release without one takes it out of the selection. */
function pressWithCtrl(row: EntryRow, isSelected: boolean, event: MouseEvent): void {
  const flip = (): void => select(selection => toggle(selection, row.id))
  if (isSelected) onceReleased(event, flip)
  else flip()
}

/** The tree or grid itself, its canvas, or what is left of a line of tiles: whatever lies deeper has a meaning of its own. */
export function isOnNothing({
  target,
  currentTarget,
}: Pick<MouseEvent, 'target' | 'currentTarget'>): boolean {
  if (!(target instanceof Element)) return false
  return target === currentTarget || target.parentElement === currentTarget || target.matches('[role="row"]')
}

export function isOnScrollbar(event: Pick<MouseEvent, 'clientX' | 'currentTarget'>): boolean {
  const { right } = event.currentTarget.getBoundingClientRect()
  return event.clientX > right - 14
}
