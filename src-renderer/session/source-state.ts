import type { SourceState } from '../../src-shared/model/source'
import { call, listen } from '../bridge/client'
import { createStore, useStore } from '../kit/store'

/** Main's word on the connection. It is pushed, never fetched again, so it is no query. */
export const sourceStore = createStore<SourceState>({ kind: 'connecting', source: null, inventory: null })

let started: Promise<void> | null = null

/** Listens first and asks then, so that no change falls in between. Resolves when main has answered; never fails. */
export function watchSource(): Promise<void> {
  started ??= start()
  return started
}

async function start(): Promise<void> {
  let wasTold = false
  listen('source.changed', state => {
    wasTold = true
    sourceStore.update(() => state)
  })
  try {
    const state = await call('source.state', null)
    if (!wasTold) sourceStore.update(() => state)
  } catch (error) {
    console.error('The connection state could not be read', error)
  }
}

export function useSourceState(): SourceState {
  return useStore(sourceStore, state => state)
}
