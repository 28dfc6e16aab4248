import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsChange,
  type SettingsState,
} from '../../src-shared/model/settings'
import { call, listen } from '../bridge/client'
import { createStore, useStore } from '../kit/store'

/** Main's word, and on top of it what was asked here and not answered yet: nothing flickers back. */
export const mainStore = createStore<SettingsState>({ settings: DEFAULT_SETTINGS, trouble: null })
export const settingsStore = createStore<Settings>(DEFAULT_SETTINGS)

let unanswered: readonly SettingsChange[] = []

function showAll(): void {
  settingsStore.update(() => Object.assign({}, mainStore.get().settings, ...unanswered))
}

function hear(state: SettingsState): void {
  mainStore.update(() => state)
  showAll()
}

let started: Promise<void> | null = null

/** Listens first and asks then. Resolves when the settings are known; never fails: defaults do, too. */
export function watchSettings(): Promise<void> {
  started ??= start()
  return started
}

async function start(): Promise<void> {
  let wasTold = false
  listen('settings.changed', state => {
    wasTold = true
    hear(state)
  })
  try {
    const state = await call('settings.read', null)
    if (!wasTold) hear(state)
  } catch (error) {
    console.error('The settings could not be read', error)
  }
}

/** Shows the effect at once; main keeps it. While something is dragged, call this at its end only. */
export function changeSettings(change: SettingsChange): void {
  unanswered = [...unanswered, change]
  showAll()
  call('settings.change', change)
    .then(hear, (error: unknown) => console.error('The settings could not be changed', error))
    .finally(() => {
      unanswered = unanswered.filter(other => other !== change)
      showAll()
    })
}

/** `select` returns a part of the settings as it is, never something made anew. */
export function useSettings<T>(select: (settings: Settings) => T): T {
  return useStore(settingsStore, select)
}

/** For what happens outside of a render. */
export function currentSettings(): Settings {
  return settingsStore.get()
}
