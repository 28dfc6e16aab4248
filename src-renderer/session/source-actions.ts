import { AppFailure } from '../../src-shared/errors'
import type { TlsFiles } from '../../src-shared/model/source'
import { call } from '../bridge/client'
import { createStore } from '../kit/store'
import { textStore } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { errorText } from '../text/refusal-text'

/** Long enough to be seen: a search of this computer is over in a few milliseconds. */
const SHOWN_MS = 400

/** Whether a search that a person asked for is under way. */
export const lookingStore = createStore(false)

/** Whether a person asked for the sandbox, rather than getting it because nothing runs. */
export const sandboxChosenStore = createStore(false)

/** Tries the same again: the named source, or the search. */
export function searchAgain(): void {
  say(call('source.search', { where: 'anywhere' }))
}

/** Looks for services on this computer, and shows that it does; says so when there are none. */
export function lookForResonite(): void {
  if (lookingStore.get()) return
  lookingStore.update(() => true)
  const looked = Promise.all([call('source.search', { where: 'this-computer' }), wait(SHOWN_MS)])
  const told = looked.then(([hasFound]) => {
    const message = textStore.get().source.nothingFound
    if (!hasFound) showToast({ tone: 'note', message, actions: [] })
  })
  say(told.finally(() => lookingStore.update(() => false)))
}

export function openSandbox(): void {
  sandboxChosenStore.update(() => true)
  say(call('source.openSandbox', null))
}

export function chooseSource(address: string): void {
  say(call('source.choose', { address }))
}

export function acceptSource(address: string): void {
  say(call('source.accept', { address }))
}

/** Fails with `AppFailure` where the address cannot be one. */
export async function connectTo(address: string, tls: TlsFiles): Promise<void> {
  await call('source.connectTo', { address, ...tls })
}

function say(answer: Promise<unknown>): void {
  answer.catch((error: unknown) => {
    if (!(error instanceof AppFailure)) throw error
    showToast({ tone: 'failure', message: errorText(textStore.get(), error.error), actions: [] })
  })
}

function wait(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms)
  })
}
