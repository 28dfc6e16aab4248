import { nextTask } from '../kit/next-task'

/** More than anybody presses ahead. */
const MAX_HELD = 32

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/**
 * Keys that came before there was something for them to act on, as when one walks
 * into a folder while it is being listed: they are pressed anew once it is there.
 */
export class HeldKeys {
  #held: KeyboardEventInit[] = []
  /** Those that are being pressed anew; null while none are. */
  #released: KeyboardEventInit[] | null = null

  /** The first one; null when there is none. */
  get first(): string | null {
    return this.#held[0]?.key ?? null
  }

  get isReleasing(): boolean {
    return this.#released !== null
  }

  hold(event: Key): void {
    if (this.#held.length < MAX_HELD) this.#held.push(initOf(event))
  }

  /** What comes while others are pressed anew is pressed after them, as it came after them. */
  holdBehind(event: Key): void {
    if (this.#released !== null && this.#released.length < MAX_HELD) this.#released.push(initOf(event))
  }

  forget(): void {
    this.#held = []
  }

  forgetAll(): void {
    this.forget()
    if (this.#released !== null) this.#released.length = 0
  }

  /** In their order, each after what the one before it did is drawn; only while `target` has the focus. */
  async release(target: Pick<EventTarget, 'dispatchEvent'>): Promise<void> {
    const keys = this.#held
    this.forget()
    // Held again on the way, before those that are still to be pressed.
    if (this.#released !== null) return void this.#released.unshift(...keys)
    this.#released = keys
    for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
      await nextTask()
      if (document.activeElement !== target) break
      target.dispatchEvent(new KeyboardEvent('keydown', key))
    }
    this.#released = null
  }
}

function initOf({ key, code, ctrlKey, metaKey, shiftKey }: Key): KeyboardEventInit {
  return { key, code, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true }
}
