import { useCallback } from 'react'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { useSession } from '../session/session-context'
import { openRowBehind } from './open-row-behind'
import { useRowOfPlace } from './use-row-of-place'

/** Opens a kept folder, or the one around a kept item, in a tab behind the one that is shown; says so when it is not there. */
export function useOpenPlaceBehind(): (place: KeptPlace) => void {
  const session = useSession()
  const withRow = useRowOfPlace()
  return useCallback(place => withRow(place, row => openRowBehind(session, row)), [session, withRow])
}
