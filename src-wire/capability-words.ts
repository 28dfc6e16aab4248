import { SOURCE_ACTIONS, type SourceAction, type WhyNotCode } from '../src-shared/model/capabilities'
import { Action, WhyNot } from './gen/satchel/v1/source'

/** Each word of ours by the wire's. */
export const ACTIONS: Readonly<Record<SourceAction, Action>> = {
  list: Action.ACTION_LIST,
  'list-tree': Action.ACTION_LIST_TREE,
  'make-folder': Action.ACTION_MAKE_FOLDER,
  'rename-item': Action.ACTION_RENAME_ITEM,
  'rename-folder': Action.ACTION_RENAME_FOLDER,
  'move-item': Action.ACTION_MOVE_ITEM,
  'move-folder': Action.ACTION_MOVE_FOLDER,
  'copy-item': Action.ACTION_COPY_ITEM,
  'copy-folder': Action.ACTION_COPY_FOLDER,
  trash: Action.ACTION_TRASH,
  restore: Action.ACTION_RESTORE,
  'remove-item': Action.ACTION_REMOVE_ITEM,
  'remove-folder': Action.ACTION_REMOVE_FOLDER,
  spawn: Action.ACTION_SPAWN,
  thumbnail: Action.ACTION_THUMBNAIL,
  'local-path': Action.ACTION_LOCAL_PATH,
  versions: Action.ACTION_CHECKPOINTS,
  'bring-in': Action.ACTION_BRING_IN,
  give: Action.ACTION_GIVE,
}

const BY_NUMBER: ReadonlyMap<number, SourceAction> = new Map(
  SOURCE_ACTIONS.map(name => [ACTIONS[name], name]),
)

/** By number, as extras say it; null: of a later version. */
export function actionOf(action: number): SourceAction | null {
  return BY_NUMBER.get(action) ?? null
}

const WHY_NOT_OF_WIRE: Readonly<Record<number, WhyNotCode>> = {
  [WhyNot.WHY_NOT_NEEDS_VIEWER]: 'needs-viewer',
  [WhyNot.WHY_NOT_READ_ONLY]: 'read-only',
  [WhyNot.WHY_NOT_NO_RIGHT]: 'no-right',
  [WhyNot.WHY_NOT_LIBRARY_ONLY]: 'library-only',
  [WhyNot.WHY_NOT_ITEMS_ONLY]: 'items-only',
  [WhyNot.WHY_NOT_NO_COPY]: 'no-copy',
  [WhyNot.WHY_NOT_NO_TRANSFER]: 'no-transfer',
  [WhyNot.WHY_NOT_SYSTEM]: 'system',
  [WhyNot.WHY_NOT_LOCKED]: 'locked',
  [WhyNot.WHY_NOT_OBJECTS_ONLY]: 'objects-only',
}

/** What is not known counts as not offered. */
export function whyNotOf(whyNot: number): WhyNotCode {
  return WHY_NOT_OF_WIRE[whyNot] ?? 'not-offered'
}
