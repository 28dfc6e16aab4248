import { app, BrowserWindow, Notification } from 'electron'
import type { EndedWork } from '../../src-shared/ipc/contract'

/** No window says later than this how an operation ended. */
const MAX_TOLD = 100

/** Says to who looks at something else that work has ended: once, though every window knows of it. */
export class WorkNotices {
  readonly #told = new Set<string>()
  readonly #onChosen: () => void

  /** `onChosen`: they want to see it. */
  constructor(onChosen: () => void) {
    this.#onChosen = onChosen
  }

  tell({ operationId, text }: EndedWork): void {
    if (this.#told.has(operationId)) return
    this.#told.add(operationId)
    const [oldest] = this.#told
    if (this.#told.size > MAX_TOLD && oldest !== undefined) this.#told.delete(oldest)
    const isLookedAt = BrowserWindow.getAllWindows().some(window => window.isFocused())
    if (isLookedAt || !Notification.isSupported()) return
    const notification = new Notification({ title: app.name, body: text, silent: true })
    notification.on('click', this.#onChosen)
    notification.show()
  }
}
