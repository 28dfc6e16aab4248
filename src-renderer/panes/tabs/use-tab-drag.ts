import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useBrowser } from '../../browser/browser-context'
import { SPRING_MS } from '../../browser/springs'
import type { Tab } from '../../browser/tab'
import { tabsOf } from '../../browser/tabs-of'
import { sourceIn } from '../../drag/drag-data'

const TAB = Symbol('dragged tab')

/** Which side of it a dragged one would come to stand at. */
type Edge = 'before' | 'after'

interface TabDrag {
  readonly isDragged: boolean
  readonly edge: Edge | null
}

/** A tab is dragged to another place in the bar; what is dragged out of the contents and rests on it is shown it. */
export function useTabDrag(element: RefObject<HTMLElement | null>, tab: Tab, index: number): TabDrag {
  const tabs = tabsOf(useBrowser().session)
  const [isDragged, setDragged] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)
  const latest = useRef({ tab, index })
  useLayoutEffect(() => {
    latest.current = { tab, index }
  })
  useEffect(() => {
    const node = element.current
    if (!node) return
    const edgeAt = (x: number): Edge => {
      const { left, width } = node.getBoundingClientRect()
      return x < left + width / 2 ? 'before' : 'after'
    }
    /** Null where it would stay where it is. */
    const edgeFor = (dragged: Tab, x: number): Edge | null => {
      const from = tabs.now.get().tabs.indexOf(dragged)
      const side = edgeAt(x)
      const to = latest.current.index + (side === 'after' ? 1 : 0)
      return to === from || to === from + 1 ? null : side
    }
    let spring: ReturnType<typeof setTimeout> | undefined
    return combine(
      () => clearTimeout(spring),
      draggable({
        element: node,
        getInitialData: () => ({ [TAB]: latest.current.tab }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element: node,
        canDrop: ({ source }) => TAB in source.data || sourceIn(source.data) !== null,
        onDragEnter: ({ source }) => {
          if (sourceIn(source.data)) spring = setTimeout(() => tabs.show(latest.current.tab, true), SPRING_MS)
        },
        onDrag: ({ source, location }) => {
          const dragged = tabIn(tabs.now.get().tabs, source.data)
          setEdge(dragged && edgeFor(dragged, location.current.input.clientX))
        },
        onDragLeave: () => {
          setEdge(null)
          clearTimeout(spring)
        },
        onDrop: ({ source, location }) => {
          setEdge(null)
          clearTimeout(spring)
          const dragged = tabIn(tabs.now.get().tabs, source.data)
          const side = dragged && edgeFor(dragged, location.current.input.clientX)
          if (!dragged || !side) return
          const from = tabs.now.get().tabs.indexOf(dragged)
          const to = latest.current.index + (side === 'after' ? 1 : 0)
          tabs.move(dragged, to > from ? to - 1 : to)
        },
      }),
    )
  }, [element, tabs])
  return { isDragged, edge }
}

function tabIn(tabs: readonly Tab[], data: Record<string | symbol, unknown>): Tab | null {
  return tabs.find(tab => tab === data[TAB]) ?? null
}
