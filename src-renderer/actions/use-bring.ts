import { useCallback } from 'react'
import { withoutNested } from '../../src-shared/domain/selected-tree'
import type { Dragged } from '../../src-shared/domain/transfer'
import { AppFailure } from '../../src-shared/errors'
import { MAX_ENTRIES_PER_REQUEST } from '../../src-shared/ipc/contract'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { useSession } from '../session/session-context'
import { errorText, refusalText } from '../text/refusal-text'
import { useReportOperation } from './use-report-operation'
import { useRunOperation } from './use-run-operation'
import { wordsOf } from './words-of'

interface Bringing {
  /** Of its source. */
  readonly sourceId: string | null
  readonly mode: TransferMode
  readonly refusal: Refusal | null
}

/** Brings entries to another inventory, and says what became of them in each of the two. */
export function useBring(): (dragged: readonly Dragged[], to: Bringing) => void {
  const session = useSession()
  const text = useText()
  const run = useRunOperation()
  const report = useReportOperation()
  return useCallback(
    (dragged, { sourceId, mode, refusal }) => {
      const fail = (detail: string): void =>
        showToast({ tone: 'failure', message: text.operation.refused[mode], detail, actions: [] })
      const entries = withoutNested(dragged.map(({ ref }) => ref))
      if (refusal !== null) return fail(refusalText(text, refusal))
      if (entries.length > MAX_ENTRIES_PER_REQUEST)
        return fail(text.operation.tooMany(MAX_ENTRIES_PER_REQUEST))
      if (sourceId === null) return
      const bring = async (): Promise<void> => {
        const { copied, trashed, stays } = await session.ask('operations.bring', {
          to: sourceId,
          entries,
          mode,
        })
        // Undo and Show are offered where it is: there.
        showToast({ ...wordsOf(text, copied, stays), actions: [] })
        if (trashed !== null) await report(trashed, { run })
      }
      bring().catch((thrown: unknown) => {
        if (!(thrown instanceof AppFailure)) throw thrown
        fail(errorText(text, thrown.error))
      })
    },
    [report, run, session, text],
  )
}
