import { createStore } from './store'

export interface YesNoQuestion {
  readonly title: string
  readonly description: string
  readonly confirm: string
  readonly cancel: string
}

interface Waiting extends YesNoQuestion {
  readonly answer: (isYes: boolean) => void
}

export const confirmStore = createStore<Waiting | null>(null)

/** Asks before something is done. An older question that nobody answered means no. */
export function askYesNo(question: YesNoQuestion): Promise<boolean> {
  confirmStore.get()?.answer(false)
  return new Promise(resolve => {
    const answer = (isYes: boolean): void => {
      confirmStore.update(() => null)
      resolve(isYes)
    }
    confirmStore.update(() => ({ ...question, answer }))
  })
}
