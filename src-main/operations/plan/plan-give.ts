import { titleOf } from '../../../src-shared/domain/names'
import type { OperationRequest } from '../../../src-shared/model/operation'
import { giveAction } from '../act/give-action'
import { pathOfEntry } from '../look/expected-entry'
import { refusedFailure } from '../look/refused-error'
import type { Planner } from './planner'

export type GiveRequest = Extract<OperationRequest, { readonly kind: 'give' }>

/** One call; whether it may be made is asked right before it. */
export function planGive(planner: Planner, { entry, to, mayLeave }: GiveRequest): void {
  const path = pathOfEntry(entry)
  if (path === null) throw refusedFailure({ reason: 'gone', name: titleOf(entry) })
  const action = giveAction(planner.context, { entry, path, to, mayLeave })
  planner.planned.push({ kind: 'call', action, role: {} })
}
