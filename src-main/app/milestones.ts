import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { BrowserWindow } from 'electron'
import { visibleText } from '../../src-shared/domain/visible-text'
import type { Milestone } from '../../src-shared/ipc/contract'
import type { SourceState } from '../../src-shared/model/source'
import { printLine } from './standard-output'

/** How long a start may be without a source before that counts as failed. */
const SOURCE_WITHIN_MS = 20_000

type MilestoneName = Milestone | 'source' | 'window'

/**
 * Tells who started Satchel how far it got, one line per milestone, each said
 * once; after the last it writes a picture of the window. Silent unless asked
 * for by SATCHEL_MILESTONES (docs: `npm start -- --once`).
 */
export class Milestones {
  readonly isTour: boolean
  readonly #screenshotPath: string | undefined
  readonly #said = new Set<MilestoneName>()
  #window: BrowserWindow | null = null
  #patience: NodeJS.Timeout | null = null
  #whyNoSource = 'no inventory service answered within 20 s'

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.isTour = env['SATCHEL_MILESTONES'] === '1'
    this.#screenshotPath = env['SATCHEL_SCREENSHOT']
    if (!this.isTour) return
    this.#patience = setTimeout(() => this.report('source', false, this.#whyNoSource), SOURCE_WITHIN_MS)
  }

  watchWindow(window: BrowserWindow): void {
    this.#window = window
    window.once('ready-to-show', () => this.report('window', true, 'the window is painted'))
    window.webContents.once('did-fail-load', (_event, code, text) =>
      this.report('window', false, `${text} (${code})`),
    )
    window.webContents.once('render-process-gone', (_event, { reason }) => {
      this.report('window', false, `the page ended: ${reason}`)
    })
  }

  watchSource(state: SourceState): void {
    if (state.kind === 'disconnected') this.#whyNoSource = state.error.message
    else if (state.kind !== 'connecting') this.#whyNoSource = `the state is “${state.kind}”`
    if (state.kind !== 'ready') return
    if (this.#patience !== null) clearTimeout(this.#patience)
    this.report('source', true, `${state.source.origin} ${state.source.address}`)
  }

  report(name: MilestoneName, ok: boolean, text: string): void {
    if (!this.isTour || this.#said.has(name)) return
    this.#said.add(name)
    printLine(`satchel: milestone ${name} ${ok ? 'ok' : 'failed'} ${oneLine(text)}`)
    if (
      this.#said.has('entries') &&
      this.#said.has('thumbnails') &&
      (name === 'entries' || name === 'thumbnails')
    ) {
      void this.#takeScreenshot()
    }
  }

  async #takeScreenshot(): Promise<void> {
    if (this.#screenshotPath === undefined || this.#window === null) return
    const path = resolve(this.#screenshotPath)
    try {
      const picture = await this.#window.webContents.capturePage()
      await writeFile(path, picture.toPNG())
      printLine(`satchel: screenshot ${path}`)
    } catch (thrown) {
      printLine(`satchel: milestone screenshot failed ${oneLine(String(thrown))}`)
    }
  }
}

/** What a service says must not steer the terminal. */
function oneLine(text: string): string {
  return visibleText(text.replace(/\s+/g, ' ').trim())
}
