import { entryRefusal } from '../../src-shared/domain/guards'
import { withoutNested } from '../../src-shared/domain/transfer'
import { TRASH } from '../../src-shared/domain/trash'
import type { OperationKind } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { draggedOf, entryRefOf } from '../browser/drop-target'
import type { EntryRow } from '../browser/row'
import { isTrashed } from '../browser/trash-look'
import { showToast } from '../kit/toast-store'
import { refusalText } from '../text/refusal-text'
import type { Actor } from './actor'
import { dialogsOf } from './dialogs'

/**
 * Del: to the Trash, without a question; in the Trash for good, with one
 * (design-shown.md, "Operations").
 */
export function deleteRows(rows: readonly EntryRow[], actor: Actor): void {
  if (rows.length === 0) return
  const trashed = rows.filter(isTrashed)
  if (trashed.length === 0) return trashRows(rows, actor)
  if (!mayStart('delete', rows, actor)) return
  if (trashed.length < rows.length) return say('delete', actor.text.trash.mixed, actor)
  const [only] = rows
  const isTrash = rows.length === 1 && only?.path === TRASH
  const { deletion } = dialogsOf(actor.session)
  deletion.update(() =>
    isTrash ? { kind: 'trash' } : { kind: 'entries', entries: withoutNested(rows.map(entryRefOf)) },
  )
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

function mayStart(kind: OperationKind, rows: readonly EntryRow[], actor: Actor): boolean {
  if (!actor.canChange) {
    say(kind, actor.text.tree.notReady, actor)
    return false
  }
  const refusal = firstRefusal(rows)
  if (refusal !== null) say(kind, refusalText(actor.text, refusal), actor)
  return refusal === null
}

function firstRefusal(rows: readonly EntryRow[]): Refusal | null {
  for (const row of rows) {
    const refusal = entryRefusal(draggedOf(row))
    if (refusal !== null) return refusal
  }
  return null
}

function say(kind: OperationKind, detail: string, { text }: Actor): void {
  showToast({ tone: 'failure', message: text.operation.refused[kind], detail, actions: [] })
}
