import { useCallback } from 'react'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { useBrowser } from '../browser/browser-context'
import { locate } from '../browser/locate'
import { useText } from '../kit/text-context'
import { sayMissing, sayNotReached } from './say-missing'
import { showEntry } from './show-entry'

/** Goes to a kept entry, listing on the way what is not listed yet; says so when it is not there. */
export function useGoToPlace(): (place: KeptPlace) => void {
  const browser = useBrowser()
  const { session } = browser
  const text = useText()
  return useCallback(
    place => {
      locate(session, place).then(
        located =>
          located.kind === 'found'
            ? showEntry(browser, located.row)
            : sayMissing(session, text, place, located.found),
        (error: unknown) => sayNotReached(session, text, place, error),
      )
    },
    [browser, session, text],
  )
}
