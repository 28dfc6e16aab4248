import { GripVertical, ListX, X } from 'lucide-react'
import { memo, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { DropTarget } from '../../../src-shared/domain/transfer'
import { isAvailable, type TrayLine } from '../../actions/resolve-tray'
import { emptyTray } from '../../actions/take-out'
import { returnAfterUndo } from '../../actions/trash-from-tray'
import { useGoToPlace } from '../../actions/use-go-to-place'
import { useBrowser } from '../../browser/browser-context'
import { IconButton } from '../../kit/button'
import { Spinner } from '../../kit/spinner'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useInventory, useSession } from '../../session/session-context'
import { useSettings } from '../../session/settings-store'
import { isTrayOpen } from '../../session/tray-view'
import { useCanChange } from '../../session/use-can-change'
import styles from './tray.module.css'
import { TrayButtons } from './tray-buttons'
import { TrayList } from './tray-list'
import { useDragNear } from './use-drag-near'
import type { TrayActions } from './use-tray-actions'
import { useTraySource, useTrayTarget } from './use-tray-drag'
import { type TrayLines, useTrayLines } from './use-tray-lines'

interface TrayProps {
  /** Where its buttons move things. */
  readonly target: DropTarget
  readonly actions: TrayActions
}

/**
 * The Collect tray: a shelf above the status bar that gathers entries from many
 * places. It is part of the window while something is in it; before that it
 * comes up over the contents when a drag is on the status bar, so that nothing
 * below the pointer moves.
 */
export const Tray = memo(function Tray({ target, actions }: TrayProps) {
  const session = useSession()
  const lines = useTrayLines()
  const isDocked = useStore(session.tray.view, view => isTrayOpen(view, lines.lines.length))
  const isNear = useDragNear()
  useEffect(() => session.operations.listen(operation => returnAfterUndo(session, operation)), [session])
  useFocusRowSeen(isDocked)
  useFocusKept(isDocked)
  if (!isDocked && !isNear) return null
  return <Shelf tray={lines} isDocked={isDocked} target={target} actions={actions} />
})

/** What lies above the status bar makes room for the shelf while it is there (styles/base.css). */
function useShelfRoom(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset['shelf'] = ''
    return () => {
      delete dataset['shelf']
    }
  }, [])
}

interface ShelfProps extends TrayProps {
  readonly tray: TrayLines
  readonly isDocked: boolean
}

function Shelf({ tray: { lines, folderCount }, isDocked, target, actions }: ShelfProps) {
  const text = useText()
  const element = useRef<HTMLElement>(null)
  const isTarget = useTrayTarget(element)
  useShelfRoom()
  const browser = useBrowser()
  const { session } = browser
  const selected = useStore(session.tray.view, view => view.selected)
  const goTo = useGoToPlace()
  const meant = useMemo(() => meantIn(lines, selected), [lines, selected])
  const isEmpty = lines.length === 0
  const counted = countText(lines, folderCount, selected.size, text)
  return (
    <section
      ref={element}
      aria-label={text.tray.label}
      className={styles.tray}
      data-tray={isDocked ? 'docked' : 'over'}
      data-drop={isTarget}
      {...(isEmpty ? { 'data-pane': '' } : {})}
    >
      <div className={styles.head}>
        <Handle lines={meant} hint={counted}>
          <h2 className={styles.title}>{text.tray.label}</h2>
          {!isEmpty && <p className={styles.count}>{counted}</p>}
          {actions.isSearching && (
            <span className={styles.searching} title={text.tray.searching}>
              <Spinner size={14} />
            </span>
          )}
        </Handle>
        {!isEmpty && <TrayButtons meant={meant} target={target} actions={actions} />}
        {!isEmpty && (
          <IconButton
            label={text.tray.empty}
            icon={<ListX size={16} />}
            onClick={() => emptyTray(session, text)}
          />
        )}
        {isDocked && (
          <IconButton
            label={text.tray.close}
            icon={<X size={16} />}
            onClick={() => {
              session.tray.close()
              browser.focus()
            }}
          />
        )}
      </div>
      {isEmpty ? (
        <p className={styles.hint}>{text.tray.hint}</p>
      ) : (
        <TrayList
          lines={lines}
          meant={meant}
          onShow={line => goTo(line.entry)}
          onSpawn={() => actions.spawn(meant.map(({ entry }) => entry))}
        />
      )}
    </section>
  )
}

function meantIn(lines: readonly TrayLine[], selected: ReadonlySet<string>): readonly TrayLine[] {
  const chosen = selected.size === 0 ? [] : lines.filter(line => selected.has(line.id))
  return chosen.length > 0 ? chosen : lines
}

function countText(
  lines: readonly TrayLine[],
  folderCount: number,
  selectedCount: number,
  text: ReturnType<typeof useText>,
): string {
  const missing = lines.reduce((count, line) => (isAvailable(line) ? count : count + 1), 0)
  return [
    text.tray.count(lines.length, folderCount),
    ...(selectedCount > 0 ? [text.tray.selected(selectedCount)] : []),
    ...(missing > 0 ? [text.tray.unavailable(missing)] : []),
  ].join(' · ')
}

interface HandleProps {
  readonly lines: readonly TrayLine[]
  /** What may be cut for want of room. */
  readonly hint: string
  readonly children: ReactNode
}

/** The whole tray is dragged by its title. */
function Handle({ lines, hint, children }: HandleProps) {
  const text = useText()
  const element = useRef<HTMLDivElement>(null)
  const { userId } = useInventory()
  const canChange = useCanChange()
  const allowsDrags = useSettings(settings => settings.allowsDrags)
  const canDrag = canChange && allowsDrags && lines.length > 0
  useTraySource(element, { canDrag, userId, lines: () => lines })
  return (
    <div
      ref={element}
      className={styles.handle}
      data-can-drag={canDrag}
      title={canDrag ? `${hint}\n${text.tray.dragAll(lines.filter(isAvailable).length)}` : undefined}
    >
      {canDrag && <GripVertical size={14} className={styles.grip} aria-hidden />}
      {children}
    </div>
  )
}

/** The shelf takes the lowest rows of the contents: when the focus is in them, it is brought above. */
function useFocusRowSeen(isDocked: boolean): void {
  const { container } = useBrowser()
  useLayoutEffect(() => {
    if (!isDocked) return
    const contents = container.current
    const row = document.getElementById(contents?.getAttribute('aria-activedescendant') ?? '')
    if (!contents || !row) return
    const room = contents.getBoundingClientRect()
    const box = row.getBoundingClientRect()
    const shelf = document.querySelector('[data-tray]')?.getBoundingClientRect().height ?? 0
    if (box.bottom > room.bottom && box.bottom <= room.bottom + shelf)
      row.scrollIntoView({ block: 'nearest' })
  }, [container, isDocked])
}

/** What had the focus in the tray goes away with it: the contents get it. */
function useFocusKept(isDocked: boolean): void {
  const browser = useBrowser()
  const wasDocked = useRef(isDocked)
  useEffect(() => {
    if (wasDocked.current && !isDocked && document.activeElement === document.body) browser.focus()
    wasDocked.current = isDocked
  }, [browser, isDocked])
}
