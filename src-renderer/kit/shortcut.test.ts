import { describe, expect, it } from 'vitest'
import { acceleratorOf, ariaShortcut, isPressed, type Shortcut, shortcutText } from './shortcut'

const press = { key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

describe('isPressed', () => {
  it.each<[Shortcut, Partial<typeof press>]>([
    ['F5', { key: 'F5' }],
    ['Mod+R', { key: 'к', code: 'KeyR', ctrlKey: true }],
    ['Mod+X', { key: 'X', code: 'KeyX', ctrlKey: true }],
    ['Mod+Shift+N', { key: 'N', code: 'KeyN', ctrlKey: true, shiftKey: true }],
    ['Mod+Enter', { key: 'Enter', ctrlKey: true }],
    ['Alt+ArrowLeft', { key: 'ArrowLeft', altKey: true }],
    ['Mod+1', { key: '&', code: 'Digit1', ctrlKey: true }],
    ['Mod+Plus', { key: '=', ctrlKey: true }],
    ['Mod+Plus', { key: '+', ctrlKey: true, shiftKey: true }],
    ['Question', { key: '?', shiftKey: true }],
    ['Space', { key: ' ' }],
    ['Ctrl+Shift+Tab', { key: 'Tab', ctrlKey: true, shiftKey: true }],
    ['Mod+Backslash', { key: '\\', code: 'IntlRo', ctrlKey: true }],
    ['Mod+Backslash', { key: '#', code: 'Backslash', ctrlKey: true }],
  ])('%s is pressed by %j', (shortcut, keys) => {
    expect(isPressed(shortcut, { ...press, ...keys }, false)).toBe(true)
  })

  it.each<[Shortcut, Partial<typeof press>]>([
    ['Mod+Shift+N', { key: 'n', code: 'KeyN', ctrlKey: true }],
    ['Mod+R', { key: 'R', code: 'KeyR', ctrlKey: true, shiftKey: true }],
    ['Mod+Enter', { key: 'Enter' }],
    // In its place there is another letter on many keyboards.
    ['Mod+Minus', { key: 'ß', code: 'Minus', ctrlKey: true }],
    ['Enter', { key: 'Enter', ctrlKey: true }],
    ['Enter', { key: 'Enter', altKey: true }],
    // AltGr is Ctrl+Alt on Windows: it types a character.
    ['Mod+Q', { key: '@', code: 'KeyQ', ctrlKey: true, altKey: true }],
    ['Mod+C', { key: 'c', code: 'KeyC', metaKey: true }],
  ])('%s is not pressed by %j', (shortcut, keys) => {
    expect(isPressed(shortcut, { ...press, ...keys }, false)).toBe(false)
  })

  it('means the command key on macOS', () => {
    expect(isPressed('Mod+C', { ...press, key: 'c', code: 'KeyC', metaKey: true }, true)).toBe(true)
    expect(isPressed('Mod+C', { ...press, key: 'c', code: 'KeyC', ctrlKey: true }, true)).toBe(false)
  })
})

describe('the names of a shortcut', () => {
  it('are those of the platform', () => {
    expect(shortcutText('Mod+Shift+N', false)).toBe('Ctrl+Shift+N')
    expect(shortcutText('Mod+Shift+N', true)).toBe('⇧⌘N')
    expect(shortcutText('Alt+ArrowLeft', false)).toBe('Alt+←')
    expect(shortcutText('Mod+Plus', false)).toBe('Ctrl++')
    expect(shortcutText('Delete', false)).toBe('Del')
  })

  it('are those that Electron and screen readers know', () => {
    expect(acceleratorOf('Mod+Shift+N')).toBe('CmdOrCtrl+Shift+N')
    expect(acceleratorOf('Alt+ArrowLeft')).toBe('Alt+Left')
    expect(acceleratorOf('Ctrl+Shift+Tab')).toBe('Ctrl+Shift+Tab')
    expect(ariaShortcut('Ctrl+Tab', true)).toBe('Control+Tab')
    expect(ariaShortcut('Mod+Shift+N', false)).toBe('Control+Shift+N')
    expect(ariaShortcut('Mod+K', true)).toBe('Meta+K')
  })
})
