import { useQuery } from '@tanstack/react-query'
import { ROOT } from '../../src-shared/domain/paths'
import type { AppError } from '../../src-shared/errors'
import { listFolder } from '../bridge/list-folder'
import { keys } from '../session/keys'
import { useInventory } from '../session/session-context'
import { currentSettings } from '../session/settings-store'

const ASK_EVERY_MS = 4_000

/**
 * Where the service has nobody to list for yet (it still starts, its person is
 * being signed in), the inventory is asked for again until it comes. Beside its
 * own query, which would show each attempt anew.
 */
export function useAskUntilReady(error: AppError): void {
  const { key } = useInventory()
  useQuery({
    queryKey: keys.readiness(key),
    enabled: error.kind === 'not-ready',
    refetchInterval: ASK_EVERY_MS,
    gcTime: 0,
    queryFn: async ({ client, signal }) => {
      const from = { kind: 'service', isInBackground: true } as const
      const listing = await listFolder(
        from,
        ROOT,
        signal,
        () => currentSettings().sort,
        () => {},
      )
      client.setQueryData(keys.listing(key, ROOT), listing)
      return null
    },
  })
}
