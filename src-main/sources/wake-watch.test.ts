import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WakeWatch } from './wake-watch'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('tells of each sleep once, and of nothing while awake', () => {
  const onWake = vi.fn()
  const watch = new WakeWatch(onWake)
  watch.start()
  vi.advanceTimersByTime(60_000)
  expect(onWake).not.toHaveBeenCalled()
  // The clock on the wall goes on while timers stand still.
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(60_000)
  expect(onWake).toHaveBeenCalledTimes(1)
  watch.stop()
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(60_000)
  expect(onWake).toHaveBeenCalledTimes(1)
})
