import { recordIdOf } from '../../src-shared/domain/places'
import { afterNews } from '../../src-shared/domain/tray'
import { type CollectedEntry, NO_TRAY, type Tray } from '../../src-shared/model/tray'
import { type Ask, listen } from '../bridge/client'
import { sayFailure } from '../kit/say-failure'
import { createStore, type Store } from '../kit/store'
import { afterLeaving, isTrayOpen, NOTHING_CHOSEN, type TrayView } from './tray-view'

/** The Collect tray: what main keeps in it, and what the person made of the shelf. */
export interface CollectTray {
  /** Main's word on what was collected, put together from its news. */
  readonly content: Store<Tray>
  readonly view: Store<TrayView>
  readonly isShown: () => boolean
  readonly open: () => void
  /** What was collected stays collected. */
  readonly close: () => void
  /** An empty shelf need not stay any more. */
  readonly letGo: () => void
  /** How many of them are new; null when they could not be collected, which was said. */
  readonly collect: (entries: readonly CollectedEntry[]) => Promise<number | null>
  /** Takes entries out of the tray; nothing happens to them. */
  readonly takeOut: (entries: readonly CollectedEntry[]) => Promise<void>
  readonly stop: () => void
}

/** Listens first and asks then, so that no change falls in between. */
export function createTray(ask: Ask): CollectTray {
  const content = createStore<Tray>(NO_TRAY)
  const view = createStore<TrayView>(NOTHING_CHOSEN)

  function set(tray: Tray): void {
    const before = content.get().entries.map(recordIdOf)
    view.update(shown => afterLeaving(shown, before, tray.entries.map(recordIdOf)))
    content.update(() => tray)
  }

  function askForAll(): void {
    ask('tray.read', null)
      .then(tray => content.get().revision <= tray.revision && set(tray))
      .catch((error: unknown) => console.error('The Collect tray could not be read', error))
  }

  const stop = listen('tray.changed', news => {
    const next = afterNews(content.get(), news)
    if (next) set(next)
    else askForAll()
  })
  askForAll()

  return {
    content,
    view,
    isShown: () => isTrayOpen(view.get(), content.get().entries.length),
    open: () => view.update(before => ({ ...before, isPutAway: false, isHeld: true })),
    close: () => view.update(before => ({ ...before, isPutAway: true, isHeld: false })),
    letGo: () => view.update(before => (before.isHeld ? { ...before, isHeld: false } : before)),
    collect: entries => told(ask('tray.collect', { entries })),
    takeOut: async entries => {
      await told(ask('tray.take', { recordIds: entries.map(recordIdOf) }))
    },
    stop,
  }
}

async function told<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    sayFailure(error)
    return null
  }
}
