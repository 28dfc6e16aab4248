import { createStore } from '../view/store'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

/** A short message about what happened. Failures stay until they are dismissed. */
export interface Toast {
  readonly id: number
  readonly tone: 'result' | 'failure'
  readonly message: string
  readonly detail?: string
  readonly actions: readonly ToastAction[]
}

const MAX_TOASTS = 3

let lastId = 0

export const toastStore = createStore<readonly Toast[]>([])

export function showToast(toast: Omit<Toast, 'id'>): void {
  toastStore.update(toasts => [...toasts, { ...toast, id: ++lastId }].slice(-MAX_TOASTS))
}

export function dismissToast(id: number): void {
  toastStore.update(toasts => toasts.filter(toast => toast.id !== id))
}
