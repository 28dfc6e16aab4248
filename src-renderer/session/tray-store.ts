import { recordIdOf } from '../../src-shared/domain/places'
import { afterNews } from '../../src-shared/domain/tray'
import { AppFailure } from '../../src-shared/errors'
import { type CollectedEntry, NO_TRAY, type Tray } from '../../src-shared/model/tray'
import { call, listen } from '../bridge/client'
import { createStore } from '../kit/store'
import { textStore } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { errorText } from '../text/refusal-text'
import { afterLeaving, trayView } from './tray-view'

/** Main's word on what was collected, put together from its news. */
export const trayStore = createStore<Tray>(NO_TRAY)

let isStarted = false

/** Listens first and asks then, so that no change falls in between. */
export function watchTray(): void {
  if (isStarted) return
  isStarted = true
  listen('tray.changed', news => {
    const next = afterNews(trayStore.get(), news)
    if (next) setTray(next)
    else askForAll()
  })
  askForAll()
}

function setTray(tray: Tray): void {
  const before = trayStore.get().entries.map(recordIdOf)
  trayView.update(view => afterLeaving(view, before, tray.entries.map(recordIdOf)))
  trayStore.update(() => tray)
}

function askForAll(): void {
  call('tray.read', null)
    .then(tray => trayStore.get().revision <= tray.revision && setTray(tray))
    .catch((error: unknown) => console.error('The Collect tray could not be read', error))
}

/** How many of them are new; null when they could not be collected, which was said. */
export async function collectEntries(entries: readonly CollectedEntry[]): Promise<number | null> {
  return tell(call('tray.collect', { entries }))
}

/** Takes entries out of the tray; nothing happens to them. */
export async function takeOut(entries: readonly CollectedEntry[]): Promise<void> {
  await tell(call('tray.take', { recordIds: entries.map(recordIdOf) }))
}

async function tell<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    showToast({ tone: 'failure', message: errorText(textStore.get(), error.error), actions: [] })
    return null
  }
}
