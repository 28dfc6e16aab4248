import { createStore, type Store } from '../kit/store'

interface MirrorParts<T> {
  readonly initial: T
  readonly ask: () => Promise<T>
  /** Calls the listener whenever main has another value; returns the function that stops. */
  readonly listen: (listener: (value: T) => void) => () => void
}

/** A value that main keeps and pushes: never fetched on a timer, so it is no query. */
export interface Mirror<T> {
  readonly store: Store<T>
  /** After a lost connection: what is known may be old. */
  readonly askAgain: () => void
  readonly stop: () => void
}

/** Listens first and asks then, so that no change falls in between. */
export function mirrorOf<T>({ initial, ask, listen }: MirrorParts<T>): Mirror<T> {
  const store = createStore<T>(initial)
  let pushes = 0

  /** What is pushed while the question is on its way is newer than its answer. */
  function askAgain(): void {
    const before = pushes
    ask()
      .then(value => {
        if (pushes === before) store.update(() => value)
      })
      .catch((error: unknown) => console.error('A value of main could not be read', error))
  }

  const stop = listen(value => {
    pushes += 1
    store.update(() => value)
  })
  askAgain()
  return { store, askAgain, stop }
}
