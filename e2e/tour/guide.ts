import type { Locator, Page } from '@playwright/test'
import type { Film } from './film'
import { addOverlay, movePointer, writeLine } from './overlay'

const STEP_MS = 50
const LETTER_MS = 110

/** The browser gets to a drag when it gets to it. */
const MOST_LIFTS = 200

interface Point {
  readonly x: number
  readonly y: number
}

/** Uses the window with a hand that one can follow, and films it. */
export class Guide {
  readonly #page: Page
  readonly #film: Film
  #at: Point = { x: 560, y: 420 }
  #isDown = false

  constructor(page: Page, film: Film) {
    this.#page = page
    this.#film = film
  }

  async begin(): Promise<void> {
    await addOverlay(this.#page)
    await this.#moveTo(this.#at)
  }

  /** What is about to be seen. */
  async say(words: string): Promise<void> {
    await writeLine(this.#page, words)
  }

  async wait(shownMs: number): Promise<void> {
    await this.#film.take(shownMs)
  }

  /** Starts slowly and arrives slowly. */
  async goTo(target: Locator, { steps = 9, dx = 0 } = {}): Promise<void> {
    await target.scrollIntoViewIfNeeded()
    const box = await target.boundingBox()
    if (!box) throw new Error('What the tour goes to is not on screen')
    const from = this.#at
    const to = { x: box.x + Math.min(box.width / 2, 90) + dx, y: box.y + box.height / 2 }
    for (let step = 1; step <= steps; step++) {
      const share = (1 - Math.cos((Math.PI * step) / steps)) / 2
      await this.#moveTo({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
      await this.#film.take(STEP_MS)
    }
  }

  async click(target: Locator, { steps = 9, dx = 0, key }: ClickOptions = {}): Promise<void> {
    await this.goTo(target, { steps, dx })
    if (key) await this.#page.keyboard.down(key)
    await this.press()
    await this.#film.take(2 * STEP_MS)
    await this.release()
    if (key) await this.#page.keyboard.up(key)
  }

  async press(): Promise<void> {
    this.#isDown = true
    await this.#moveTo(this.#at)
    await this.#page.mouse.down()
  }

  /** Begins a drag; goes on when the window has seen that it is one. */
  async lift(): Promise<void> {
    const hint = this.#page.getByTestId('drag-hint')
    await this.press()
    for (let step = 1; step <= MOST_LIFTS && !(await hint.isVisible()); step++) {
      await this.#page.mouse.move(this.#at.x, this.#at.y - 3 - (step % 3) * 4)
    }
  }

  async release(): Promise<void> {
    this.#isDown = false
    await this.#page.mouse.up()
    await this.#moveTo(this.#at)
  }

  async type(words: string): Promise<void> {
    for (const letter of words) {
      await this.#page.keyboard.type(letter)
      await this.#film.take(LETTER_MS)
    }
  }

  async #moveTo(to: Point): Promise<void> {
    this.#at = to
    await this.#page.mouse.move(to.x, to.y)
    await movePointer(this.#page, to.x, to.y, this.#isDown)
  }
}

interface ClickOptions {
  readonly steps?: number
  /** Beside the middle of the target. */
  readonly dx?: number
  readonly key?: 'Control' | 'Shift'
}
