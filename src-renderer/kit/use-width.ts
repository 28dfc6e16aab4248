import { type RefObject, useLayoutEffect, useState } from 'react'

/** The inner width of an element, without its scroll bar; 0 until it is known. */
export function useWidthPx(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0)
  useLayoutEffect(() => {
    const node = element.current
    if (!node) return
    const measure = (): void => setWidthPx(node.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    return () => observer.disconnect()
  }, [element])
  return widthPx
}
