import { useCallback, useSyncExternalStore } from 'react'
import type { PlaceShown } from '../../browser/browser'
import type { Tab } from '../../browser/tab'

/** The names of its views, now and when they go elsewhere. */
export function useTabName({ views }: Tab, nameOf: (place: PlaceShown) => string): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = views.map(({ place }) => place.subscribe(listener))
      return () => stops.forEach(stop => stop())
    },
    [views],
  )
  const read = (): string => views.map(({ place }) => nameOf(place.get())).join(' | ')
  return useSyncExternalStore(subscribe, read, read)
}
