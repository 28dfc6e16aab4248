import type { KeyboardEvent } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { recordIdOf } from '../../../src-shared/domain/places'
import type { TransferMode } from '../../../src-shared/model/operation'
import type { TrayLine } from '../../actions/resolve-tray'
import { sayTaken } from '../../actions/say-taken'
import { takeOutAndSay } from '../../actions/take-out'
import { draggedOfLines } from '../../actions/tray-dragged'
import { clipboardOf } from '../../browser/clipboard'
import { focusContents } from '../../kit/focus-contents'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { useSession } from '../../session/session-context'
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
  const session = useSession()
  const { tray } = session
  return event => {
    if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return
    const isCtrl = event.ctrlKey || event.metaKey
    const isHandled = walk(tray, event, keys, isCtrl) || (isCtrl ? pressWithCtrl(event) : pressPlain(event))
    if (!isHandled) return
    event.preventDefault()
    event.stopPropagation()
  }

  function pressPlain({ key, shiftKey }: KeyboardEvent): boolean {
    const focused = focusedLine(tray, keys.lines)
    if (key === 'Escape') close(tray)
    else if ((key === 'Delete' || key === 'Backspace') && focused)
      takeOutAndSay(session, meantToLeave(tray, keys, focused), text)
    else if (key === 'Enter' && focused) keys.onShow(focused)
    else if (key === ' ' && focused)
      move(tray, keys.lines, { kind: shiftKey ? 'extend' : 'toggle', id: focused.id })
    else return false
    return true
  }

  function pressWithCtrl({ key, shiftKey }: KeyboardEvent): boolean {
    const focused = focusedLine(tray, keys.lines)
    const letter = key.toLowerCase()
    if (shiftKey) return false
    if (key === 'Enter') keys.onSpawn()
    else if (key === ' ' && focused) move(tray, keys.lines, { kind: 'toggle', id: focused.id })
    else if (letter === 'a') move(tray, keys.lines, { kind: 'all' })
    else if (letter === 'x' || letter === 'c') takeToClipboard(letter === 'x' ? 'move' : 'copy')
    else return false
    return true
  }

  /** Whatever can be dragged can be cut and pasted. */
  function takeToClipboard(mode: TransferMode): void {
    const dragged = draggedOfLines(keys.meant)
    const [first] = dragged
    if (!first) return showToast({ tone: 'failure', message: text.tray.noneAvailable, actions: [] })
    clipboardOf(session).update(() => ({ mode, dragged: () => dragged }))
    sayTaken(text, mode, dragged.length, titleOf(first.ref))
  }
}

/** First what is selected is let go, then the shelf is put away. */
function close({ view, ...tray }: CollectTray): void {
  if (view.get().selected.size > 0) return view.update(shown => afterMove(shown, [], { kind: 'none' }))
  tray.close()
  focusContents()
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

function walk(
  tray: CollectTray,
  event: KeyboardEvent,
  { lines, pageSize }: TrayKeys,
  isCtrl: boolean,
): boolean {
  const { focus } = tray.view.get()
  const from = lines.findIndex(line => line.id === focus)
  const to = nextIndex(event.key, from, lines.length, pageSize)
  const line = to === null ? null : lines[to]
  if (!line) return false
  move(tray, lines, { kind: event.shiftKey ? 'extend' : isCtrl ? 'focus' : 'only', id: line.id })
  return true
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
