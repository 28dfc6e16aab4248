import { createStore, type Store } from './store'

interface WatchedParts<T> {
  readonly initial: T
  readonly ask: () => Promise<T>
  /** Calls the listener whenever main has another value. */
  readonly listen: (listener: (value: T) => void) => () => void
}

/** A value that main keeps and pushes: never fetched on a timer, so it is no query. */
export interface Watched<T> {
  readonly store: Store<T>
  /** Call once before the page is drawn. */
  readonly start: () => void
  /** For another inventory: what is known belongs to the one before. */
  readonly askAgain: () => void
}

export function createWatched<T>({ initial, ask, listen }: WatchedParts<T>): Watched<T> {
  const store = createStore<T>(initial)
  let isStarted = false
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

  function start(): void {
    if (isStarted) return
    isStarted = true
    listen(value => {
      pushes += 1
      store.update(() => value)
    })
    askAgain()
  }

  return { store, start, askAgain }
}
