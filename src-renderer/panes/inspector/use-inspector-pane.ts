import { useCallback, useState, useSyncExternalStore } from 'react'
import { changeSettings, useSettings } from '../../session/settings-store'

/** Under this width the inspector folds away and, when asked for, lies over the tree (design-shown.md, "Window"). */
const narrow = window.matchMedia('(max-width: 900px)')

function onNarrowChange(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

export interface InspectorPane {
  readonly isOpen: boolean
  readonly toggle: () => void
}

/** In a wide window as the person left it, in a narrow one closed until it is asked for. */
export function useInspectorPane(): InspectorPane {
  const isNarrow = useSyncExternalStore(onNarrowChange, () => narrow.matches)
  const pane = useSettings(settings => settings.inspector)
  const [isOpenNarrow, setOpenNarrow] = useState(false)
  const toggle = useCallback(() => {
    if (isNarrow) setOpenNarrow(isOpen => !isOpen)
    else changeSettings({ inspector: { ...pane, isOpen: !pane.isOpen } })
  }, [isNarrow, pane])
  return { isOpen: isNarrow ? isOpenNarrow : pane.isOpen, toggle }
}
