import { useContext, useState } from 'react'
import { ScrollPaceContext } from './scroll-pace'
import { useStore } from './store'

/** Whether something may be fetched for what a row shows: not for what only flies by. */
export function useHasTimeFor(id: string | null): boolean {
  const isFlying = useStore(useContext(ScrollPaceContext).isFlying, value => value)
  const [askedFor, setAskedFor] = useState<string | null | undefined>(isFlying ? undefined : id)
  if (!isFlying && askedFor !== id) setAskedFor(id)
  return !isFlying || askedFor === id
}
