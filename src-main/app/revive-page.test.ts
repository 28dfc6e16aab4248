import { EventEmitter } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type CrashingPage, revivePage } from './revive-page'

class Page extends EventEmitter implements CrashingPage {
  reloads = 0
  isClosed = false

  isDestroyed(): boolean {
    return this.isClosed
  }

  reload(): void {
    this.reloads++
  }

  async end(reason: string): Promise<void> {
    this.emit('render-process-gone', {}, { reason })
    await nextTurn()
  }
}

function revived(wantsMore: boolean): { page: Page; clock: { nowMs: number }; asked: () => number } {
  const page = new Page()
  const clock = { nowMs: 0 }
  let asked = 0
  const askForMore = async (): Promise<boolean> => {
    asked++
    return wantsMore
  }
  revivePage(page, { nowMs: () => clock.nowMs, log: () => {}, askForMore })
  return { page, clock, asked: () => asked }
}

describe('revivePage', () => {
  it('loads a page again that crashed, and not one that ended as it should', async () => {
    const { page } = revived(false)
    await page.end('clean-exit')
    expect(page.reloads).toBe(0)
    await page.end('crashed')
    await page.end('oom')
    expect(page.reloads).toBe(2)
  })

  it('asks instead at the third time in a minute', async () => {
    const { page, clock, asked } = revived(false)
    for (let crash = 0; crash < 3; crash++) await page.end('crashed')
    expect([page.reloads, asked()]).toEqual([2, 1])
    clock.nowMs = 60_000
    await page.end('crashed')
    expect([page.reloads, asked()]).toEqual([3, 1])
  })

  it('loads it once more for who asks for it', async () => {
    const { page } = revived(true)
    for (let crash = 0; crash < 3; crash++) await page.end('crashed')
    expect(page.reloads).toBe(3)
  })

  it('leaves a closed window alone', async () => {
    const { page } = revived(true)
    page.isClosed = true
    await page.end('killed')
    expect(page.reloads).toBe(0)
  })
})
