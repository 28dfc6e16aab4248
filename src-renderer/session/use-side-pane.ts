import { useCallback, useMemo, useState } from 'react'
import { NARROW, useMedia } from '../kit/use-media'
import { changeSettings, useSettings } from './settings-store'

/** A side of the window. */
export interface SidePane {
  readonly isOpen: boolean
  /** It lies over or below the contents, instead of beside them. */
  readonly isNarrow: boolean
  readonly toggle: () => void
  /** What is chosen in a narrow window is closed again; in a wide one it stays as the person left it. */
  readonly close: () => void
}

/** In a wide window as the person left it, in a narrow one closed until it is asked for. */
export function useSidePane(side: 'sidebar' | 'inspector'): SidePane {
  const isNarrow = useMedia(NARROW)
  const pane = useSettings(settings => settings[side])
  const [isOpenNarrow, setOpenNarrow] = useState(false)
  const toggle = useCallback(() => {
    if (isNarrow) setOpenNarrow(isOpen => !isOpen)
    else changeSettings({ [side]: { ...pane, isOpen: !pane.isOpen } })
  }, [isNarrow, pane, side])
  const close = useCallback(() => setOpenNarrow(false), [])
  const isOpen = isNarrow ? isOpenNarrow : pane.isOpen
  return useMemo(() => ({ isOpen, isNarrow, toggle, close }), [isOpen, isNarrow, toggle, close])
}
