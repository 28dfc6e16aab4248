import { useEffect, useMemo, useState } from 'react'
import { nameQueryOf } from '../../../src-shared/domain/name-query'
import type { FindScope as IndexScope } from '../../../src-shared/model/found'
import type { IndexReader } from '../../bridge/index-port'
import type { Branch } from '../../browser/branch'
import { useIndex } from '../../listings/session-index'
import { useAnswers } from '../../listings/session-resolver'
import type { Answers } from '../../listings/whereabouts'
import { useInventory } from '../../session/session-context'
import { findEntries } from './find-entries'
import { type FindScope, type Found, foundOfHit, notFollowedOf } from './found'
import { filterOf, wordsOf } from './query-terms'

/** What a screen needs; the count says that there are more. */
const MAX_SHOWN = 200

interface Asked {
  readonly typed: string
  readonly scope: FindScope
  /** The folder that is shown. */
  readonly location: Branch
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
  /** Whether all that is known can be searched, and not only what this window has opened. */
  readonly hasIndex: boolean
}

interface Question {
  readonly typed: string
  readonly scope: IndexScope
  readonly presentFolder: string | null
}

/** Searches anew with every key, and with all that is learnt of where things are. */
export function useFind({ typed, scope, location, isOpen }: Asked): Finding {
  const { key } = useInventory()
  const index = useIndex()
  const answers = useAnswers()
  const presentFolder = location.recordIds.at(-1) ?? null
  const question = useMemo<Question>(
    () => ({ typed, scope: indexScope(scope, presentFolder), presentFolder }),
    [typed, scope, presentFolder],
  )
  // The window's own listings count only where nothing else is there.
  const known = index === null ? answers : null
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    if (!isOpen) return
    const controller = new AbortController()
    const { signal } = controller
    const ask = (): Promise<void> =>
      search(question, index, known, signal).then(
        found => {
          if (found && !signal.aborted) setAnswer({ found, inventory: key })
        },
        (error: unknown) => {
          if (!signal.aborted) throw error
        },
      )
    const again = onceInAWhile(ask)
    const stop = index?.on('changed', again.soon)
    void ask()
    return () => {
      stop?.()
      again.stop()
      controller.abort()
    }
  }, [key, question, index, known, isOpen])
  const found = answer?.inventory === key ? answer.found : null
  useSeenAgain(index, isOpen ? found : null)
  return { found, isCurrent: found?.asked === question, hasIndex: index !== null }
}

/** While everything is looked through, something is learnt many times a second. */
const AGAIN_MS = 100

function onceInAWhile(act: () => Promise<void>): { readonly soon: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  return {
    soon: () => {
      timer ??= setTimeout(() => {
        timer = null
        void act()
      }, AGAIN_MS)
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer)
    },
  }
}

/** As many as are on screen. */
const MAX_SEEN_AGAIN = 12
const SEEN_AFTER_MS = 800

/** What is looked at for a moment is listed again in the background, where that is long ago. */
function useSeenAgain(index: IndexReader | null, found: Found | null): void {
  const ids = (found?.entries ?? []).slice(0, MAX_SEEN_AGAIN).map(({ entry }) => entry.recordId)
  const shown = ids.join('\n')
  useEffect(() => {
    if (index === null || shown === '') return
    const timer = setTimeout(() => void index.call('shown', { recordIds: shown.split('\n') }), SEEN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [index, shown])
}

/** The same for the index. */
export function indexScope(scope: FindScope, recordId: string | null): IndexScope {
  return scope === 'here' ? { kind: 'folder', recordId } : { kind: scope }
}

async function search(
  question: Question,
  index: IndexReader | null,
  answers: Answers | null,
  signal: AbortSignal,
): Promise<Found | null> {
  if (index !== null) return searchIndex(question, index, signal)
  if (answers === null) return null
  const { typed } = question
  const found = await findEntries(answers, nameQueryOf(wordsOf(typed), filterOf(typed)), signal)
  return { ...found, asked: question }
}

/** Null where it does not answer: then another search follows, when it is there again or has gone. */
async function searchIndex(
  question: Question,
  index: IndexReader,
  signal: AbortSignal,
): Promise<Found | null> {
  const { typed: query, scope, presentFolder } = question
  const answer = await index.call('search', { query, scope, presentFolder, limit: MAX_SHOWN }, { signal })
  if (!answer.ok) return null
  const { hits, total, coverage, problems } = answer.value
  const isAsked = query.trim() !== ''
  return {
    asked: question,
    isAsked,
    entries: isAsked ? hits.map(foundOfHit) : [],
    count: total,
    coverage: { kind: 'index', ...coverage },
    notFollowed: notFollowedOf(query, problems),
  }
}
