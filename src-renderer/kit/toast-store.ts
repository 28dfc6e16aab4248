import { createStore } from './store'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

/** A short message about what happened. Failures stay until they are dismissed. */
export interface Toast {
  readonly id: number
  /** `result` is what was done, `note` is anything else that is no failure. */
  readonly tone: 'result' | 'note' | 'failure'
  readonly message: string
  readonly detail?: string
  readonly actions: readonly ToastAction[]
  /** What it is about. */
  readonly operationId?: string
}

const MAX_RESULTS = 3

let lastId = 0

/** How much of the bottom of the window they cover: what lies there can be scrolled out from under them. */
export const toastRoomStore = createStore<number>(0)

export const toastStore = createStore<readonly Toast[]>([])

export function showToast(toast: Omit<Toast, 'id'>): void {
  toastStore.update(toasts => {
    const others = toasts.filter(other => !isSame(other, toast))
    return withoutOldResults([...others, { ...toast, id: ++lastId }])
  })
}

/** What is refused, or leads nowhere, time and again is said time and again, but in one place. */
function isSame(one: Toast, other: Omit<Toast, 'id'>): boolean {
  return (
    one.tone !== 'result' &&
    one.tone === other.tone &&
    one.operationId === undefined &&
    other.operationId === undefined &&
    one.message === other.message &&
    one.detail === other.detail
  )
}

/** What failed stays until somebody has seen it; results and notes make room for newer ones. */
function withoutOldResults(toasts: readonly Toast[]): readonly Toast[] {
  const results = toasts.filter(toast => toast.tone !== 'failure')
  const old = new Set(results.slice(0, -MAX_RESULTS))
  return toasts.filter(toast => !old.has(toast))
}

/** For another inventory: what is offered there belongs to this one. */
export function clearToasts(): void {
  toastStore.update(() => [])
}

export function dismissToast(id: number): void {
  toastStore.update(toasts => toasts.filter(toast => toast.id !== id))
}

/** What was said of an operation is no longer true: it was taken back. */
export function dismissToastsOf(operationId: string): void {
  toastStore.update(toasts => toasts.filter(toast => toast.operationId !== operationId))
}
