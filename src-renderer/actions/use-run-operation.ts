import { useCallback } from 'react'
import { AppFailure } from '../../src-shared/errors'
import { MAX_ENTRIES_PER_REQUEST } from '../../src-shared/ipc/contract'
import type { Answers } from '../../src-shared/model/asks'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import type { Session } from '../session/session'
import { useSession } from '../session/session-context'
import { errorText } from '../text/refusal-text'
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
