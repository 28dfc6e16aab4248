import { useCallback } from 'react'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { locate } from '../browser/locate'
import type { EntryRow } from '../browser/row'
import { useText } from '../kit/text-context'
import { useSession } from '../session/session-context'
import { sayMissing, sayNotReached } from './say-missing'

/** Does something with a kept entry where it is by now; says so when it is not there. */
export function useRowOfPlace(): (place: KeptPlace, act: (row: EntryRow) => void) => void {
  const session = useSession()
  const text = useText()
  return useCallback(
    (place, act) => {
      locate(session, place).then(
        located =>
          located.kind === 'found' ? act(located.row) : sayMissing(session, text, place, located.found),
        (error: unknown) => sayNotReached(session, text, place, error),
      )
    },
    [session, text],
  )
}
