import { useCallback, useSyncExternalStore } from 'react'

/** Below this the window shows one column: places lie over it, details below it (design-shown.md, "The second look: 3. Beside the game"). */
export const NARROW = '(max-width: 900px)'

/** Here the path has a line of its own below the buttons. */
export const SLIM = '(max-width: 640px)'

/** Whether the window is as a media query says. */
export function useMedia(query: string): boolean {
  const follow = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(follow, () => window.matchMedia(query).matches)
}
