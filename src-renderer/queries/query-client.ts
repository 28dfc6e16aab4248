import { QueryClient } from '@tanstack/react-query'

/**
 * Listings stay true until somebody says otherwise: an operation, F5, or a
 * reconnection. Nothing is retried here: reads are, below the gateway, where
 * the wire says what may be.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60 * 60_000,
        refetchOnWindowFocus: false,
        structuralSharing: false,
        retry: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
