import { describe, expect, it } from 'vitest'
import { windowCommandOf } from './window-command'

const press = { key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false }

describe('windowCommandOf', () => {
  it('knows the keys of the window, on every layout', () => {
    expect(windowCommandOf({ ...press, key: 'F5' })).toBe('refresh')
    expect(windowCommandOf({ ...press, key: 'к', code: 'KeyR', ctrlKey: true })).toBe('refresh')
    expect(windowCommandOf({ ...press, key: 'N', code: 'KeyN', ctrlKey: true, shiftKey: true })).toBe(
      'new-folder',
    )
    expect(windowCommandOf({ ...press, key: 'Enter', metaKey: true })).toBe('spawn')
  })

  it('leaves everything else to whoever has the focus', () => {
    expect(windowCommandOf({ ...press, key: 'n', code: 'KeyN' })).toBeNull()
    expect(windowCommandOf({ ...press, key: 'n', code: 'KeyN', ctrlKey: true })).toBeNull()
    expect(windowCommandOf({ ...press, key: 'R', code: 'KeyR', ctrlKey: true, shiftKey: true })).toBeNull()
    expect(windowCommandOf({ ...press, key: 'Enter' })).toBeNull()
  })
})
