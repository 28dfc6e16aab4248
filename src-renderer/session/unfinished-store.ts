import type { UnfinishedMove } from '../../src-shared/model/operation'
import { call, listen } from '../bridge/client'
import { createWatched } from '../kit/watched'

/** Folder moves of the open inventory that broke off, now or in an earlier start. */
export const unfinishedMoves = createWatched<readonly UnfinishedMove[]>({
  initial: [],
  ask: () => call('moves.unfinished', null),
  listen: listener => listen('moves.changed', listener),
})
