import type { BrowserWindow } from 'electron'

/** Tells whether anybody can see any of the windows. */
export class Visibility {
  readonly #onChange: (isVisible: boolean) => void
  readonly #hidden = new Set<BrowserWindow>()
  readonly #all = new Set<BrowserWindow>()
  #isVisible = true

  constructor(onChange: (isVisible: boolean) => void) {
    this.#onChange = onChange
  }

  follow(window: BrowserWindow): void {
    const set = (isHidden: boolean) => (): void => {
      if (isHidden) this.#hidden.add(window)
      else this.#hidden.delete(window)
      this.#tell()
    }
    this.#all.add(window)
    window.on('show', set(false))
    window.on('restore', set(false))
    window.on('hide', set(true))
    window.on('minimize', set(true))
    window.once('closed', () => {
      this.#all.delete(window)
      this.#hidden.delete(window)
      this.#tell()
    })
    this.#tell()
  }

  #tell(): void {
    const isVisible = this.#all.size > this.#hidden.size
    if (isVisible === this.#isVisible) return
    this.#isVisible = isVisible
    this.#onChange(isVisible)
  }
}
