import { describe, expect, it } from 'vitest'
import { addressOf } from '../../../src-shared/domain/entry-address'
import { childPath, ROOT, segmentsOf } from '../../../src-shared/domain/paths'
import { TRASH } from '../../../src-shared/domain/trash'
import { RESONITE_CAPABILITIES } from '../../../src-shared/model/capabilities'
import type { Entry } from '../../../src-shared/model/entry'
import type { EntryFacts } from '../../../src-shared/model/entry-facts'
import { NO_FACTS } from '../../../src-shared/testing/no-facts'
import { ROOT_BRANCH } from '../../browser/branch'
import type { EntryRow } from '../../browser/row'
import { en } from '../../text/en'
import { type FactsContext, factsOf } from './facts-of'

const NOW_MS = Date.UTC(2026, 5, 15, 12)

function rowOf(entry: Partial<Entry>, row: Partial<EntryRow> = {}): EntryRow {
  const whole: Entry = {
    recordId: 'R-1',
    name: 'Hat',
    kind: 'object',
    assetUri: 'resdb:///abc.7zbson',
    isPublic: false,
    modifiedMs: NOW_MS - 3 * 86_400_000,
    ...entry,
  }
  return {
    kind: 'entry',
    id: '/R-1',
    branch: ROOT_BRANCH,
    entry: whole,
    problem: null,
    path: ROOT,
    isFolder: whole.kind === 'folder' || whole.kind === 'link',
    openProblem: null,
    isExpanded: false,
    position: 1,
    setSize: 1,
    ...row,
  }
}

function factsBy(
  row: EntryRow,
  userId: string | null = 'U-ada',
  context: Partial<FactsContext> = {},
): Record<string, unknown> {
  const capabilities = RESONITE_CAPABILITIES
  const facts = factsOf(row, {
    text: en,
    nowMs: NOW_MS,
    userId,
    capabilities,
    titlesOnWay: segmentsOf,
    ...context,
  })
  return Object.fromEntries(facts.map(({ label, value, note, copy }) => [label, { value, note, copy }]))
}

describe('factsOf', () => {
  it('says when, exactly and how long ago', () => {
    expect(factsBy(rowOf({}))['Modified']).toMatchObject({ note: '3 days ago' })
    expect(factsBy(rowOf({ modifiedMs: null }))['Modified']).toEqual({
      value: 'Unknown',
      note: null,
      copy: null,
    })
  })

  it('tells who made it, what may be done with it and what that means, as far as its source does', () => {
    expect(Object.keys(factsBy(rowOf({})))).not.toContain('Permissions')
    const creator = { id: 'A-1', name: 'Ada' }
    const facts: EntryFacts = {
      ...NO_FACTS,
      creator,
      permissions: { kind: 'rights', own: ['copy', 'modify', 'transfer'], next: ['transfer'] },
      sale: { kind: 'contents', price: 1_200 },
      description: 'One\nTwo\u202e',
      marks: ['worn'],
    }
    const full = factsBy(rowOf({ facts }))
    expect(full['Creator']).toMatchObject({ value: 'Ada', copy: 'A-1' })
    expect(full['Permissions']).toMatchObject({ value: 'Full', note: null })
    expect(full['For the next owner']).toMatchObject({ value: 'No copy, no modify' })
    expect(full['For sale']).toMatchObject({ value: 'Its contents, for 1,200' })
    expect(full['Description']).toMatchObject({ value: 'One\nTwo⟨RLO⟩', copy: facts.description })
    expect(full['Marked as']).toMatchObject({ value: 'Worn' })
    const rights = { kind: 'rights', own: ['modify'], next: ['copy'] } as const
    const limited = factsBy(
      rowOf({ facts: { ...NO_FACTS, permissions: rights, creator: { id: 'A-1', name: null } } }),
    )
    expect(limited['Creator (ID)']).toMatchObject({ value: 'A-1' })
    expect(limited['Permissions']).toMatchObject({
      value: 'No copy, no transfer',
      note: 'It can’t be copied: there is only this one. It can’t be given to anybody else.',
    })
    expect(limited).not.toHaveProperty('For the next owner')
    const file = factsBy(rowOf({ facts: { ...NO_FACTS, permissions: { kind: 'file', mode: 0o640 } } }))
    expect(file['Permissions']).toMatchObject({ value: 'Read and change' })
    expect(file['For the group']).toMatchObject({ value: 'Read only' })
    expect(file['For everyone else']).toMatchObject({ value: 'No access' })
    const broken = factsBy(rowOf({ kind: 'link', assetUri: '', facts: { ...NO_FACTS, linkState: 'broken' } }))
    expect(broken['Link']).toMatchObject({ value: en.facts.links.broken })
  })

  it('gives addresses to copy, as they are', () => {
    const facts = factsBy(rowOf({ name: '<b>Hat' }))
    expect(facts['Record link']).toMatchObject({ copy: 'resrec:///U-ada/R-1' })
    expect(facts['Asset']).toMatchObject({ copy: 'resdb:///abc.7zbson' })
    expect(facts['Raw name']).toMatchObject({ copy: '<b>Hat' })
  })

  it('gives the title as it is stored where that is not how it is read, and not its key', () => {
    const facts = factsBy(rowOf({ name: '_b_Hat ~0123abcd', title: '<b>Hat' }))
    expect(facts['Raw name']).toMatchObject({ copy: '<b>Hat' })
  })

  it('says where something in a Trash of the source’s own came from, by titles, and when', () => {
    const from = addressOf(childPath(ROOT, 'Hats _ Caps ~0123abcd') ?? ROOT, 'F-1')
    const row = rowOf({ deletion: { from, atMs: NOW_MS } })
    const native = { kind: 'native', folder: addressOf(TRASH, 'T') } as const
    const facts = factsBy(row, 'U-ada', {
      capabilities: { trash: native, hasSharing: true },
      titlesOnWay: () => ['Hats / Caps'],
    })
    expect(facts[en.trash.originLabel]).toMatchObject({ value: 'Inventory ▸ Hats / Caps' })
    expect(facts[en.trash.deletedLabel]).toBeDefined()
  })

  it('makes no record link where nobody knows whose record it is', () => {
    expect(factsBy(rowOf({}), null)).not.toHaveProperty('Record link')
    const branch = { ...ROOT_BRANCH, link: { title: 'Essentials', owner: 'G-Resonite' } }
    const below = factsBy(rowOf({}, { branch }))
    expect(below['Record link']).toMatchObject({ copy: 'resrec:///G-Resonite/R-1' })
    expect(below['Owner']).toMatchObject({ copy: 'G-Resonite' })
    expect(below['Visibility']).toMatchObject({ note: 'Only its owner can use it.' })
  })

  it('says in words what a public folder and a public item mean', () => {
    const folder = factsBy(rowOf({ kind: 'folder', isPublic: true, assetUri: '' }))
    expect(folder['Visibility']).toMatchObject({ value: 'Public', note: en.inspector.publicMeans.folder })
    expect(folder).not.toHaveProperty('Asset')
    expect(factsBy(rowOf({ isPublic: true }))['Visibility']).toMatchObject({
      note: en.inspector.publicMeans.item,
    })
  })

  it('tells owner and target of a link', () => {
    const link = factsBy(rowOf({ kind: 'link', assetUri: 'resrec:///G-Resonite/Inventory/Tools' }))
    expect(link['Owner']).toMatchObject({ value: 'G-Resonite' })
    expect(link['Leads to']).toMatchObject({ value: 'Inventory › Tools', copy: 'Inventory/Tools' })
    expect(link).not.toHaveProperty('Visibility')
    expect(factsBy(rowOf({ kind: 'link', assetUri: 'resrec:///U-bob/R-9' }))).toHaveProperty(
      'Leads to the record',
    )
    expect(factsBy(rowOf({ kind: 'link', assetUri: 'https://x' }))['Target']).toMatchObject({
      copy: 'https://x',
    })
  })
})
