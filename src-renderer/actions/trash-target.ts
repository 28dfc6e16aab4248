import type { DropTarget } from '../../src-shared/domain/transfer'
import { TRASH, TRASH_NAME } from '../../src-shared/domain/trash'

/** A drop on it is a deletion, for which the folder is made when there is none yet. */
export const TRASH_TARGET: DropTarget = {
  ref: { path: TRASH, recordIds: [] },
  title: TRASH_NAME,
  kind: 'folder',
  problem: null,
  linkName: null,
}
