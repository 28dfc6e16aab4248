import { useEffect, useMemo, useState } from 'react'
import { type NameFilter, nameQueryOf } from '../../../src-shared/domain/name-query'
import { useAnswers } from '../../listings/session-resolver'
import { useInventory } from '../../session/session-context'
import { type Found, findEntries } from './find-entries'

interface Asked {
  readonly typed: string
  readonly filter: NameFilter
  /** Nothing is searched while nobody looks. */
  readonly isOpen: boolean
}

interface Answer {
  readonly found: Found
  /** What was found in another inventory is no answer for this one. */
  readonly inventory: string
}

export interface Finding {
  /** What was found last; null before the first answer. */
  readonly found: Found | null
  /** Whether that answers what is asked now, and not what was asked some keys ago. */
  readonly isCurrent: boolean
}

/** Searches anew with every key, and with all that is learnt of where things are. */
export function useFind({ typed, filter, isOpen }: Asked): Finding {
  const { key } = useInventory()
  const answers = useAnswers()
  const query = useMemo(() => nameQueryOf(typed, filter), [typed, filter])
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    if (!isOpen) return
    const controller = new AbortController()
    const { signal } = controller
    findEntries(answers, query, signal).then(
      found => !signal.aborted && setAnswer({ found, inventory: key }),
      (error: unknown) => {
        if (!signal.aborted) throw error
      },
    )
    return () => controller.abort()
  }, [key, query, answers, isOpen])
  const found = answer?.inventory === key ? answer.found : null
  return { found, isCurrent: found?.query === query }
}
