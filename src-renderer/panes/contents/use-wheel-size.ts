import { type RefObject, useEffect } from 'react'
import { useBrowser } from '../../browser/browser-context'
import { keepTileSize, stepTiles } from '../../browser/tile-size'

/** A wheel that rests as long is done. */
const DONE_AFTER_MS = 300

/** The wheel with Ctrl (⌘), and two fingers on a touch pad, make tiles larger and smaller. */
export function useWheelSize(container: RefObject<HTMLElement | null>): void {
  const browser = useBrowser()
  useEffect(() => {
    const node = container.current
    if (!node) return
    let timer = 0
    const onWheel = (event: WheelEvent): void => {
      if ((!event.ctrlKey && !event.metaKey) || event.deltaY === 0) return
      event.preventDefault()
      stepTiles(browser, event.deltaY < 0 ? 1 : -1)
      clearTimeout(timer)
      timer = window.setTimeout(() => keepTileSize(browser), DONE_AFTER_MS)
    }
    node.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      node.removeEventListener('wheel', onWheel)
      clearTimeout(timer)
      keepTileSize(browser)
    }
  }, [browser, container])
}
