import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { withoutNested } from '../../src-shared/domain/selected-tree'
import { canDrop, type Dragged, type DropTarget } from '../../src-shared/domain/transfer'
import { isInTrash } from '../../src-shared/domain/trash'
import { AppFailure } from '../../src-shared/errors'
import { MAX_ENTRIES_PER_REQUEST } from '../../src-shared/ipc/contract'
import type { Answers } from '../../src-shared/model/asks'
import type { Operation, OperationRequest, TransferMode } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import type { Session } from '../session/session'
import { useCapabilities, useSession } from '../session/session-context'
import { useSettings } from '../session/settings-store'
import { errorText, refusalText } from '../text/refusal-text'
import { askPerson } from './questions'
import { retryOf } from './retry'
import type { RunOperation } from './run-operation'
import { useReportOperation } from './use-report-operation'

/** Asks main to run an operation, asks the person what it asks, says what happened, and lists again what it touched. */
export function useRunOperation(): RunOperation {
  const report = useReportOperation()
  const session = useSession()
  const text = useText()
  return useCallback(
    async function run(request) {
      // Another inventory is open: what was meant for this one is not done in that.
      if (!session.isOpen()) return null
      if (sizeOf(request) > MAX_ENTRIES_PER_REQUEST) {
        const message = text.operation.tooMany(MAX_ENTRIES_PER_REQUEST)
        showToast({ tone: 'failure', message, actions: [] })
        return null
      }
      try {
        const operation = await runWithAnswers(session, request)
        if (operation.state === 'asking') {
          showToast({ tone: 'note', message: text.operation.refused[operation.kind], actions: [] })
          return null
        }
        session.operations.keepRequest(operation.id, request)
        const again = retryOf(operation, request)
        await report(operation, { run, ...(again ? { retry: () => void run(again) } : {}) })
        return operation
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error
        showToast({ tone: 'failure', message: errorText(text, error.error), actions: [] })
        return null
      }
    },
    [report, session, text],
  )
}

/** What is asked may change while a person reads it: then it is asked anew, never assumed. */
async function runWithAnswers(session: Session, request: OperationRequest): Promise<Operation> {
  let operation = await session.ask('operations.run', request)
  while (operation.state === 'asking') {
    const answers = await askPerson(session, operation, request)
    if (answers === null) return operation
    operation = await session.ask('operations.run', withAnswers(request, answers))
  }
  return operation
}

function withAnswers(request: OperationRequest, answers: Answers): OperationRequest {
  switch (request.kind) {
    case 'delete':
    case 'empty-trash':
    case 'spawn':
    case 'give':
    case 'finish-move':
      return request
    default:
      return { ...request, answers }
  }
}

function sizeOf(request: OperationRequest): number {
  if ('renames' in request) return request.renames.length
  return 'entries' in request ? (request.entries?.length ?? 0) : 0
}

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
