import { useEffect } from 'react'
import { call } from '../bridge/client'

/** Tells main that the window has its content: a start that never gets here counts as failed. */
export function useDrawn(): void {
  useEffect(() => {
    // Not at the next frame: a minimized window has none.
    call('app.drawn', null).catch((error: unknown) => console.error('Main was not told', error))
  }, [])
}
