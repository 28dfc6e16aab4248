import { type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import { pendingRecordIds } from '../../../src-shared/domain/pending'
import type { TrayLine } from '../../actions/resolve-tray'
import { lookAndSay } from '../../actions/say-missing'
import { takeOutAndSay } from '../../actions/take-out'
import { rangeExtractorWith } from '../../kit/range-extractor'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useInventory, useSession } from '../../session/session-context'
import { useSettings } from '../../session/settings-store'
import type { CollectTray } from '../../session/tray'
import { useCanChange } from '../../session/use-can-change'
import { TrayChip } from './tray-chip'
import styles from './tray-list.module.css'
import { move, useTrayKeys } from './use-tray-keys'

/** A chip and the gap after it; also in tray-chip.module.css. */
const CHIP_PX = 184 + 6

const LEFT_BUTTON = 0

interface TrayListProps {
  readonly lines: readonly TrayLine[]
  readonly meant: readonly TrayLine[]
  readonly onShow: (line: TrayLine) => void
  readonly onSpawn: () => void
}

/** What was collected, side by side; thousands of them cost no more than those that are seen. */
export function TrayList({ lines, meant, onShow, onSpawn }: TrayListProps) {
  const text = useText()
  const list = useRef<HTMLDivElement>(null)
  const { tray, operations } = useSession()
  const selected = useStore(tray.view, view => view.selected)
  const focus = useStore(tray.view, view => view.focus)
  const focusIndex = useMemo(() => lines.findIndex(line => line.id === focus), [lines, focus])
  const running = useStore(operations.running, value => value)
  const busy = useMemo(() => pendingRecordIds([...running.values()]), [running])
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read in render by design
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: () => CHIP_PX,
    overscan: 4,
    // What aria-activedescendant points to is always there.
    rangeExtractor: useCallback((range: Range) => rangeExtractorWith(range, [focusIndex]), [focusIndex]),
  })
  useEffect(() => {
    if (focusIndex >= 0) virtualizer.scrollToIndex(focusIndex, { align: 'auto' })
  }, [virtualizer, focusIndex])
  useSidewaysWheel(list)
  const pageSize = Math.max(1, Math.floor((virtualizer.scrollRect?.width ?? 0) / CHIP_PX))
  const onKeyDown = useTrayKeys({ lines, meant, pageSize, onShow, onSpawn })
  const pointer = useChipPointer(lines)
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={text.tray.entries}
      aria-multiselectable
      aria-orientation="horizontal"
      {...(focusIndex >= 0 ? { 'aria-activedescendant': `collected-${focusIndex}` } : {})}
      className={styles.list}
      data-pane=""
      onKeyDown={onKeyDown}
      onFocus={() => focusIndex < 0 && lines[0] && move(tray, lines, { kind: 'focus', id: lines[0].id })}
      onMouseDown={event => event.button === LEFT_BUTTON && move(tray, lines, { kind: 'none' })}
    >
      <div role="presentation" className={styles.canvas} style={{ width: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]
          return (
            line && (
              <TrayChip
                key={line.id}
                line={line}
                elementId={`collected-${index}`}
                leftPx={start}
                position={index + 1}
                setSize={lines.length}
                isSelected={selected.has(line.id)}
                isFocused={index === focusIndex}
                isBusy={busy.has(line.id)}
                onShow={onShow}
                {...pointer}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

/** The same on every chip, so that chips need not be drawn again. */
function useChipPointer(lines: readonly TrayLine[]) {
  const text = useText()
  const session = useSession()
  const { tray } = session
  const { userId, isReady } = useInventory()
  const canChange = useCanChange()
  const allowsDrags = useSettings(settings => settings.allowsDrags)
  const latest = useRef(lines)
  useEffect(() => {
    latest.current = lines
  })
  const wasSelected = useRef(false)
  return useMemo(
    () => ({
      drag: { canDrag: canChange && allowsDrags, userId },
      linesToDrag: (line: TrayLine) => {
        const { selected } = tray.view.get()
        return selected.has(line.id) ? latest.current.filter(({ id }) => selected.has(id)) : [line]
      },
      onPress: (line: TrayLine, event: MouseEvent) => {
        event.stopPropagation()
        wasSelected.current = tray.view.get().selected.has(line.id)
        if (event.button === LEFT_BUTTON && !wasSelected.current) choose(tray, latest.current, line, event)
      },
      // A chip that was selected may be the beginning of a drag: what a click means shows on release.
      onClick: (line: TrayLine, event: MouseEvent) =>
        wasSelected.current && choose(tray, latest.current, line, event),
      onTakeOut: (line: TrayLine) => takeOutAndSay(session, [line.entry], text),
      onLookAgain: isReady ? (line: TrayLine) => void lookAndSay(session, text, line.entry) : null,
    }),
    [allowsDrags, canChange, isReady, session, text, tray, userId],
  )
}

function choose(tray: CollectTray, lines: readonly TrayLine[], { id }: TrayLine, event: MouseEvent): void {
  const kind = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'only'
  move(tray, lines, { kind, id })
}

/** A wheel that turns up and down walks along the shelf: it goes nowhere else. */
function useSidewaysWheel(list: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const node = list.current
    if (!node) return
    const onWheel = (event: WheelEvent): void => {
      if (event.deltaX !== 0 || event.ctrlKey || node.scrollWidth <= node.clientWidth) return
      event.preventDefault()
      node.scrollLeft += event.deltaY
    }
    node.addEventListener('wheel', onWheel, { passive: false })
    return () => node.removeEventListener('wheel', onWheel)
  }, [list])
}
