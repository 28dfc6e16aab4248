import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsChange,
  type Sort,
} from '../../src-shared/model/settings'
import { createStore, useStore } from './store'

const store = createStore<Settings>(DEFAULT_SETTINGS)

export function useSetting<K extends keyof Settings>(name: K): Settings[K] {
  return useStore(store, settings => settings[name])
}

export function changeSettings(change: SettingsChange): void {
  store.update(settings => ({ ...settings, ...change }))
}

export function currentSort(): Sort {
  return store.get().sort
}
