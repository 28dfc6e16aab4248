import { type MouseEvent, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import { whyNot } from '../../../src-shared/domain/why-not'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { draggedOf } from '../../browser/drop-target'
import type { EntryRow, NoteRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { selectedRows } from '../../browser/selected-rows'
import { EMPTY_SELECTION, extendTo, focusOn, selectOnly, toggle } from '../../browser/selection'
import { summaryOf } from '../../browser/selection-summary'
import { isMeant } from '../../drag/drag-threshold'
import { ROOT_ID } from '../../kit/row-id'
import { useInventory } from '../../session/session-context'
import { useSettings } from '../../session/settings-store'
import { isOnName, onSlowClick } from './slow-click'
import type { RowDrag } from './use-row-drag'

const LEFT_BUTTON = 0

interface TreePointer {
  readonly drag: RowDrag
  readonly onPress: (row: EntryRow, event: MouseEvent) => void
  readonly onPressEmpty: (event: MouseEvent) => void
  readonly onMenu: (row: EntryRow, event: MouseEvent) => void
  readonly onMenuNote: (row: NoteRow, event: MouseEvent) => void
  readonly onMenuEmpty: (event: MouseEvent) => void
}

/** What the mouse does to the tree: the same on every row, so that rows need not be drawn again. */
export function useTreePointer(rows: Rows, canChange: boolean): TreePointer {
  const browser = useBrowser()
  const latest = useRef(rows)
  const { userId, capabilities } = useInventory()
  const mayRename = useRef((_row: EntryRow): boolean => false)
  const allowsDrags = useSettings(settings => settings.allowsDrags)
  useLayoutEffect(() => {
    latest.current = rows
    mayRename.current = row => canChange && whyNot('rename', draggedOf(row), capabilities) === null
  })

  const onPress = useCallback(
    (row: EntryRow, event: MouseEvent) => {
      event.stopPropagation()
      if (event.button !== LEFT_BUTTON) return
      const isSelected = browser.tree.get().selection.ids.has(row.id)
      if (event.shiftKey) browser.select(selection => extendTo(selection, latest.current, row.id))
      else if (event.ctrlKey || event.metaKey) pressWithCtrl(browser, row, isSelected, event)
      else if (!isSelected) browser.select(() => selectOnly(row.id))
      else pressSelected(browser, row, event, mayRename.current(row))
    },
    [browser],
  )

  const onPressEmpty = useCallback(
    (event: MouseEvent) => {
      if (event.button === LEFT_BUTTON && isOnNothing(event) && !isOnScrollbar(event)) {
        browser.select(() => EMPTY_SELECTION)
      }
    },
    [browser],
  )

  const onMenu = useCallback((row: EntryRow, event: MouseEvent) => openMenuOf(browser, row, event), [browser])
  const onMenuNote = useCallback(
    (row: NoteRow, event: MouseEvent) => openMenuOfNote(browser, row, event),
    [browser],
  )
  const onMenuEmpty = useCallback((event: MouseEvent) => openMenuOfEmpty(browser, event), [browser])

  const drag = useMemo<RowDrag>(
    () => ({
      canDrag: canChange && allowsDrags,
      userId,
      rowsToDrag: row => {
        const { ids } = browser.tree.get().selection
        return ids.has(row.id) ? selectedRows(latest.current, ids) : [row]
      },
      countWith: row => {
        const { ids } = browser.tree.get().selection
        return ids.has(row.id) ? summaryOf(latest.current, ids).count : 1
      },
    }),
    [browser, canChange, allowsDrags, userId],
  )
  return { drag, onPress, onPressEmpty, onMenu, onMenuNote, onMenuEmpty }
}

/** The menu is about the row under the pointer: it is selected first, unless it belongs to the selection already. */
function openMenuOf(browser: Browser, row: EntryRow, event: MouseEvent): void {
  if (event.target instanceof HTMLInputElement) return event.stopPropagation()
  browser.select(selection => (selection.ids.has(row.id) ? focusOn(selection, row.id) : selectOnly(row.id)))
  openMenuAt(browser, event)
}

/** What is said of an open folder stands for the folder. */
function openMenuOfNote(browser: Browser, { branch }: NoteRow, event: MouseEvent): void {
  browser.select(() => (branch.id === ROOT_ID ? EMPTY_SELECTION : selectOnly(branch.id)))
  openMenuAt(browser, event)
}

/** What lies around the rows is the inventory itself. */
function openMenuOfEmpty(browser: Browser, event: MouseEvent): void {
  if (!isOnNothing(event)) return
  browser.select(() => EMPTY_SELECTION)
  openMenuAt(browser, event)
}

function openMenuAt(browser: Browser, event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
  browser.openMenu(event.clientX, event.clientY)
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

/** What is selected alone, and has the keyboard, is renamed by a slow second click. */
function pressSelected(browser: Browser, row: EntryRow, event: MouseEvent, mayRename: boolean): void {
  const { ids } = browser.tree.get().selection
  const isSecond =
    event.detail === 1 &&
    ids.size === 1 &&
    isOnName(event) &&
    document.activeElement === browser.container.current
  const isStill = (): boolean => browser.tree.get().selection.ids.has(row.id)
  onceReleased(event, () => {
    browser.select(() => selectOnly(row.id))
    if (isSecond && mayRename) onSlowClick(() => isStill() && browser.startRename(row.id))
  })
}

/** Ctrl begins a copying drag of a selected row; only a release without one takes it out of the selection. */
function pressWithCtrl(browser: Browser, row: EntryRow, isSelected: boolean, event: MouseEvent): void {
  const flip = (): void => browser.select(selection => toggle(selection, row.id))
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
