import type { SourceState } from '../../src-shared/model/source'
import { call, listen } from '../bridge/client'
import { createStore, useStore } from '../kit/store'

/** Main's word on the connection. It is pushed, never fetched again, so it is no query. */
const sourceStore = createStore<SourceState>({ kind: 'connecting', source: null, inventory: null })

let isStarted = false

/** Listens first and asks then, so that no change falls in between. */
export function watchSource(): void {
  if (isStarted) return
  isStarted = true
  let wasTold = false
  listen('source.changed', state => {
    wasTold = true
    sourceStore.update(() => state)
  })
  call('source.state', null)
    .then(state => {
      if (!wasTold) sourceStore.update(() => state)
    })
    .catch((error: unknown) => console.error('The connection state could not be read', error))
}

export function useSourceState(): SourceState {
  return useStore(sourceStore, state => state)
}
