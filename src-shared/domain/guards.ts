import type { Denied, EntryKind, EntryProblem, EntryRef, FolderRef } from '../model/entry'
import type { Refusal } from '../model/refusal'
import { addressProblem, titleOf } from './names'

/** An entry that something is about to happen to, with what its listing knows about it. */
export interface Dragged {
  readonly ref: EntryRef
  /** Its own, or else that of a folder above it: a path that passes a twin is ambiguous all the way down. */
  readonly problem: EntryProblem | null
  /** Title of the nearest link above the entry; null where its folder is the person's own. */
  readonly linkName: string | null
  /** As its listing says; see `Entry`. */
  readonly denied?: readonly Denied[] | undefined
}

/** What something is about to go into. */
export interface DropTarget {
  readonly ref: FolderRef
  /** As people see it; may hold markup. */
  readonly title: string
  readonly kind: EntryKind
  /** As for what is dragged: its own, or that of a folder above it. */
  readonly problem: EntryProblem | null
  /** Title of the nearest link above the target, itself not counted. */
  readonly linkName: string | null
}

/** Why nothing may be done to an entry, wherever it would go; null when something may. */
export function entryRefusal({ ref, problem, linkName }: Dragged): Refusal | null {
  // The root alone has no record, and the service does not guard it (resonite-io.md, section 4).
  if (ref.recordId === '') return { reason: 'root' }
  // Copy, Move and Remove do not follow links, not even to read (section 5).
  if (linkName !== null) return { reason: 'below-link', linkName }
  // The name is asked again: the flag may come from a listing that knew less.
  const unaddressable = problem ?? addressProblem(ref.name)
  return unaddressable && { reason: 'unaddressable', name: titleOf(ref), problem: unaddressable }
}

/**
 * Why nothing may be put into a target; null when something may. Writing into a
 * link or below one "succeeds" and shows up nowhere (resonite-io.md, section 5).
 */
export function targetRefusal({ title: name, kind, problem, linkName }: DropTarget): Refusal | null {
  if (linkName !== null) return { reason: 'below-link', linkName }
  if (kind === 'link') return { reason: 'target-is-link', name }
  if (kind !== 'folder') return { reason: 'not-a-folder', name }
  return problem && { reason: 'unaddressable', name, problem }
}
