import { useEffect, useRef } from 'react'
import { collectRows } from '../../actions/collect'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { useSession } from '../../session/session-context'
import type { FoundEntry } from './find-entries'
import { useRowOfFound } from './use-found-drag'

interface Reached {
  /** What the keys have reached, or else the first. */
  readonly reached: FoundEntry | null
  /** False while it answers what was asked some keys ago. */
  readonly isCurrent: boolean
  readonly typed: string
}

/**
 * Collects by key what was found, not the selection behind the panel. A key that
 * comes before the answer waits for it.
 */
export function useCollectFound({ reached, isCurrent, typed }: Reached): () => void {
  const text = useText()
  const session = useSession()
  const rowOf = useRowOfFound()
  const wanted = useRef<string | null>(null)

  function collect(): void {
    const row = reached && rowOf(reached)
    if (row) return void collectRows(session, [row], text)
    showToast({ tone: 'note', message: text.refusal['nothing-selected'](), actions: [] })
  }

  useEffect(() => {
    if (!isCurrent || wanted.current === null) return
    const isStillWanted = wanted.current === typed
    wanted.current = null
    if (isStillWanted) collect()
  })

  return () => {
    if (isCurrent) collect()
    else wanted.current = typed
  }
}
