import type { UndoStack } from '../../src-shared/model/operation'
import { call, listen } from '../bridge/client'
import { createWatched } from '../kit/watched'

/** What Ctrl+Z and Ctrl+Shift+Z would do now. */
export const undoStack = createWatched<UndoStack>({
  initial: { undo: null, redo: null },
  ask: () => call('history.stack', null),
  listen: listener => listen('history.changed', listener),
})
