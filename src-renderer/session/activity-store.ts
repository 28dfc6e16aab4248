import { createStore } from '../kit/store'

export interface ActivityView {
  readonly isOpen: boolean
  /** Operations whose steps are shown. */
  readonly expanded: ReadonlySet<string>
}

export const activityStore = createStore<ActivityView>({ isOpen: false, expanded: new Set() })

export function openActivity(): void {
  activityStore.update(view => ({ ...view, isOpen: true }))
}

export function closeActivity(): void {
  activityStore.update(view => ({ ...view, isOpen: false }))
}

export function toggleActivity(): void {
  activityStore.update(view => ({ ...view, isOpen: !view.isOpen }))
}

/** Opens the panel with the steps of one operation. */
export function showActivity(operationId: string): void {
  activityStore.update(({ expanded }) => ({ isOpen: true, expanded: new Set(expanded).add(operationId) }))
}

export function toggleSteps(operationId: string): void {
  activityStore.update(view => {
    const expanded = new Set(view.expanded)
    if (!expanded.delete(operationId)) expanded.add(operationId)
    return { ...view, expanded }
  })
}

/** For another inventory: its operations are others. */
export function forgetSteps(): void {
  activityStore.update(view => ({ ...view, expanded: new Set() }))
}
