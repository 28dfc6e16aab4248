import type { Capabilities, SourceAction } from '../model/capabilities'
import type { EntryKind } from '../model/entry'
import type { Refusal } from '../model/refusal'
import { type Dragged, entryRefusal } from './guards'
import { titleOf } from './names'
import { childPath } from './paths'
import { isInTrash, isTrash } from './trash'

/** What a person can do with an entry. `delete` is for good. */
export type PersonsAction = 'rename' | 'move' | 'copy' | 'trash' | 'restore' | 'delete' | 'spawn' | 'give'

/**
 * Why something cannot be done with an entry in this inventory, or null: the one
 * answer for commands, menus, drags and dialogs. What the
 * source never does comes first; where it would go is asked of `canDrop`, what
 * it would be called of `canRename`.
 */
export function whyNot(action: PersonsAction, entry: Dragged, capabilities: Capabilities): Refusal | null {
  const refusal = actionRefusal(verbOf(action, entry.ref.kind), entry, capabilities)
  if (refusal !== null) return refusal
  // What lies below a link spawns like anything else; its address only has to be one.
  if (action === 'spawn') return spawnRefusal(entry)
  return entryRefusal(entry) ?? trashRefusal(action, entry, capabilities)
}

/** Why the source does not do this, with anything or with this one; null when it does. */
export function actionRefusal(
  action: SourceAction,
  { denied = [] }: Dragged,
  capabilities: Capabilities,
): Refusal | null {
  const never = verbRefusal(action, capabilities)
  if (never !== null) return never
  const own = denied.find(one => one.action === action)
  return own === undefined ? null : { reason: 'not-supported', action, why: own.why }
}

/** Why the source never does this, with anything; null when it does. */
export function verbRefusal(action: SourceAction, { verbs }: Capabilities): Refusal | null {
  const verb = verbs[action]
  return verb.how === 'absent' ? { reason: 'not-supported', action, why: verb.whyNot } : null
}

/** Which of the source's verbs does what a person asks for. */
export function verbOf(action: PersonsAction, kind: EntryKind): SourceAction {
  const isFolder = kind === 'folder'
  switch (action) {
    case 'rename':
      return isFolder ? 'rename-folder' : 'rename-item'
    case 'move':
      return isFolder ? 'move-folder' : 'move-item'
    case 'copy':
      return isFolder ? 'copy-folder' : 'copy-item'
    case 'delete':
      return isFolder ? 'remove-folder' : 'remove-item'
    default:
      return action
  }
}

function spawnRefusal({ ref, problem }: Dragged): Refusal | null {
  const name = titleOf(ref)
  if (ref.kind === 'folder' || ref.kind === 'link') return { reason: 'not-an-item', name }
  return problem && { reason: 'unaddressable', name, problem }
}

/** The Trash itself stays where it is, and as it is called; what is in it is restored, or deleted for good. */
function trashRefusal(action: PersonsAction, { ref }: Dragged, { trash }: Capabilities): Refusal | null {
  const name = titleOf(ref)
  const path = childPath(ref.parent.path, ref.name)
  if (path !== null && isTrash(path, trash)) return action === 'copy' ? null : { reason: 'trash-itself' }
  const isTrashed = isInTrash(ref.parent.path, trash)
  if (action === 'trash' && isTrashed) return { reason: 'in-trash-already', name }
  // Without a Trash, deleting is for good everywhere.
  const needsTrash = action === 'restore' || (action === 'delete' && trash.kind !== 'none')
  return needsTrash && !isTrashed ? { reason: 'not-in-trash', name } : null
}
