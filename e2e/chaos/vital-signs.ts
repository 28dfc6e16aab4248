import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession } from '@playwright/test'
import type { BrowserWindow } from '../pages/browser-window'

const MEBIBYTE = 1024 * 1024

/** What must not grow, in MiB, after garbage was collected. */
export interface Memory {
  readonly mainHeap: number
  readonly mainOutsideHeap: number
  readonly pageHeap: number
  /** Of all processes, garbage and caches included. */
  readonly resident: number
}

/** Watches the program from outside for what nobody sees in the window. */
export class VitalSigns {
  readonly #satchel: BrowserWindow
  /** With the older one: a fault that repeats fills the first. */
  readonly #logFiles: readonly string[]
  readonly #debugger: CDPSession
  readonly #faults: string[] = []

  private constructor(satchel: BrowserWindow, folder: string, session: CDPSession) {
    this.#satchel = satchel
    this.#logFiles = ['main.old.log', 'main.log'].map(name => join(folder, 'user', 'logs', name))
    this.#debugger = session
    satchel.page.on('pageerror', error => this.#faults.push(`in the page: ${error.message}`))
    satchel.page.on('crash', () => this.#faults.push('the page crashed'))
    satchel.app.on('close', () => this.#faults.push('the program ended'))
  }

  static async watch(satchel: BrowserWindow, folder: string): Promise<VitalSigns> {
    return new VitalSigns(satchel, folder, await satchel.page.context().newCDPSession(satchel.page))
  }

  /** Crashes, uncaught exceptions and unhandled rejections so far, of page and main. */
  faults(): readonly string[] {
    const lines = this.#logFiles
      .flatMap(file => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []))
      .filter(line => /uncaught exception|unhandled rejection|the page ended/.test(line))
    return [...this.#faults, ...lines]
  }

  async memory(): Promise<Memory> {
    await this.#debugger.send('HeapProfiler.collectGarbage')
    const { usedSize } = await this.#debugger.send('Runtime.getHeapUsage')
    const main = await this.#satchel.app.evaluate(async ({ app }) => {
      const collect: unknown = Reflect.get(globalThis, 'gc')
      if (typeof collect === 'function') Reflect.apply(collect, null, [])
      const { heapUsed, external } = process.memoryUsage()
      const kibibytes = app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0)
      return { heapUsed, external, resident: kibibytes * 1024 }
    })
    return {
      mainHeap: main.heapUsed / MEBIBYTE,
      mainOutsideHeap: main.external / MEBIBYTE,
      pageHeap: usedSize / MEBIBYTE,
      resident: main.resident / MEBIBYTE,
    }
  }
}

export function describeMemory(memory: Memory): string {
  return Object.entries(memory)
    .map(([name, mebibytes]) => `${name} ${Math.round(mebibytes)}`)
    .join(', ')
}
