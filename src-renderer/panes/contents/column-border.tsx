import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react'
import type { SideColumn } from '../../../src-shared/model/settings'
import { pressIn } from '../../kit/scope-keys'
import { useText } from '../../kit/text-context'
import { changeSettings, currentSettings, useSettings } from '../../session/settings-store'
import styles from './column-header.module.css'
import { clampedWidth, MAX_WIDTH_PX, MIN_WIDTH_PX, widthAfter } from './column-widths'

interface ColumnBorderProps {
  readonly column: SideColumn
  readonly pane: RefObject<HTMLElement | null>
}

/** The left border of a column: dragged, moved by arrow keys, and fitted to what is in it by a double click or Enter. */
export function ColumnBorder({ column, pane }: ColumnBorderProps) {
  const text = useText()
  const widthPx = useSettings(settings => settings.columnWidthsPx[column])
  const drag = useRef<{ readonly startX: number; readonly startPx: number; nowPx: number } | null>(null)

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { startX: event.clientX, startPx: widthPx, nowPx: widthPx }
    pane.current?.setAttribute('data-resizing', '')
  }

  /** Settings are kept on disk: they hear of it when the border is let go. */
  function onPointerMove(event: PointerEvent): void {
    if (!drag.current) return
    drag.current.nowPx = clampedWidth(drag.current.startPx + drag.current.startX - event.clientX)
    pane.current?.style.setProperty(`--${column}-width`, `${drag.current.nowPx}px`)
  }

  function onPointerUp(): void {
    const ended = drag.current
    drag.current = null
    pane.current?.removeAttribute('data-resizing')
    if (ended && ended.nowPx !== ended.startPx) keep(column, ended.nowPx)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const resize = ({ key }: KeyboardEvent): void => keep(column, widthAfter(key, widthPx) ?? widthPx)
    pressIn('border', event, {
      resize,
      'widest-narrowest': resize,
      fit: () => keep(column, fittingWidth(pane.current, column)),
    })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator with a value is a control
    <span
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={text.view.columnWidth(column)}
      aria-valuenow={widthPx}
      aria-valuemin={MIN_WIDTH_PX}
      aria-valuemax={MAX_WIDTH_PX}
      className={styles.border}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onLostPointerCapture={onPointerUp}
      onDoubleClick={() => keep(column, fittingWidth(pane.current, column))}
      onKeyDown={onKeyDown}
    />
  )
}

function keep(column: SideColumn, widthPx: number): void {
  changeSettings({ columnWidthsPx: { ...currentSettings().columnWidthsPx, [column]: widthPx } })
}

/** Room at the right of a text, so that columns do not touch. */
const SPACE_PX = 12

/** As wide as the widest text that is drawn in the column, its name included. */
function fittingWidth(pane: HTMLElement | null, column: SideColumn): number {
  let widestPx = 0
  const range = document.createRange()
  for (const cell of pane?.querySelectorAll(`[data-column="${column}"]`) ?? []) {
    range.selectNodeContents(cell.querySelector('button, [role=columnheader] > span:last-child') ?? cell)
    widestPx = Math.max(widestPx, range.getBoundingClientRect().width)
  }
  // Rounded up to the grid: rounded down, the widest text would be cut.
  return clampedWidth(Math.ceil((widestPx + SPACE_PX) / 4) * 4)
}
