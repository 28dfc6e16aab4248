import { infiniteQueryOptions } from '@tanstack/react-query'
import { keys } from '../session/keys'
import type { Session } from '../session/session'

/** A few windows full; operations of thousands of steps travel whole. */
const PAGE = 40

const NEWEST: string | null = null

/** What was done in an inventory, newest first, page by page. */
export function historyQuery(session: Session) {
  return infiniteQueryOptions({
    queryKey: keys.history(session.key),
    queryFn: ({ pageParam, signal }) =>
      session.ask('history.list', { beforeId: pageParam, limit: PAGE }, signal),
    initialPageParam: NEWEST,
    getNextPageParam: last => (last.length < PAGE ? null : (last.at(-1)?.id ?? null)),
    // A closed panel asks anew when it opens.
    gcTime: 0,
  })
}
