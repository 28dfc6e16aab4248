import { createStore } from './store'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

/** A short message about what happened. It leaves by itself, but for what a person has to have seen. */
export interface Toast {
  readonly id: number
  /** `result` is what was done, `note` is anything else that is no failure. */
  readonly tone: 'result' | 'note' | 'failure'
  readonly message: string
  readonly detail?: string
  readonly actions: readonly ToastAction[]
  /** What it is about. */
  readonly operationId?: string
  /** Something went wrong half-way, or nobody knows how it ended: it stays until it is dismissed. */
  readonly stays?: boolean
  /** What was done is there to be seen: it is only read out. */
  readonly isInSight?: boolean
}

/** More are read by nobody, and cover what they are about. */
const MAX_SHOWN = 2

let lastId = 0

/** How much of the bottom of the window they cover: what lies there can be scrolled out from under them. */
export const toastRoomStore = createStore<number>(0)

export const toastStore = createStore<readonly Toast[]>([])

export function showToast(toast: Omit<Toast, 'id'>): void {
  toastStore.update(toasts => {
    const isDone = toast.tone === 'result'
    // Whoever has got on is past what was refused before.
    const others = toasts.filter(other => !isSame(other, toast) && !(isDone && isRefusal(other)))
    return withoutOldOnes([...others, { ...toast, id: ++lastId }])
  })
}

/** Nothing happened, and it was said why: no longer true when the cause has gone. */
function isRefusal({ tone, stays }: Toast): boolean {
  return tone === 'failure' && stays !== true
}

/** The cause of what was refused has gone: the service is there again. */
export function dismissRefusals(): void {
  toastStore.update(toasts => toasts.filter(toast => !isRefusal(toast)))
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

/** What failed half-way stays until somebody has seen it; everything else makes room for newer ones. */
function withoutOldOnes(toasts: readonly Toast[]): readonly Toast[] {
  const passing = toasts.filter(({ stays }) => stays !== true)
  const old = new Set(passing.slice(0, -MAX_SHOWN))
  return toasts.filter(toast => !old.has(toast))
}

/** The newest; of what stays and has no room the rest comes when others have left. */
export function shownToasts(toasts: readonly Toast[]): readonly Toast[] {
  const cards = toasts.filter(({ isInSight }) => isInSight !== true).slice(-MAX_SHOWN)
  return toasts.filter(toast => toast.isInSight === true || cards.includes(toast))
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
