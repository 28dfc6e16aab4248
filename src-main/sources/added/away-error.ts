import type { AppError } from '../../../src-shared/errors'
import { say } from '../../../src-shared/sentences'
import type { Gateway, SourceNews, SourceReach } from '../../wire/gateway'

/** A gateway says at once how its platform stands. Milliseconds. */
const PATIENCE_MS = 1_000

const ERRORS: Readonly<Record<SourceReach, AppError | null>> = {
  connecting: null,
  connected: null,
  offline: { kind: 'cloud', ...say('source-out-of-reach') },
  'signed-out': { kind: 'not-ready', ...say('sign-in-again') },
  'sign-in-refused': { kind: 'not-ready', ...say('wrong-password') },
  incompatible: { kind: 'refused', ...say('source-incompatible') },
  loading: { kind: 'not-ready', ...say('source-loading') },
}

/**
 * Why the platform behind a gateway cannot be listed at the moment; null: it can,
 * or nothing is said of that.
 */
export function awayError(gateway: Pick<Gateway, 'hear'>, signal: AbortSignal): Promise<AppError | null> {
  return new Promise(resolve => {
    const end = (error: AppError | null): void => {
      stop()
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
      resolve(error)
    }
    const giveUp = (): void => end(null)
    const timer = setTimeout(giveUp, PATIENCE_MS)
    signal.addEventListener('abort', giveUp)
    const stop = gateway.hear(news => {
      if (news.kind === 'reach' && news.reach !== 'connecting') end(errorOf(news))
    })
  })
}

function errorOf({ reach, said }: Extract<SourceNews, { kind: 'reach' }>): AppError | null {
  const error = ERRORS[reach]
  return error === null || said === null ? error : { ...error, detail: said }
}
