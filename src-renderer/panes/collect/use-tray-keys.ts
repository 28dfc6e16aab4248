import type { KeyboardEvent } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { recordIdOf } from '../../../src-shared/domain/places'
import type { TransferMode } from '../../../src-shared/model/operation'
import type { TrayLine } from '../../actions/resolve-tray'
import { sayTaken } from '../../actions/say-taken'
import { takeOutAndSay } from '../../actions/take-out'
import { draggedOfLines } from '../../actions/tray-dragged'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { clipboardOf } from '../../browser/clipboard'
import { pressIn, type ScopeHandlers } from '../../kit/scope-keys'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import type { CollectTray } from '../../session/tray'
import { afterMove, type TrayMove } from '../../session/tray-view'

interface TrayKeys {
  readonly lines: readonly TrayLine[]
  /** What is selected, or else everything. */
  readonly meant: readonly TrayLine[]
  /** How many fit on the shelf. */
  readonly pageSize: number
  readonly onShow: (line: TrayLine) => void
  readonly onSpawn: () => void
}

/** The keys of the shelf: those of the tree, but for Delete, which takes out of the tray and nowhere else. */
export function useTrayKeys(keys: TrayKeys): (event: KeyboardEvent) => void {
  const text = useText()
  const browser = useBrowser()
  const { session } = browser
  const { tray } = session
  return event => {
    if (event.target === event.currentTarget) pressIn('tray', event, handlers())
  }

  function handlers(): ScopeHandlers<'tray'> {
    const { lines } = keys
    const onFocused = (act: (line: TrayLine) => void) => () => {
      const focused = focusedLine(tray, lines)
      if (focused) act(focused)
      return focused !== null
    }
    const walkOnly = (event: KeyboardEvent): boolean => walk(tray, event, keys, 'only')
    return {
      move: walkOnly,
      ends: walkOnly,
      page: walkOnly,
      extend: event => walk(tray, event, keys, 'extend'),
      'move-only': event => walk(tray, event, keys, 'focus'),
      toggle: onFocused(({ id }) => move(tray, lines, { kind: 'toggle', id })),
      show: onFocused(keys.onShow),
      'take-out': onFocused(focused => takeOutAndSay(session, meantToLeave(tray, keys, focused), text)),
      spawn: () => keys.onSpawn(),
      'select-all': () => move(tray, lines, { kind: 'all' }),
      cut: () => takeToClipboard('move'),
      copy: () => takeToClipboard('copy'),
      close: () => close(browser),
    }
  }

  /** Whatever can be dragged can be cut and pasted. */
  function takeToClipboard(mode: TransferMode): void {
    const dragged = draggedOfLines(keys.meant)
    const [first] = dragged
    if (!first) return showToast({ tone: 'failure', message: text.tray.noneAvailable, actions: [] })
    clipboardOf(session).update(() => ({ mode, cut: null, dragged: () => dragged }))
    sayTaken(text, mode, dragged.length, titleOf(first.ref))
  }
}

/** First what is selected is let go, then the shelf is put away. */
function close(browser: Browser): void {
  const { view, ...tray } = browser.session.tray
  if (view.get().selected.size > 0) return view.update(shown => afterMove(shown, [], { kind: 'none' }))
  tray.close()
  browser.focus()
}

/** The selection if the focus is in it, else what has the focus. */
function meantToLeave({ view }: CollectTray, { lines }: TrayKeys, focused: TrayLine) {
  const { selected } = view.get()
  const leaving = selected.has(focused.id) ? lines.filter(line => selected.has(line.id)) : [focused]
  return leaving.map(({ entry }) => entry)
}

function focusedLine({ view }: CollectTray, lines: readonly TrayLine[]): TrayLine | null {
  const { focus } = view.get()
  return lines.find(line => line.id === focus) ?? lines[0] ?? null
}

/** False where a key leads nowhere. */
function walk(
  tray: CollectTray,
  { key }: KeyboardEvent,
  { lines, pageSize }: TrayKeys,
  kind: 'only' | 'extend' | 'focus',
): boolean {
  const { focus } = tray.view.get()
  const from = lines.findIndex(line => line.id === focus)
  // Shift+Space takes in what has the focus.
  const line =
    key === ' ' ? focusedLine(tray, lines) : lines[nextIndex(key, from, lines.length, pageSize) ?? -1]
  if (line) move(tray, lines, { kind, id: line.id })
  return line !== undefined && line !== null
}

function nextIndex(key: string, from: number, count: number, pageSize: number): number | null {
  const to = (index: number): number => Math.max(0, Math.min(index, count - 1))
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return to(from + 1)
    case 'ArrowLeft':
    case 'ArrowUp':
      return to(from - 1)
    case 'PageDown':
      return to(from + pageSize)
    case 'PageUp':
      return to(from - pageSize)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

export function move({ view }: CollectTray, lines: readonly TrayLine[], change: TrayMove): void {
  const ids = lines.map(({ entry }) => recordIdOf(entry))
  view.update(before => afterMove(before, ids, change))
}
