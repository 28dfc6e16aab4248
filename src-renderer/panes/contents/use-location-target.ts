import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { monitorForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { autoScrollForExternal } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/external'
import { useEffect, useRef } from 'react'
import { type Branch, ROOT_BRANCH } from '../../browser/branch'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { branchAsTarget } from '../../browser/drop-target'
import { destinationIn, targetData } from '../../drag/drag-data'
import { modeOf } from '../../drag/drag-mode'
import { placeToDrop } from '../../drag/place-to-drop'

/**
 * The empty space around rows or tiles stands for the folder that holds them;
 * drags scroll at its edges. What a drag has opened on its way is closed again.
 */
export function useLocationTarget(location: Branch | null): void {
  const browser = useBrowser()
  const latest = useRef(location)
  useEffect(() => {
    latest.current = location
  })
  useEffect(() => {
    const { container, session, springs } = browser
    const node = container.current
    if (!node) return
    const springing = {
      onDropTargetChange: ({ location: { current } }: Course) => {
        const targetId = targetIdIn(current.dropTargets)
        springs.moveTo(targetId && browser.rowIdOfTarget(targetId))
      },
      onDrop: ({ location: { current } }: Course) => {
        const targetId = targetIdIn(current.dropTargets)
        springs.end(targetId && browser.rowIdOfTarget(targetId), targetId !== null)
      },
    }
    return combine(
      placeToDrop({
        session,
        element: node,
        takes: () => latest.current !== null,
        dataFor: () => dataOf(browser, latest.current ?? ROOT_BRANCH),
        effect: modeOf,
      }),
      autoScrollForElements({ element: node }),
      autoScrollForExternal({ element: node }),
      monitorForElements(springing),
      monitorForExternal(springing),
    )
  }, [browser])
}

interface Course {
  readonly location: {
    readonly current: {
      readonly dropTargets: readonly { readonly data: Record<string | symbol, unknown> }[]
    }
  }
}

function dataOf(browser: Browser, location: Branch) {
  return targetData(branchAsTarget(location), browser.targetIdOf(location.id))
}

function targetIdIn(targets: Course['location']['current']['dropTargets']): string | null {
  const [innermost] = targets
  const destination = innermost ? destinationIn(innermost.data) : null
  return destination?.kind === 'folder' ? destination.targetId : null
}
