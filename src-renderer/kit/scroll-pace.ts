import { type RefObject, useEffect } from 'react'
import { createStore } from './store'

/** Ten windows full in a second: nobody can look at anything then. */
const FLYING_PX_PER_MS = 8
/** Frames of a slow computer are this far apart. */
const ONWARDS_WITHIN_MS = 300
const RESTS_AFTER_MS = 100

/** Whether rows fly by, so that nothing has to be fetched for them. */
export const flyingStore = createStore(false)

let last = { offsetPx: 0, atMs: Number.NEGATIVE_INFINITY, isFast: false }
let timer: ReturnType<typeof setTimeout> | undefined

/** Notes how far something is scrolled. A single jump is no flight: where it leads is looked at. */
export function notePace(offsetPx: number, atMs: number): void {
  const elapsedMs = Math.max(1, atMs - last.atMs)
  const isFast =
    elapsedMs < ONWARDS_WITHIN_MS && Math.abs(offsetPx - last.offsetPx) > FLYING_PX_PER_MS * elapsedMs
  const isFlying = isFast && last.isFast
  last = { offsetPx, atMs, isFast }
  if (!isFlying) return
  flyingStore.update(() => true)
  clearTimeout(timer)
  timer = setTimeout(() => flyingStore.update(() => false), RESTS_AFTER_MS)
}

/** Watches how fast something is scrolled. */
export function useScrollPace(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const node = container.current
    if (!node) return
    const note = (event: Event): void => notePace(node.scrollTop, event.timeStamp)
    // Before the rows are drawn: afterwards the question how far it is scrolled would lay them out at once.
    const early = { passive: true, capture: true }
    node.addEventListener('scroll', note, early)
    return () => node.removeEventListener('scroll', note, early)
  }, [container])
}
