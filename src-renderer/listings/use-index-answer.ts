import { useEffect, useMemo, useState } from 'react'
import type { IndexReads } from '../../src-shared/ipc/index-contract'
import { useIndex } from './session-index'

/** While everything is looked through, something is learnt many times a second. */
const AGAIN_MS = 500

interface Answer<V> {
  readonly asked: string
  readonly value: V
}

/** What the index answers, now and whenever it has learnt something; null before, and while it is not there. */
export function useIndexAnswer<N extends keyof IndexReads>(
  name: N,
  args: IndexReads[N]['args'],
): IndexReads[N]['value'] | null {
  const index = useIndex()
  const asked = JSON.stringify([name, args])
  // Another object each time that something is drawn, and mostly the same question.
  // oxlint-disable-next-line react/exhaustive-deps -- `asked` is what it says
  const question = useMemo(() => args, [asked])
  const [answer, setAnswer] = useState<Answer<IndexReads[N]['value']> | null>(null)
  useEffect(() => {
    if (index === null) return
    const controller = new AbortController()
    const { signal } = controller
    let timer: ReturnType<typeof setTimeout> | null = null
    const ask = async (): Promise<void> => {
      timer = null
      const told = await index.call(name, question, { signal })
      if (told.ok && !signal.aborted) setAnswer({ asked, value: told.value })
    }
    const stop = index.on('changed', () => {
      timer ??= setTimeout(() => void ask(), AGAIN_MS)
    })
    void ask()
    return () => {
      stop()
      controller.abort()
      if (timer !== null) clearTimeout(timer)
    }
  }, [index, name, question, asked])
  return index !== null && answer?.asked === asked ? answer.value : null
}
