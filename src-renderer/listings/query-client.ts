import { QueryClient } from '@tanstack/react-query'
import { evictCache } from './evict-cache'

/**
 * Listings stay true until somebody says otherwise: an operation, F5, or a
 * reconnection. Nothing is retried here: reads are, below the gateway, where
 * the wire says what may be.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
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
  evictCache(client)
  return client
}
