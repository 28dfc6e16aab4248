// oxlint-disable-next-line no-restricted-imports -- a test that reads the sources, not the program
import { readdirSync, readFileSync } from 'node:fs'
// oxlint-disable-next-line no-restricted-imports -- see above
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SCOPE_KEYS, scopeKeys } from '../kit/scope-keys'
import { shortcutsOf } from './command'
import { COMMANDS, commandById, menuFor } from './command-table'

const SCOPES = [
  'contents',
  'tabs',
  'places',
  'palette',
  'tray',
  'found',
  'name',
  'path',
  'filter',
  'preview',
  'activity',
  'border',
] as const

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /(?<!\.test)\.tsx?$/.test(name))
    .map(name => join(folder, name))
}

describe('the table of commands', () => {
  it('gives every command an id of its own', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length)
    for (const command of COMMANDS) expect(commandById(command.id)).toBe(command)
  })

  it.each([false, true])('gives no key to two commands (on macOS: %s)', isMac => {
    const keys = COMMANDS.flatMap(command => shortcutsOf(command, isMac))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('knows every part of the window', () => {
    expect([...SCOPES].sort()).toEqual(Object.keys(SCOPE_KEYS).sort())
  })

  it.each(SCOPES)('gives no key two meanings while %s have the keyboard', scope => {
    const keys = scopeKeys(scope).flatMap(each => each.keys)
    expect(new Set(keys).size).toBe(keys.length)
    // A key of a command that counts there does the same thing with what is in the part.
    for (const { action, keys: own } of scopeKeys(scope)) {
      for (const command of COMMANDS) {
        const counts = command.scope === 'window' || scope === 'contents'
        const isTaken = counts && shortcutsOf(command, false).some(key => own.some(each => each === key))
        if (isTaken) expect(`${scope} ${action}`).toBe(`${scope} ${command.id}`)
      }
    }
  })

  it('is, with the keys of each part, all that listens to the keyboard', () => {
    const listening = filesOf('src-renderer').filter(file =>
      /keydown|onKeyDown/.test(readFileSync(file, 'utf8')),
    )
    const others = listening.filter(file => !/pressIn\(|commandForKey\(/.test(readFileSync(file, 'utf8')))
    // What hands the event on, or listens where nothing has the focus (`kit/scope-keys.ts` says which).
    expect(others.map(file => basename(file)).sort()).toEqual([
      'button.tsx',
      'choice-menu.tsx',
      'grid.tsx',
      'held-keys.ts',
      'menu-tree.tsx',
      'modal.tsx',
      'palette-strip.tsx',
      'sidebar.tsx',
      'slow-click.ts',
      'trash-list.tsx',
      'tray-list.tsx',
      'tree.tsx',
      'use-menu-key.ts',
      'use-rubber-band.ts',
    ])
  })

  it('lists the groups of every menu in one order', () => {
    const order = menuFor('folder').map(({ group }) => group)
    expect(order).toEqual(['open', 'edit', 'organise', 'copy-as'])
    expect(menuFor('empty').map(({ group }) => group)).toEqual(['edit', 'organise', 'view'])
  })
})
