import { QueryClient } from '@tanstack/react-query'
import { AppFailure, isRetryable } from '../../src-shared/errors'

const MAX_RETRIES = 2

/** Listings stay true until somebody says otherwise: an operation, F5, or a reconnection. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60 * 60_000,
        refetchOnWindowFocus: false,
        structuralSharing: false,
        retry: (failures, error) =>
          failures < MAX_RETRIES && error instanceof AppFailure && isRetryable(error.error) && !isLost(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** A lost connection is not retried here: when it is back, main says so and everything is listed again. */
function isLost({ error }: AppFailure): boolean {
  return error.kind === 'offline'
}
