import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { folderTitleOf } from '../../src-shared/domain/entry-address'
import { titleOf } from '../../src-shared/domain/names'
import { withoutNested } from '../../src-shared/domain/selected-tree'
import { canDrop, type Dragged, type DropTarget } from '../../src-shared/domain/transfer'
import { isInTrash } from '../../src-shared/domain/trash'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { QuestionDialog } from '../kit/dialog'
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
  const [asking, setAsking] = useState<Drop | null>(null)

  const paste = useCallback(
    (transfer: Drop) => {
      const { dragged, target, mode } = transfer
      const refusal = canDrop(dragged, target, mode, capabilities)
      if (refusal) {
        const detail = refusalText(text, refusal)
        showToast({ tone: 'failure', message: text.operation.refused[mode], detail, actions: [] })
        return
      }
      const entries = withoutNested(dragged.map(item => item.ref))
      const isDeletion = isInTrash(target.ref.path, trash)
      void run(
        isDeletion ? { kind: 'trash', entries } : { kind: 'transfer', mode, entries, target: target.ref },
      )
    },
    [capabilities, run, text, trash],
  )
  const drop = useCallback(
    (transfer: Drop) => {
      // To the Trash goes without a question: there is Undo (design-shown.md, "Operations").
      const isCostly =
        !isInTrash(transfer.target.ref.path, trash) &&
        (transfer.dragged.length > MAX_UNASKED || transfer.dragged.some(item => item.ref.kind === 'folder'))
      const refusal = canDrop(transfer.dragged, transfer.target, transfer.mode, capabilities)
      // Letting go where it began is how people call a drag off.
      if (refusal && TAKEN_BACK.has(refusal.reason)) return
      if (transfer.mode === 'move' && isCostly && confirmsDrags && !refusal) setAsking(transfer)
      else paste(transfer)
    },
    [capabilities, confirmsDrags, paste, trash],
  )
  const actions = useMemo(() => ({ drop, paste }), [drop, paste])

  return (
    <TransferContext value={actions}>
      {children}
      {asking && (
        <ConfirmMove
          transfer={asking}
          onCancel={() => setAsking(null)}
          onConfirm={() => {
            setAsking(null)
            paste(asking)
          }}
        />
      )}
    </TransferContext>
  )
}

interface ConfirmMoveProps {
  readonly transfer: Drop
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

function ConfirmMove({ transfer: { dragged, target }, onConfirm, onCancel }: ConfirmMoveProps) {
  const text = useText()
  const [first] = dragged
  const sources = new Set(dragged.map(item => item.ref.parent.path))
  const source = first ? folderTitleOf(first.ref.parent) : ''
  return (
    <QuestionDialog
      title={text.drag.confirmTitle(dragged.length, first ? titleOf(first.ref) : '')}
      description={
        sources.size === 1
          ? text.drag.confirmText(source, target.title)
          : text.drag.confirmTextMany(target.title)
      }
      confirm={text.drag.confirm}
      cancel={text.drag.cancel}
      initialFocus="confirm"
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  )
}
