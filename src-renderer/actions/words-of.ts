import type { AppError } from '../../src-shared/errors'
import type { Operation, OperationState } from '../../src-shared/model/operation'
import type { Toast } from '../kit/toast-store'
import type { Catalogue } from '../text/en'
import { errorText } from '../text/refusal-text'
import { cancelledText, doneText, failureText } from './operation-text'

/** Some of it was done, or nobody knows: somebody has to look at that. A refusal did nothing, and passes. */
const STAYING: ReadonlySet<OperationState> = new Set(['failed', 'partly-done', 'unknown'])

/**
 * How an operation ended, as a message. `stays`: of a move to another inventory, why what was copied
 * is still here, too; somebody has to look at that.
 */
export function wordsOf(
  text: Catalogue,
  operation: Operation,
  stays: AppError | null,
): Omit<Toast, 'id' | 'actions'> {
  const words = { ...wordsByState(text, operation), operationId: operation.id }
  if (stays !== null) return { ...words, tone: 'failure', detail: errorText(text, stays), stays: true }
  return { ...words, stays: STAYING.has(operation.state) }
}

function wordsByState(text: Catalogue, operation: Operation): Pick<Toast, 'tone' | 'message' | 'detail'> {
  if (operation.state === 'done') {
    const tone = operation.steps.some(step => step.state === 'done') ? 'result' : 'note'
    return { tone, message: doneText(text, operation) }
  }
  if (operation.state === 'cancelled') return { tone: 'note', message: cancelledText(text, operation) }
  return { tone: 'failure', ...failureText(text, operation) }
}
