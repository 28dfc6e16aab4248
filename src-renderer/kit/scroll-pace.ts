import { createContext, type RefObject, useContext, useEffect } from 'react'
import { createStore } from './store'

/** Ten windows full in a second: nobody can look at anything then. */
const FLYING_PX_PER_MS = 8
/** Frames of a slow computer are this far apart. */
const ONWARDS_WITHIN_MS = 300
const RESTS_AFTER_MS = 100

/** How fast one view is scrolled. */
export class ScrollPace {
  /** Whether rows fly by, so that nothing has to be fetched for them. */
  readonly isFlying = createStore(false)
  #last = { offsetPx: 0, atMs: Number.NEGATIVE_INFINITY, isFast: false }
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Notes how far it is scrolled. A single jump is no flight: where it leads is looked at. */
  note(offsetPx: number, atMs: number): void {
    const elapsedMs = Math.max(1, atMs - this.#last.atMs)
    const isFast =
      elapsedMs < ONWARDS_WITHIN_MS && Math.abs(offsetPx - this.#last.offsetPx) > FLYING_PX_PER_MS * elapsedMs
    const isFlying = isFast && this.#last.isFast
    this.#last = { offsetPx, atMs, isFast }
    if (!isFlying) return
    this.isFlying.update(() => true)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.isFlying.update(() => false), RESTS_AFTER_MS)
  }
}

/** The pace of the view around; outside of every view nothing flies. */
export const ScrollPaceContext = createContext(new ScrollPace())

/** Watches how fast the view around is scrolled. */
export function useScrollPace(container: RefObject<HTMLElement | null>): void {
  const pace = useContext(ScrollPaceContext)
  useEffect(() => {
    const node = container.current
    if (!node) return
    const note = (event: Event): void => pace.note(node.scrollTop, event.timeStamp)
    // Before the rows are drawn: afterwards the question how far it is scrolled would lay them out at once.
    const early = { passive: true, capture: true }
    node.addEventListener('scroll', note, early)
    return () => node.removeEventListener('scroll', note, early)
  }, [container, pace])
}
