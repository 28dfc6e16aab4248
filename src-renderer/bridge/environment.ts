import type { AppEnvironment } from '../../src-shared/ipc/contract'
import { createStore, useStore } from '../kit/store'
import { call } from './client'

/** Until main has answered: nothing that a person would notice. */
const UNKNOWN: AppEnvironment = {
  platform: 'linux',
  version: '',
  locale: '',
  timeLocale: '',
  isTour: false,
  isDevelopment: false,
  opensAt: null,
}

export const environmentStore = createStore<AppEnvironment>(UNKNOWN)

/** Asks main once. Never fails: without an answer the window works all the same. */
export async function readEnvironment(): Promise<void> {
  try {
    const environment = await call('app.environment', null)
    environmentStore.update(() => environment)
  } catch (error) {
    console.error('The environment could not be read', error)
  }
}

export function useEnvironment(): AppEnvironment {
  return useStore(environmentStore, environment => environment)
}
