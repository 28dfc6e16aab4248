import { useMemo } from 'react'
import { useText } from '../kit/text-context'
import { useSession } from '../session/session-context'
import { useCanChange } from '../session/use-can-change'
import type { Actor } from './actor'
import { useRunOperation } from './use-run-operation'

export function useActor(): Actor {
  const text = useText()
  const session = useSession()
  const canChange = useCanChange()
  const run = useRunOperation()
  return useMemo(() => ({ text, session, canChange, run }), [canChange, run, session, text])
}
