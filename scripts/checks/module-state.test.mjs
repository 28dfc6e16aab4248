// @ts-check
import { describe, expect, it } from 'vitest'
import { stateOf } from './module-state.mjs'

describe('the state of a module', () => {
  it('is what can change: stores, collections, objects and variables', () => {
    const source = [
      'export const treeStore = createStore<TreeView>(CLOSED)',
      'const kept = new Map<string, number>()',
      'const springs = new Springs(collapse)',
      'let origin: Visit | null = null',
      'export const turns: Turns = new Turns()',
    ].join('\n')
    expect(stateOf(source)).toEqual(['treeStore', 'kept', 'springs', 'origin', 'turns'])
  })

  it('is not what is made for each session, never changes, or goes with what it is about', () => {
    const source = [
      'export const clipboardOf = partOfSession(() => createStore(null))',
      "const KEYS: ReadonlySet<string> = new Set(['a'])",
      'const known = new WeakMap<Listing, Columns>()',
      "const plural = new Intl.PluralRules('en')",
      'function make() {',
      '  const store = createStore(0)',
      '  let last = 0',
      '}',
    ].join('\n')
    expect(stateOf(source)).toEqual([])
  })
})
