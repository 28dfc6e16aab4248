import { useSyncExternalStore } from 'react'

/** A value that components can watch. */
export interface Store<T> {
  readonly get: () => T
  readonly update: (change: (value: T) => T) => void
  /** Returns the function that stops listening. */
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    update: change => {
      const next = change(value)
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** `select` must return the same value for the same state, or the component never rests. */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S {
  const read = (): S => select(store.get())
  return useSyncExternalStore(store.subscribe, read, read)
}
