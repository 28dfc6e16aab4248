import { useEffect } from 'react'
import { useBrowser } from '../browser/browser-context'

/** As `MouseEvent.button` counts them: people call them 4 and 5. */
const BACK_BUTTON = 3
const FORWARD_BUTTON = 4

/** The side buttons of a mouse go back and forward, wherever the pointer is. */
export function useMouseButtons(): void {
  const browser = useBrowser()
  useEffect(() => {
    const onMouseUp = (event: MouseEvent): void => {
      if (event.button === BACK_BUTTON) browser.goBack()
      else if (event.button === FORWARD_BUTTON) browser.goForward()
      else return
      event.preventDefault()
    }
    window.addEventListener('mouseup', onMouseUp)
    return () => window.removeEventListener('mouseup', onMouseUp)
  }, [browser])
}
