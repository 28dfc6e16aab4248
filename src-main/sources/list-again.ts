import { AppFailure } from '../../src-shared/errors'
import type { Gateway, RawListing } from '../wire/gateway'
import type { SourceConnection } from './source-connection'

const AGAIN_WITHIN_MS = 10_000

/** What a listing that was cut off waits for and goes on with. */
export interface Reconnected {
  /** Of the same inventory, or a failure. */
  readonly list: Gateway['list']
  readonly whenOpen: (signal: AbortSignal) => Promise<void>
}

/**
 * A listing that survives a lost connection and a sleep: what was under way then
 * is no failure to tell anybody of. It changes nothing, so it is asked once
 * more, of the source that answers then. Fails as `list` does, also
 * when nothing answers within 10 s.
 */
export async function listAgain(
  connection: SourceConnection,
  { list, whenOpen }: Reconnected,
  [folder, signal, isInBackground]: Parameters<Gateway['list']>,
): Promise<RawListing> {
  const { wakes } = connection
  const cutOff = new AbortController()
  const cut = (): void => cutOff.abort()
  const lost = connection.untilLost
  lost.addEventListener('abort', cut, { once: true })
  try {
    return await list(folder, either(signal, cutOff.signal), isInBackground)
  } catch (thrown) {
    const isInterrupted = lost.aborted || (connection.wakes !== wakes && isSilence(thrown))
    if (!isInterrupted || signal?.aborted === true) throw thrown
  } finally {
    lost.removeEventListener('abort', cut)
  }
  await whenOpen(either(signal, AbortSignal.timeout(AGAIN_WITHIN_MS)))
  return list(folder, signal, isInBackground)
}

function isSilence(thrown: unknown): boolean {
  return thrown instanceof AppFailure && (thrown.error.kind === 'offline' || thrown.error.kind === 'cloud')
}

function either(signal: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  return signal === undefined ? other : AbortSignal.any([signal, other])
}
