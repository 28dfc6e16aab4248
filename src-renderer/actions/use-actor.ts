import { useMemo } from 'react'
import { useText } from '../kit/text-context'
import { useCanChange } from '../session/use-can-change'
import type { Actor } from './actor'
import { useRunOperation } from './use-run-operation'

export function useActor(): Actor {
  const text = useText()
  const canChange = useCanChange()
  const run = useRunOperation()
  return useMemo(() => ({ text, canChange, run }), [canChange, run, text])
}
