import { createStore, type Store } from '../kit/store'

export interface ActivityView {
  readonly isOpen: boolean
  /** Operations whose steps are shown. */
  readonly expanded: ReadonlySet<string>
}

/** The panel of running work and History. */
export interface Activity {
  readonly view: Store<ActivityView>
  readonly open: () => void
  readonly close: () => void
  readonly toggle: () => void
  /** Opens the panel with the steps of one operation. */
  readonly show: (operationId: string) => void
  readonly toggleSteps: (operationId: string) => void
}

export function createActivity(): Activity {
  const view = createStore<ActivityView>({ isOpen: false, expanded: new Set() })
  return {
    view,
    open: () => view.update(before => ({ ...before, isOpen: true })),
    close: () => view.update(before => ({ ...before, isOpen: false })),
    toggle: () => view.update(before => ({ ...before, isOpen: !before.isOpen })),
    show: operationId =>
      view.update(({ expanded }) => ({ isOpen: true, expanded: new Set(expanded).add(operationId) })),
    toggleSteps: operationId =>
      view.update(before => {
        const expanded = new Set(before.expanded)
        if (!expanded.delete(operationId)) expanded.add(operationId)
        return { ...before, expanded }
      }),
  }
}
