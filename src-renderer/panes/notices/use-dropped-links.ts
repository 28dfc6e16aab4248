import { dropTargetForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter'
import { useCallback, useEffect, useState } from 'react'
import { reveal } from '../../actions/reveal'
import { useBrowser } from '../../browser/browser-context'
import { isFromOtherWindow } from '../../drag/from-other-window'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { resolverOf } from '../../listings/session-resolver'
import { useInventory } from '../../session/session-context'
import { addressesIn, rowOfAddress } from './find-listed'

const TYPES = ['text/uri-list', 'text/plain'] as const

/**
 * A text with addresses of entries that is dropped on the window: offers to show
 * those among what has been listed so far. Says whether such a
 * text hovers at the moment; what it holds is known only when it is dropped.
 */
export function useDroppedLinks(): boolean {
  const [isHovering, setHovering] = useState(false)
  const offer = useOffer()
  useEffect(
    () =>
      dropTargetForExternal({
        element: document.body,
        canDrop: ({ source }) =>
          TYPES.some(type => source.types.includes(type)) && !isFromOtherWindow(source),
        onDragEnter: () => setHovering(true),
        onDragLeave: () => setHovering(false),
        onDrop: ({ source }) => {
          setHovering(false)
          offer(TYPES.map(type => source.getStringData(type) ?? '').join('\n'))
        },
      }),
    [offer],
  )
  return isHovering
}

/** Looks among what is listed and offers to show what it found, or says that it is not there. */
function useOffer(): (dropped: string) => void {
  const browser = useBrowser()
  const { session } = browser
  const text = useText()
  const { userId } = useInventory()
  return useCallback(
    dropped => {
      const say = text.droppedLinks
      const addresses = addressesIn(dropped)
      const { now } = resolverOf(session)
      const found = addresses.flatMap(address => rowOfAddress(now, address, userId) ?? [])
      if (addresses.length === 0) {
        showToast({ tone: 'failure', message: say.none, detail: say.noneHint, actions: [] })
      } else if (found.length === 0) {
        const message = say.notListed(addresses.length)
        showToast({ tone: 'failure', message, detail: say.notListedHint, actions: [] })
      } else {
        const show = { label: text.operation.show, run: () => void reveal(browser, found, text) }
        const message = say.found(found.length, addresses.length)
        showToast({ tone: 'result', message, actions: [show] })
      }
    },
    [browser, session, text, userId],
  )
}
