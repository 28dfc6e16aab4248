import { createStore } from '../view/store'

/** Whether the path is being typed. */
export const pathEditorStore = createStore(false)

export function openPathEditor(): void {
  pathEditorStore.update(() => true)
}

export function closePathEditor(): void {
  pathEditorStore.update(() => false)
}
