import { useMemo } from 'react'
import { useText } from '../kit/text-context'
import type { Session } from '../session/session'
import { useSession } from '../session/session-context'
import { useCanChange } from '../session/use-can-change'
import type { Catalogue } from '../text/en'
import type { RunOperation } from './run-operation'
import { useRunOperation } from './use-run-operation'

/** What an action needs to act for the person: words, the inventory, whether it may, and the way to main. */
export interface Actor {
  readonly text: Catalogue
  readonly session: Session
  readonly canChange: boolean
  readonly run: RunOperation
}

export function useActor(): Actor {
  const text = useText()
  const session = useSession()
  const canChange = useCanChange()
  const run = useRunOperation()
  return useMemo(() => ({ text, session, canChange, run }), [canChange, run, session, text])
}
