import { type QueryFunctionContext, queryOptions } from '@tanstack/react-query'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import type { CoverPicture } from './folder-facts'
import { batchOf, isInterrupted, PICTURE_LIFE } from './thumbnail-query'

/**
 * The pictures of a cover as data URLs, when all have come: it appears whole, in one
 * drawing. Those that do not exist or fail are left out, and no others are fetched for them.
 */
export function coverQuery(
  session: Session,
  folder: string,
  pictures: readonly CoverPicture[],
  isSmall: boolean,
) {
  const ids = pictures.map(({ recordId, assetUri }) => `${recordId} ${assetUri}`)
  const queryKey = keys.cover(session.key, folder, ids, isSmall)
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }: QueryFunctionContext): Promise<readonly string[]> => {
      const batch = batchOf(session)
      const asked = pictures.map(picture => batch.fetch({ ...picture, isSmall }, signal))
      const answers = await Promise.allSettled(asked)
      signal.throwIfAborted()
      for (const answer of answers) {
        if (answer.status === 'rejected' && isInterruption(answer.reason)) throw answer.reason
      }
      return answers.flatMap(answer => (answer.status === 'fulfilled' ? (answer.value ?? []) : []))
    },
    ...PICTURE_LIFE,
  })
}

function isInterruption(reason: unknown): reason is Error {
  return reason instanceof Error && isInterrupted(reason)
}
