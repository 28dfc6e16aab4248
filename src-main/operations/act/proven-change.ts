import { nameOf } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Step } from '../../../src-shared/model/operation'
import type { ProvenChange } from '../look/proven-changes'
import type { Action } from './action'

/** What listings have to show of a step that is done; null where it is nothing of theirs. */
export function provenChange(
  action: Action,
  done: Pick<Partial<Step>, 'recordId' | 'to' | 'toIds' | 'newTitle'>,
): ProvenChange | null {
  const facts = { ...action, ...action.ends?.(), ...done }
  const recordId = done.recordId ?? action.recordId
  if (recordId === null || recordId === '' || action.isProvedByReply) return null
  const hasLeft = action.action === 'move' || action.action === 'remove'
  const from = hasLeft ? endOf(facts.from, facts.fromIds) : null
  const to = endOf(facts.to, facts.toIds)
  const title = facts.to === null ? '' : (done.newTitle ?? facts.newTitle ?? nameOf(facts.to))
  const content = action.atRisk?.().content ?? []
  return { recordId, from, to: to && { ...to, title }, content }
}

function endOf(path: InventoryPath | null, ids: Step['toIds']) {
  return path === null ? null : { path, ids: ids ?? [] }
}
