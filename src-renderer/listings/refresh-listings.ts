import type { Listing } from '../../src-shared/model/listing'
import { sayFailure } from '../kit/say-failure'
import { keys } from '../session/keys'
import type { Session } from '../session/session'

/**
 * Lists everything open again, and asks again for pictures that failed and for what became of broken moves. Answers the first failure among what stays on
 * screen as it was, because nothing on screen would show it; null when all went well.
 */
export async function refreshListings({
  queries,
  key,
  unfinishedMoves,
  ask,
}: Session): Promise<Error | null> {
  const queryKey = keys.listings(key)
  const pictures = keys.thumbnails(key)
  void queries.resetQueries({ queryKey: pictures, predicate: ({ state }) => state.status === 'error' })
  if (unfinishedMoves.get().length > 0) ask('moves.lookAgain', null).catch(sayFailure)
  await queries.invalidateQueries({ queryKey })
  const failed = queries
    .getQueryCache()
    .findAll({ queryKey, type: 'active' })
    .find(({ state }) => state.status === 'error' && isComplete(state.data))
  return failed?.state.error ?? null
}

function isComplete(data: unknown): boolean {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only listings live under this key
  return (data as Listing | undefined)?.isComplete ?? false
}
