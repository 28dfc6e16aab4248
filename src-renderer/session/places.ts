import { keptTitleOf, pinOf, recordIdOf } from '../../src-shared/domain/places'
import { AppFailure } from '../../src-shared/errors'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { NO_PLACES, type PaletteChange, type Places } from '../../src-shared/model/places'
import { type Ask, listen } from '../bridge/client'
import type { Announcements } from '../kit/announcement'
import { sayFailure } from '../kit/say-failure'
import type { Store } from '../kit/store'
import { textStore } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { errorText } from '../text/refusal-text'
import { type Mirror, mirrorOf } from './mirror'
import { currentSettings } from './settings-store'

/** Pins and recent entries: main keeps them, and tells of every change. */
export interface KeptPlaces extends Pick<Mirror<Places>, 'store' | 'askAgain' | 'stop'> {
  readonly store: Store<Places>
  /** `at`: into this gap between the pins, also of what is pinned already. */
  readonly pin: (place: KeptPlace, at?: number) => void
  /** Into this gap between the pins: 0 is before the first one. */
  readonly movePin: (recordId: string, at: number) => void
  readonly unpin: (recordId: string) => void
  readonly forgetRecent: () => void
  readonly saveSearch: (query: string, isSaved: boolean) => void
  /** `done`: said where the sidebar does not show it. False when it was not done, which was said. */
  readonly changePalettes: (change: PaletteChange, done?: string) => Promise<boolean>
}

export function createPlaces(announcements: Announcements, ask: Ask): KeptPlaces {
  const mirror = mirrorOf<Places>({
    initial: NO_PLACES,
    ask: () => ask('places.read', null),
    listen: listener => listen('places.changed', listener),
  })
  return {
    ...mirror,
    pin: (place, at) => {
      const { nowPinned } = textStore.get().places
      const pin = pinOf(place)
      const wish = at === undefined ? { place: pin } : { place: pin, at }
      void tell(announcements, ask('places.pin', wish), nowPinned(keptTitleOf(place)))
    },
    movePin: (recordId, at) => {
      const { pins } = mirror.store.get()
      const from = pins.findIndex(pin => recordIdOf(pin) === recordId)
      const place = pins[from]
      if (place === undefined) return
      const { moved } = textStore.get().places
      const number = at > from ? at : at + 1
      void tell(announcements, ask('places.pin', { place, at }), moved(keptTitleOf(place), number))
    },
    unpin: recordId => {
      const { nowUnpinned } = textStore.get().places
      const { pins } = mirror.store.get()
      const pinned = pins.find(pin => recordIdOf(pin) === recordId)
      const answer = ask('places.unpin', { recordId })
      if (pinned === undefined) return void tell(announcements, answer)
      const at = pins.indexOf(pinned)
      void sayUnpinned(answer, nowUnpinned(keptTitleOf(pinned)), () =>
        ask('places.pin', { place: pinned, at }),
      )
    },
    forgetRecent: () => void tell(announcements, ask('places.forgetRecent', null)),
    saveSearch: (query, isSaved) => {
      const { searchSaved, searchForgotten } = textStore.get().places
      const done = isSaved ? searchSaved : searchForgotten
      void tell(announcements, ask('places.saveSearch', { query, isSaved }), done)
    },
    changePalettes: (change, done) => tell(announcements, ask('places.changePalettes', change), done),
  }
}

/** What a person chose to keep at hand comes back by one click, into its place. */
async function sayUnpinned(
  answer: Promise<null>,
  message: string,
  putBack: () => Promise<null>,
): Promise<void> {
  try {
    await answer
  } catch (error) {
    return sayFailure(error)
  }
  const text = textStore.get()
  const offer = { label: text.tray.putBack, run: () => void back() }
  const back = async (): Promise<void> => {
    try {
      await putBack()
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
      // It is all that is left of it: the offer does not pass before it has come true.
      const why = errorText(text, error.error)
      showToast({ tone: 'failure', message: why, detail: message, actions: [offer], stays: true })
    }
  }
  showToast({ tone: 'result', message, actions: [offer] })
}

/** The sidebar shows its pins; who has put it away does not see them, and who hears the window is told. */
async function tell({ announce }: Announcements, answer: Promise<null>, done?: string): Promise<boolean> {
  try {
    await answer
  } catch (error) {
    sayFailure(error)
    return false
  }
  if (done === undefined) return true
  if (currentSettings().sidebar.isOpen) announce(done)
  else showToast({ tone: 'result', message: done, actions: [] })
  return true
}
