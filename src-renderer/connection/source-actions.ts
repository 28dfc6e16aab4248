import { AppFailure } from '../../src-shared/errors'
import { errorText } from '../i18n/refusal-text'
import { textStore } from '../i18n/text-context'
import { call } from '../ipc/client'
import { showToast } from '../operations/toast-store'

/** Looks for services again. */
export function searchAgain(): void {
  say(call('source.search', null))
}

export function openSandbox(): void {
  say(call('source.openSandbox', null))
}

export function chooseSource(address: string): void {
  say(call('source.choose', { address }))
}

function say(answer: Promise<null>): void {
  answer.catch((error: unknown) => {
    if (!(error instanceof AppFailure)) throw error
    showToast({ tone: 'failure', message: errorText(textStore.get(), error.error), actions: [] })
  })
}
