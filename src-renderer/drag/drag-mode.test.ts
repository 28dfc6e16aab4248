import { afterEach, expect, it, vi } from 'vitest'
import { modeOf } from './drag-mode'

afterEach(() => vi.unstubAllGlobals())

it.each([
  { system: 'X11; Linux x86_64', key: 'ctrlKey' },
  { system: 'Windows NT 10.0; Win64; x64', key: 'ctrlKey' },
  { system: 'Macintosh; Intel Mac OS X 10_15_7', key: 'altKey' },
] as const)('a drag copies with $key on $system, and else moves', ({ system, key }) => {
  vi.stubGlobal('navigator', { userAgent: `Mozilla/5.0 (${system})` })
  const none = { ctrlKey: false, altKey: false }
  const other = key === 'ctrlKey' ? 'altKey' : 'ctrlKey'
  expect(modeOf(none)).toBe('move')
  expect(modeOf({ ...none, [key]: true })).toBe('copy')
  expect(modeOf({ ...none, [other]: true })).toBe('move')
})
