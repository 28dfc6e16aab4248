import { QueryClient } from '@tanstack/react-query'
import { AppFailure } from '../../src-shared/errors'

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
        // A lost connection is not retried here: when it is back, main says so and everything is listed again.
        retry: (failures, error) =>
          failures < MAX_RETRIES && error instanceof AppFailure && error.error.kind === 'cloud',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
