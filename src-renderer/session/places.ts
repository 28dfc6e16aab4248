import { keptTitleOf } from '../../src-shared/domain/places'
import { type KeptPlace, NO_PLACES, type Places } from '../../src-shared/model/places'
import { type Ask, listen } from '../bridge/client'
import type { Announcements } from '../kit/announcement'
import { sayFailure } from '../kit/say-failure'
import type { Store } from '../kit/store'
import { textStore } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { type Mirror, mirrorOf } from './mirror'
import { currentSettings } from './settings-store'

/** Pins and recent entries: main keeps them, and tells of every change. */
export interface KeptPlaces extends Pick<Mirror<Places>, 'store' | 'askAgain' | 'stop'> {
  readonly store: Store<Places>
  readonly pin: (place: KeptPlace) => void
  readonly unpin: (recordId: string) => void
  readonly forgetRecent: () => void
}

export function createPlaces(announcements: Announcements, ask: Ask): KeptPlaces {
  const mirror = mirrorOf<Places>({
    initial: NO_PLACES,
    ask: () => ask('places.read', null),
    listen: listener => listen('places.changed', listener),
  })
  return {
    ...mirror,
    pin: place => {
      const { nowPinned } = textStore.get().places
      void tell(announcements, ask('places.pin', { place }), nowPinned(keptTitleOf(place)))
    },
    unpin: recordId => {
      const { nowUnpinned } = textStore.get().places
      const pinned = mirror.store.get().pins.find(({ recordIds }) => recordIds.at(-1) === recordId)
      void tell(announcements, ask('places.unpin', { recordId }), pinned && nowUnpinned(keptTitleOf(pinned)))
    },
    forgetRecent: () => void tell(announcements, ask('places.forgetRecent', null)),
  }
}

/** The sidebar shows its pins; who has put it away does not see them, and who hears the window is told. */
async function tell({ announce }: Announcements, answer: Promise<null>, done?: string): Promise<void> {
  try {
    await answer
    if (done === undefined) return
    if (currentSettings().sidebar.isOpen) announce(done)
    else showToast({ tone: 'result', message: done, actions: [] })
  } catch (error) {
    sayFailure(error)
  }
}
