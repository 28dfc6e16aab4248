import { useEffect } from 'react'
import { useEnvironment } from '../bridge/environment'
import { openOverlay, overlayStore } from '../kit/overlay-store'
import { changeSettings, useSettings } from '../session/settings-store'

/** Says what this is, once, when the window is there; never over something else, and not on a tour. */
export function useFirstRun(isDrawn: boolean): void {
  const { isTour } = useEnvironment()
  const isWelcomed = useSettings(settings => settings.isWelcomed)
  useEffect(() => {
    if (!isDrawn || isTour || isWelcomed || overlayStore.get() !== null) return
    // From now on: whoever ends Satchel with it open has seen it, too.
    changeSettings({ isWelcomed: true })
    openOverlay({ kind: 'welcome' })
  }, [isDrawn, isTour, isWelcomed])
}
