import { describe, expect, it, vi } from 'vitest'

// The table knows the platform by the page's user agent.
vi.stubGlobal('navigator', { userAgent: 'Linux' })
const { COMMANDS, commandById, menuFor } = await import('./command-table')
const { shortcutsOf } = await import('./command')

describe('the table of commands', () => {
  it('gives every command an id of its own', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length)
    for (const command of COMMANDS) expect(commandById(command.id)).toBe(command)
  })

  it.each([false, true])('gives no key to two commands (on macOS: %s)', isMac => {
    const keys = COMMANDS.flatMap(command => shortcutsOf(command, isMac))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('lists the groups of every menu in one order', () => {
    const order = menuFor('folder').map(({ group }) => group)
    expect(order).toEqual(['open', 'edit', 'organise', 'copy-as'])
    expect(menuFor('empty').map(({ group }) => group)).toEqual(['edit', 'organise', 'view'])
  })
})
