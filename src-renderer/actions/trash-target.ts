import type { DropTarget } from '../../src-shared/domain/transfer'
import { TRASH_NAME, trashFolderOf } from '../../src-shared/domain/trash'
import type { TrashRules } from '../../src-shared/model/capabilities'

/** A drop on it is a deletion, for which Satchel's own folder is made when there is none yet; null where there is no Trash. */
export function trashTargetOf(trash: TrashRules): DropTarget | null {
  const path = trashFolderOf(trash)
  if (path === null) return null
  const id = trash.kind === 'native' ? trash.folder.id : null
  const ref = { path, recordIds: id === null ? [] : [id] }
  return { ref, title: TRASH_NAME, kind: 'folder', problem: null, linkName: null }
}
