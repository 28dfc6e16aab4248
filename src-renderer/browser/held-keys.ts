import type { KeyboardEvent } from 'react'
import { nextTask } from '../kit/next-task'

/** More than anybody presses ahead. */
const MAX_HELD = 32

/**
 * Keys that came before there was something for them to act on, as when one walks
 * into a folder while it is being listed: they are pressed anew once it is there.
 */
export class HeldKeys {
  #held: readonly KeyboardEventInit[] = []

  /** The first one; null when there is none. */
  get first(): string | null {
    return this.#held[0]?.key ?? null
  }

  hold({ key, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
    if (this.#held.length >= MAX_HELD) return
    const event = { key, code, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }
    this.#held = [...this.#held, event]
  }

  forget(): void {
    this.#held = []
  }

  /** In their order, each after what the one before it did is drawn; only while `target` has the focus. */
  async release(target: HTMLElement): Promise<void> {
    const keys = this.#held
    this.forget()
    for (const key of keys) {
      await nextTask()
      if (document.activeElement !== target) return
      target.dispatchEvent(new KeyboardEvent('keydown', key))
    }
  }
}
