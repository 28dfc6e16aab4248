import { useEffect, useState } from 'react'
import { call } from '../bridge/client'

/** A frame or two: what nobody sees does not keep the first picture waiting. */
const LATER_MS = 50

const FRAMELESS_MS = 500

/**
 * Tells main that the window has its content: a start that never gets here counts as failed.
 * Answers whether that was a moment ago.
 */
export function useDrawn(): boolean {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    let isTold = false
    const tell = (): void => {
      if (isTold) return
      isTold = true
      call('app.drawn', null).catch((error: unknown) => console.error('Main was not told', error))
    }
    // With the frame after the one that has it: main shows the window then.
    requestAnimationFrame(() => requestAnimationFrame(tell))
    // A minimized window has no frames.
    const timers = [setTimeout(() => setDrawn(true), LATER_MS), setTimeout(tell, FRAMELESS_MS)]
    return () => timers.forEach(clearTimeout)
  }, [])
  return isDrawn
}
