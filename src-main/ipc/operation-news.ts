import { progressBetween } from '../../src-shared/domain/operation-progress'
import { isUnfinished } from '../../src-shared/domain/pending'
import type { Publish } from '../../src-shared/ipc/contract'
import type { Operation } from '../../src-shared/model/operation'

/**
 * Tells the window of operations. Five thousand steps cost it 100 ms each time
 * that they cross (the context bridge copies every object), so while one runs
 * only the steps that changed do. Of another inventory than the one that is shown
 * it hears nothing: what is done at a path there says nothing of that path here.
 */
export function operationNews(publish: Publish): (operation: Operation, isShown: boolean) => void {
  const told = new Map<string, Operation>()
  return (operation, isShown) => {
    if (!isShown) {
      told.delete(operation.id)
      return
    }
    const before = told.get(operation.id)
    if (isUnfinished(operation.state)) told.set(operation.id, operation)
    else told.delete(operation.id)
    const progress = before && isUnfinished(operation.state) ? progressBetween(before, operation) : null
    if (progress) publish('operation.progressed', progress)
    else publish('operation.changed', operation)
  }
}
