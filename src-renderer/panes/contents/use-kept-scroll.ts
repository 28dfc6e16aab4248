import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useBrowser } from '../../browser/browser-context'
import type { KeptScroll } from '../../browser/scroll-memory'
import type { RowId } from '../../kit/row-id'

interface KeptScrollOptions {
  /** What is scrolled: a view, or a folder in a view. */
  readonly scrollKey: string
  /** False while there is nothing yet that could be scrolled. */
  readonly isFilled: boolean
  readonly focus: RowId | null
}

/**
 * Remembers how far each folder was scrolled, and scrolls there when it is shown
 * again. Answers whether a row had the focus already when that was remembered.
 */
export function useKeptScroll(options: KeptScrollOptions): (id: RowId) => boolean {
  const { scrollKey, isFilled, focus } = options
  const { container, scroll, scrolls } = useBrowser()
  const restored = useRef<KeptScroll | null>(null)
  const pending = useRef<{ readonly scrollKey: string; readonly offsetPx: number } | null>(null)
  const latest = useRef({ scrollKey, focus })
  useLayoutEffect(() => {
    latest.current = { scrollKey, focus }
  })
  useLayoutEffect(() => {
    restored.current = scrolls.of(scrollKey)
    pending.current = { scrollKey, offsetPx: restored.current?.offsetPx ?? 0 }
  }, [scrolls, scrollKey])
  useLayoutEffect(() => {
    const node = container.current
    if (!node || !isFilled || pending.current?.scrollKey !== scrollKey) return
    scroll.scrollTo(pending.current.offsetPx)
    pending.current = null
  }, [container, scroll, scrollKey, isFilled])
  useEffect(() => {
    const node = container.current
    if (!node) return
    const keep = (): void => {
      // Until it is filled, it scrolls to the top by itself.
      if (pending.current) return
      const { scrollKey, focus } = latest.current
      scrolls.keep(scrollKey, { offsetPx: scroll.offsetPx, focus })
    }
    // Before the rows are drawn: afterwards the question how far it is scrolled would lay them out at once.
    const early = { passive: true, capture: true }
    node.addEventListener('scroll', keep, early)
    return () => node.removeEventListener('scroll', keep, early)
  }, [container, scroll, scrolls])
  useEffect(() => {
    const node = container.current
    if (node && !pending.current) scrolls.keep(scrollKey, { offsetPx: scroll.offsetPx, focus })
  }, [container, scroll, scrolls, scrollKey, focus])
  return useCallback((id: RowId) => restored.current?.focus === id, [])
}
