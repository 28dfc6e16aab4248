import type { JournalState } from '../../src-shared/model/operation'
import { call, listen } from '../bridge/client'
import { useStore } from '../kit/store'
import { createWatched } from '../kit/watched'

/** Whether main can write down what it does. */
export const journal = createWatched<JournalState>({
  initial: { kind: 'ok' },
  ask: () => call('journal.state', null),
  listen: listener => listen('journal.changed', listener),
})

/** What cannot be written down is not done (design.md, "Operations"). */
export function useIsJournalUsable(): boolean {
  return useStore(journal.store, state => state.kind !== 'unavailable')
}
