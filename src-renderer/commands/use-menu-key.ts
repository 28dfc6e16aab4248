import { useEffect } from 'react'
import { isCovered } from '../kit/is-covered'
import { closeOverlay, openOverlay, overlayStore } from '../kit/overlay-store'
import { isMac } from '../kit/platform'

/**
 * Alt by itself, pressed and let go, opens the application menu and closes it again, as a menu bar's would; with
 * any other key or button in between it was meant for that. (macOS has its own bar.)
 */
export function useMenuKey(): void {
  useEffect(() => {
    if (isMac) return
    let isAlone = false
    const onKeyDown = ({ key, repeat, ctrlKey, shiftKey, metaKey }: KeyboardEvent): void => {
      isAlone = key === 'Alt' && !ctrlKey && !shiftKey && !metaKey && (isAlone || !repeat)
    }
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key !== 'Alt' || !isAlone) return
      isAlone = false
      event.preventDefault()
      if (overlayStore.get()?.kind === 'app-menu') closeOverlay()
      else if (!isCovered()) openOverlay({ kind: 'app-menu' })
    }
    const forget = (): void => {
      isAlone = false
    }
    const stop = new AbortController()
    const { signal } = stop
    // Before a part of the window keeps the key to itself.
    window.addEventListener('keydown', onKeyDown, { signal, capture: true })
    window.addEventListener('keyup', onKeyUp, { signal, capture: true })
    window.addEventListener('mousedown', forget, { signal, capture: true })
    window.addEventListener('wheel', forget, { signal, capture: true, passive: true })
    window.addEventListener('blur', forget, { signal })
    return () => stop.abort()
  }, [])
}
