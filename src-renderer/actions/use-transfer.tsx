import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { withoutNested } from '../../src-shared/domain/selected-tree'
import { canDrop, type Dragged, type DropTarget } from '../../src-shared/domain/transfer'
import { isInTrash } from '../../src-shared/domain/trash'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { useCapabilities } from '../session/session-context'
import { useSettings } from '../session/settings-store'
import { refusalText } from '../text/refusal-text'
import { useRunOperation } from './use-run-operation'

/** More than this, or any folder, asks before a drag moves it (design-shown.md, "Drag and drop"). */
const MAX_UNASKED = 20

/** What a drop back onto its own place is refused for. */
export const TAKEN_BACK: ReadonlySet<Refusal['reason']> = new Set(['already-there', 'into-itself'])

export interface Drop {
  readonly dragged: readonly Dragged[]
  readonly target: DropTarget
  readonly mode: TransferMode
}

export interface TransferActions {
  /** By drag: asks first where a slip of the hand would be costly. */
  readonly drop: (transfer: Drop) => void
  /** By paste: two deliberate steps already. */
  readonly paste: (transfer: Drop) => void
}

const TransferContext = createContext<TransferActions>({ drop: () => {}, paste: () => {} })

export function useTransfer(): TransferActions {
  return useContext(TransferContext)
}

export function TransferProvider({ children }: { readonly children: ReactNode }) {
  const text = useText()
  const run = useRunOperation()
  const capabilities = useCapabilities()
  const { trash } = capabilities
  const confirmsDrags = useSettings(settings => settings.confirmsDrags)

  const transfer = useCallback(
    ({ dragged, target, mode }: Drop, isToBeConfirmed: boolean) => {
      const refusal = canDrop(dragged, target, mode, capabilities)
      if (refusal) {
        const detail = refusalText(text, refusal)
        showToast({ tone: 'failure', message: text.operation.refused[mode], detail, actions: [] })
        return
      }
      const entries = withoutNested(dragged.map(item => item.ref))
      const isDeletion = isInTrash(target.ref.path, trash)
      // Asked with all else that there may be to ask, so once: main looks what that is.
      const asks = isToBeConfirmed ? ({ isToBeConfirmed } as const) : {}
      void run(
        isDeletion
          ? { kind: 'trash', entries }
          : { kind: 'transfer', mode, entries, target: target.ref, ...asks },
      )
    },
    [capabilities, run, text, trash],
  )
  const drop = useCallback(
    (dropped: Drop) => {
      const { dragged, target, mode } = dropped
      // Letting go where it began is how people call a drag off.
      const refusal = canDrop(dragged, target, mode, capabilities)
      if (refusal && TAKEN_BACK.has(refusal.reason)) return
      // To the Trash goes without a question: there is Undo (design-shown.md, "Operations").
      const isCostly =
        !isInTrash(target.ref.path, trash) &&
        (dragged.length > MAX_UNASKED || dragged.some(item => item.ref.kind === 'folder'))
      transfer(dropped, mode === 'move' && isCostly && confirmsDrags)
    },
    [capabilities, confirmsDrags, transfer, trash],
  )
  const paste = useCallback((pasted: Drop) => transfer(pasted, false), [transfer])
  const actions = useMemo(() => ({ drop, paste }), [drop, paste])

  return <TransferContext value={actions}>{children}</TransferContext>
}
