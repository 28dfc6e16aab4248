import { AppFailure } from '../../src-shared/errors'
import { type KeptPlace, NO_PLACES, type Places } from '../../src-shared/model/places'
import { errorText } from '../i18n/refusal-text'
import { textStore } from '../i18n/text-context'
import { call, listen } from '../ipc/client'
import { showToast } from '../operations/toast-store'
import { createStore, useStore } from '../view/store'

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
  tell(call('places.pin', { place }))
}

export function unpin(recordId: string): void {
  tell(call('places.unpin', { recordId }))
}

export function forgetRecent(): void {
  tell(call('places.forgetRecent', null))
}

function tell(answer: Promise<null>): void {
  answer.catch((error: unknown) => {
    if (!(error instanceof AppFailure)) throw error
    showToast({ tone: 'failure', message: errorText(textStore.get(), error.error), actions: [] })
  })
}
