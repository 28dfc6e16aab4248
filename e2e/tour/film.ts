import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

interface Frame {
  readonly file: string
  readonly shownMs: number
}

/**
 * The window, frame by frame. Each frame says how long it is shown, whatever
 * time it took to come about: a film is as calm on a busy machine as on a fast one.
 */
export class Film {
  readonly #page: Page
  readonly #folder: string
  readonly #frames: Frame[] = []

  constructor(page: Page, folder: string) {
    this.#page = page
    this.#folder = folder
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }

  async take(shownMs: number): Promise<void> {
    const file = join(this.#folder, `${String(this.#frames.length).padStart(4, '0')}.png`)
    await this.#page.screenshot({ path: file, animations: 'disabled' })
    this.#frames.push({ file, shownMs })
  }

  /** Leaves the list of the frames beside them. */
  end(): void {
    writeFileSync(join(this.#folder, 'frames.json'), JSON.stringify(this.#frames))
  }
}
