import type { Operation } from '../../src-shared/model/operation'
import type { Catalogue } from '../text/en'
import { cancelledText, doneText, failureText } from './operation-text'

/** How an operation ended, as a message. */
export function wordsOf(text: Catalogue, operation: Operation) {
  if (operation.state === 'done') {
    const tone = operation.steps.some(step => step.state === 'done') ? 'result' : 'note'
    return { tone, message: doneText(text, operation) } as const
  }
  if (operation.state === 'cancelled') {
    return { tone: 'note', message: cancelledText(text, operation) } as const
  }
  return { tone: 'failure', ...failureText(text, operation) } as const
}
