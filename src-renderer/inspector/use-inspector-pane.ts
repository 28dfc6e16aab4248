import { useCallback, useState, useSyncExternalStore } from 'react'

/** Under this width the inspector folds away and, when asked for, lies over the tree (design.md, "Window"). */
const narrow = window.matchMedia('(max-width: 900px)')

function onNarrowChange(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Open in a wide window, closed in a narrow one, until the person says otherwise for that width. */
export function useInspectorPane(): { readonly isOpen: boolean; readonly toggle: () => void } {
  const isNarrow = useSyncExternalStore(onNarrowChange, () => narrow.matches)
  const [isOpenWide, setOpenWide] = useState(true)
  const [isOpenNarrow, setOpenNarrow] = useState(false)
  const setOpen = isNarrow ? setOpenNarrow : setOpenWide
  const toggle = useCallback(() => setOpen(isOpen => !isOpen), [setOpen])
  return { isOpen: isNarrow ? isOpenNarrow : isOpenWide, toggle }
}
