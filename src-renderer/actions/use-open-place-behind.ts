import { useCallback } from 'react'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { useBrowser } from '../browser/browser-context'
import { locate } from '../browser/locate'
import { useText } from '../kit/text-context'
import { openRowBehind } from './open-row-behind'
import { sayMissing, sayNotReached } from './say-missing'

/** Opens a kept folder, or the one around a kept item, in a tab behind the one that is shown; says so when it is not there. */
export function useOpenPlaceBehind(): (place: KeptPlace) => void {
  const { session } = useBrowser()
  const text = useText()
  return useCallback(
    place => {
      locate(session, place).then(
        located =>
          located.kind === 'found'
            ? openRowBehind(session, located.row)
            : sayMissing(session, text, place, located.found),
        (error: unknown) => sayNotReached(session, text, place, error),
      )
    },
    [session, text],
  )
}
