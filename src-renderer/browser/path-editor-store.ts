import { createStore } from '../kit/store'

/** Whether the path is being typed. */
export const pathEditorStore = createStore(false)

export function openPathEditor(): void {
  pathEditorStore.update(() => true)
}

export function closePathEditor(): void {
  pathEditorStore.update(() => false)
}
