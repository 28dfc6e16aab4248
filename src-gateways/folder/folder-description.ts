import { accessSync, constants } from 'node:fs'
import {
  Action,
  Addressing,
  Column,
  Cost,
  type DeepPartial,
  type Description,
  How,
  Proof,
  WhyNot,
} from '../../src-wire/gen/satchel/v1/source.ts'
import { MAX_NAME_BYTES } from './file-names.ts'
import { ROOT_ID, TRASH_ID } from './folder-entry.ts'
import { codeOf } from './system-error.ts'

const CHANGES = [
  Action.ACTION_MAKE_FOLDER,
  Action.ACTION_RENAME_ITEM,
  Action.ACTION_RENAME_FOLDER,
  Action.ACTION_MOVE_ITEM,
  Action.ACTION_MOVE_FOLDER,
  Action.ACTION_COPY_ITEM,
  Action.ACTION_COPY_FOLDER,
  Action.ACTION_TRASH,
] as const

interface FolderFacts {
  /** The system tells of changes. */
  readonly tells: boolean
  /** Another drive hangs below; a move to it is a copy and a deletion. */
  readonly hasDrives: boolean
  readonly isCaseSensitive: boolean
  /** What links lead to is told by itself, and not only by its name. */
  readonly tellsTargets: boolean
}

/**
 * What a folder of files can do, at this moment: drives come and go, and rights
 * change.
 */
export function describeFolder(
  root: string,
  { tells, hasDrives, isCaseSensitive, tellsTargets }: FolderFacts,
): DeepPartial<Description> {
  const mayWrite = isWritable(root)
  const change = (action: Action, how: How) =>
    mayWrite ? { action, how } : { action, how: How.HOW_ABSENT, whyNot: WhyNot.WHY_NOT_NO_RIGHT }
  return {
    platform: 'folder',
    title: 'Folder',
    identity: root,
    ownerId: root,
    ownerName: root,
    addressing: Addressing.ADDRESSING_PATH_AND_ID,
    names: { maxUtf8: MAX_NAME_BYTES, forbidden: '/\0', caseSensitive: isCaseSensitive },
    folders: { rootId: ROOT_ID, trashPath: '/Inventory/Trash', trashId: TRASH_ID, trashIsNative: true },
    verbs: [
      { action: Action.ACTION_LIST, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_LIST_TREE, how: How.HOW_CLIENT_STEPS },
      { action: Action.ACTION_FIND, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_THUMBNAIL, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_LOCAL_PATH, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_WATCH, how: tells ? How.HOW_ONE_CALL : How.HOW_CLIENT_STEPS },
      ...CHANGES.map(action => change(action, hasDrives ? How.HOW_ONE_CALL : How.HOW_ATOMIC)),
      // The client moves it back to where it was.
      change(Action.ACTION_RESTORE, How.HOW_CLIENT_STEPS),
      // What was there goes to the Trash first, and then the other comes in its place.
      change(Action.ACTION_OVERWRITE, How.HOW_RECORD_BY_RECORD),
      change(Action.ACTION_BRING_IN, How.HOW_CLIENT_STEPS),
      { ...change(Action.ACTION_REMOVE_ITEM, How.HOW_ATOMIC), permanent: true },
      { ...change(Action.ACTION_REMOVE_FOLDER, How.HOW_RECORD_BY_RECORD), permanent: true },
      { ...change(Action.ACTION_EMPTY_TRASH, How.HOW_RECORD_BY_RECORD), permanent: true },
    ],
    columns: [
      Column.COLUMN_TYPE,
      Column.COLUMN_SIZE,
      Column.COLUMN_CREATED,
      Column.COLUMN_PERMISSIONS,
      ...(tellsTargets ? [Column.COLUMN_LINK_TARGET] : []),
    ],
    pace: { cost: Cost.COST_PER_CALL },
    proof: Proof.PROOF_LIVE,
  }
}

function isWritable(root: string): boolean {
  try {
    accessSync(root, constants.W_OK | constants.X_OK)
    return true
  } catch (thrown) {
    // One that is gone for a moment is no right that is missing: whoever changes it then is told where it is.
    return !['EACCES', 'EPERM', 'EROFS'].includes(codeOf(thrown))
  }
}
