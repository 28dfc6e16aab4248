import { nameOf } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import { type KeptPlace, NO_PLACES, type Places } from '../../src-shared/model/places'
import { call, listen } from '../bridge/client'
import { createStore, useStore } from '../kit/store'
import { textStore } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { errorText } from '../text/refusal-text'

/** Main's word on pins and recent entries: pushed with every change and every other inventory. */
export const placesStore = createStore<Places>(NO_PLACES)

let isStarted = false

/** Listens first and asks then, so that no change falls in between. */
export function watchPlaces(): void {
  if (isStarted) return
  isStarted = true
  let wasTold = false
  listen('places.changed', places => {
    wasTold = true
    placesStore.update(() => places)
  })
  call('places.read', null)
    .then(places => {
      if (!wasTold) placesStore.update(() => places)
    })
    .catch((error: unknown) => console.error('The places could not be read', error))
}

export function usePlaces(): Places {
  return useStore(placesStore, places => places)
}

export function pin(place: KeptPlace): void {
  const { nowPinned } = textStore.get().places
  void tell(call('places.pin', { place }), nowPinned(nameOf(place.path)))
}

export function unpin(recordId: string): void {
  const { nowUnpinned } = textStore.get().places
  const pinned = placesStore.get().pins.find(({ recordIds }) => recordIds.at(-1) === recordId)
  void tell(call('places.unpin', { recordId }), pinned && nowUnpinned(nameOf(pinned.path)))
}

export function forgetRecent(): void {
  void tell(call('places.forgetRecent', null))
}

/** Said, too: who hears the window, or has put the sidebar away, does not see the pin. */
async function tell(answer: Promise<null>, done?: string): Promise<void> {
  try {
    await answer
    if (done !== undefined) showToast({ tone: 'result', message: done, actions: [] })
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    showToast({ tone: 'failure', message: errorText(textStore.get(), error.error), actions: [] })
  }
}
