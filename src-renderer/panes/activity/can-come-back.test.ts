import { expect, it } from 'vitest'
import { ListingBuilder } from '../../../src-shared/domain/listing'
import { parsePath, ROOT } from '../../../src-shared/domain/paths'
import { RESONITE_CAPABILITIES } from '../../../src-shared/model/capabilities'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, Step } from '../../../src-shared/model/operation'
import { Resolver } from '../../listings/resolver'
import { canComeBack } from './can-come-back'

const path = (text: string): InventoryPath => parsePath(text) ?? ROOT

const step = (recordId: string, name: string): Step => ({
  id: recordId,
  action: 'move',
  name,
  entryKind: 'object',
  recordId,
  from: path(`/Inventory/Fruit/${name}`),
  fromIds: ['R-F'],
  to: path(`/Inventory/Tools/${name}`),
  toIds: ['R-T'],
  state: 'done',
  provenAtMs: 20,
})

const MOVED: Operation = {
  id: 'one',
  kind: 'move',
  state: 'done',
  steps: [step('R-K', 'Kiwi'), step('R-L', 'Lime')],
  startedAtMs: 19,
  endedAtMs: 21,
  targetName: 'Tools',
  affected: [],
  canUndo: true,
}

/** Folders by their path below the inventory, each with the ids and names of what is in it. */
function known(folders: Readonly<Record<string, readonly (readonly [id: string, name: string])[]>>) {
  const resolver = new Resolver()
  resolver.connectedSince(0)
  for (const [at, contents] of Object.entries(folders)) {
    const builder = new ListingBuilder(path(`/Inventory${at}`), 30, contents.length)
    builder.addEntries(contents.map(([recordId, name]) => entry(recordId, name, at === '')))
    resolver.known.listed(builder.finish())
  }
  return (rules = RESONITE_CAPABILITIES) => canComeBack(resolver.answers, MOVED, rules)
}

function entry(recordId: string, name: string, isFolder: boolean): Entry {
  const kind = isFolder ? 'folder' : 'object'
  return { recordId, name, kind, assetUri: '', isPublic: false, modifiedMs: null }
}

const FOLDERS = [
  ['R-F', 'Fruit'],
  ['R-T', 'Tools'],
] as const

it('is offered while all of it is where it went, or nobody has looked', () => {
  const tools = [
    ['R-K', 'Kiwi'],
    ['R-L', 'Lime'],
  ] as const
  expect(known({ '': FOLDERS, '/Tools': tools, '/Fruit': [] })()).toBe(true)
  expect(known({ '': FOLDERS })()).toBe(true)
})

it('is not where one of several has another name or place by now', () => {
  const renamed = { '': FOLDERS, '/Tools': [['R-K', 'Kiwi'] as const, ['R-L', 'Limette'] as const] }
  expect(known(renamed)()).toBe(false)
  expect(known({ '': FOLDERS, '/Tools': [['R-K', 'Kiwi']], '/Fruit': [['R-L', 'Lime']] })()).toBe(false)
  // Ids are followed wherever they lead.
  expect(known(renamed)({ ...RESONITE_CAPABILITIES, addressing: 'path-and-id' })).toBe(true)
})
