import type { Dragged } from '../../src-shared/domain/transfer'
import { MAX_ENTRIES_PER_REQUEST } from '../../src-shared/ipc/contract'
import type { TransferMode } from '../../src-shared/model/operation'
import { lineToOtherWindows } from '../bridge/other-windows'
import type { RowId } from '../kit/row-id'
import type { Session } from '../session/session'
import { type Clipboard, clipboardOf } from './clipboard'
import { SelectedIds } from './selected-ids'

interface SharedClipboard {
  readonly mode: TransferMode
  readonly cut: readonly RowId[] | null
  readonly dragged: readonly Dragged[]
}

type Word =
  /** A window that has just opened knows of nothing. */
  { readonly kind: 'asks' } | { readonly kind: 'holds'; readonly content: SharedClipboard | null }

/** What is cut or copied in one window can be pasted in the others, and is marked there, too. */
export function shareClipboard(session: Session): void {
  const clipboard = clipboardOf(session)
  let heard: Clipboard | null = null
  const tell = (): void => line.say({ kind: 'holds', content: sharedOf(clipboard.get()) })
  const line = lineToOtherWindows<Word>(`clipboard ${session.key}`, word => {
    if (word.kind === 'asks') {
      if (clipboard.get() !== null) tell()
      return
    }
    heard = word.content && heldOf(word.content)
    clipboard.update(() => heard)
  })
  const stop = clipboard.subscribe(() => {
    if (clipboard.get() !== heard) tell()
  })
  line.say({ kind: 'asks' })
  session.onClose(() => {
    stop()
    line.close()
  })
}

/** More than can be pasted at once stays where it is: the others hold nothing. */
function sharedOf(held: Clipboard | null): SharedClipboard | null {
  if (held === null || (held.cut?.size ?? 0) > MAX_ENTRIES_PER_REQUEST) return null
  const dragged = held.dragged()
  if (dragged.length > MAX_ENTRIES_PER_REQUEST) return null
  return { mode: held.mode, cut: held.cut && [...held.cut], dragged }
}

function heldOf({ mode, cut, dragged }: SharedClipboard): Clipboard {
  return { mode, cut: cut && SelectedIds.of(cut), dragged: () => dragged }
}
