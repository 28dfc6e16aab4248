import { AppFailure } from '../../src-shared/errors'
import { errorText } from '../text/refusal-text'
import { textStore } from './text-context'
import { showToast } from './toast-store'

/** Says what main answered instead of doing it. What is no answer of main's is a fault of ours, and is thrown on. */
export function sayFailure(error: unknown): void {
  if (!(error instanceof AppFailure)) throw error
  showToast({ tone: 'failure', message: errorText(textStore.get(), error.error), actions: [] })
}
