import { withoutNested } from '../../src-shared/domain/selected-tree'
import { type PersonsAction, whyNot } from '../../src-shared/domain/why-not'
import type { Capabilities } from '../../src-shared/model/capabilities'
import type { OperationKind } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { draggedOf, entryRefOf } from '../browser/drop-target'
import type { EntryRow } from '../browser/row'
import { isTheTrash, isTrashed } from '../browser/trash-look'
import { showToast } from '../kit/toast-store'
import { refusalText } from '../text/refusal-text'
import type { Actor } from './actor'
import { askToEmptyTrash, dialogsOf } from './dialogs'

/**
 * Del: to the Trash, without a question; in the Trash for good, with one
 * (design-shown.md, "Operations").
 */
export function deleteRows(rows: readonly EntryRow[], actor: Actor): void {
  if (rows.length === 0) return
  const { trash } = capabilitiesOf(actor)
  const trashed = rows.filter(row => isTrashed(row, trash))
  if (trash.kind !== 'none' && trashed.length === 0) return trashRows(rows, actor)
  const [only] = rows
  if (rows.length === 1 && only && isTheTrash(only, trash)) return askToEmpty(actor)
  if (trashed.length > 0 && trashed.length < rows.length) return say('delete', actor.text.trash.mixed, actor)
  if (!mayStart('delete', rows, actor)) return
  const { deletion } = dialogsOf(actor.session)
  deletion.update(() => ({ kind: 'entries', entries: withoutNested(rows.map(entryRefOf)) }))
}

function askToEmpty(actor: Actor): void {
  if (actor.canChange) askToEmptyTrash(actor.session)
  else say('empty-trash', actor.text.tree.notReady, actor)
}

function trashRows(rows: readonly EntryRow[], actor: Actor): void {
  if (!mayStart('trash', rows, actor)) return
  void actor.run({ kind: 'trash', entries: withoutNested(rows.map(entryRefOf)) })
}

/** Back to where they were, under the names that they had. */
export function restoreRows(rows: readonly EntryRow[], actor: Actor): void {
  if (rows.length === 0 || !mayStart('restore', rows, actor)) return
  void actor.run({ kind: 'restore', entries: withoutNested(rows.map(entryRefOf)) })
}

function mayStart(
  kind: Extract<PersonsAction, OperationKind>,
  rows: readonly EntryRow[],
  actor: Actor,
): boolean {
  if (!actor.canChange) {
    say(kind, actor.text.tree.notReady, actor)
    return false
  }
  const refusal = firstRefusal(kind, rows, capabilitiesOf(actor))
  if (refusal !== null) say(kind, refusalText(actor.text, refusal), actor)
  return refusal === null
}

function capabilitiesOf({ session }: Actor): Capabilities {
  return session.inventory.get().capabilities
}

function firstRefusal(
  action: PersonsAction,
  rows: readonly EntryRow[],
  capabilities: Capabilities,
): Refusal | null {
  for (const row of rows) {
    const refusal = whyNot(action, draggedOf(row), capabilities)
    if (refusal !== null) return refusal
  }
  return null
}

function say(kind: OperationKind, detail: string, { text }: Actor): void {
  showToast({ tone: 'failure', message: text.operation.refused[kind], detail, actions: [] })
}
