import { describe, expect, it } from 'vitest'
import { ThrottleWatch } from './throttle-watch'

const MINUTE_MS = 60_000

describe('ThrottleWatch', () => {
  it('pauses for a minute when three folders are not found within one, and twice as long each time', () => {
    let nowMs = 0
    const watch = new ThrottleWatch(() => nowMs)
    const refuse = (): void => ['A', 'B', 'C'].forEach(folder => watch.note(folder))
    refuse()
    expect(watch.leftMs()).toBe(MINUTE_MS)
    nowMs += MINUTE_MS
    expect(watch.leftMs()).toBe(0)
    for (const minutes of [2, 4, 8, 15, 15]) {
      refuse()
      expect(watch.leftMs()).toBe(minutes * MINUTE_MS)
      nowMs += minutes * MINUTE_MS
    }
    watch.noteAnswer()
    refuse()
    expect(watch.leftMs()).toBe(MINUTE_MS)
    watch.forget()
    expect(watch.leftMs()).toBe(0)
  })

  it('takes one that is never found for no sign, nor three that were missed over a longer time', () => {
    let nowMs = 0
    const watch = new ThrottleWatch(() => nowMs)
    for (let time = 0; time < 10; time++) watch.note('Folder and item')
    expect(watch.leftMs()).toBe(0)
    for (const folder of ['A', 'B', 'C']) {
      nowMs += 40_000
      watch.note(folder)
    }
    expect(watch.leftMs()).toBe(0)
  })
})
