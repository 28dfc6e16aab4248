import { useEffect, useRef } from 'react'
import type { RowId } from './row-id'

/**
 * A row scrolls into view when it becomes the one that matters or appears, not
 * whenever rows change, and not when the window was just scrolled back to where
 * it was.
 */
export function useInView(
  id: RowId | null,
  isThere: boolean,
  show: () => void,
  wasThere: (id: RowId) => boolean = () => false,
): void {
  const latest = useRef({ show, wasThere })
  useEffect(() => {
    latest.current = { show, wasThere }
  })
  const shown = useRef<RowId | null>(null)
  useEffect(() => {
    if (id === null || !isThere) return
    const isReturn = shown.current === null && latest.current.wasThere(id)
    shown.current = id
    if (!isReturn) latest.current.show()
  }, [id, isThere])
}
