import { expect, it } from 'vitest'
import { changesIn, progressIn, snapshotFailure } from './snapshot-news'

const COMPARED = {
  sinceMs: 7,
  counts: { added: 1, gone: 0, moved: 1, renamed: 0 },
  unsure: 0,
  changes: [
    { kind: 'added', isFolder: true, at: { title: 'Shelf', folders: [] }, before: null },
    {
      kind: 'moved',
      isFolder: false,
      at: { title: 'Top hat', folders: ['Shelf'] },
      before: { title: 'Hat', folders: ['Box'] },
    },
  ],
}

it('takes what the process says of a snapshot for what it is, and nothing that has another form', () => {
  const progress = { folders: 1, ofFolders: 2, items: 3 }
  const messages = [{ progress }, { compared: COMPARED }, { done: true }, null, 'compared']
  expect(messages.map(it => [progressIn(it), changesIn(it)])).toEqual([
    [progress, null],
    [null, COMPARED],
    [null, null],
    [null, null],
    [null, null],
  ])
  const [first] = COMPARED.changes
  for (const odd of [
    { ...COMPARED, counts: { added: -1 } },
    { ...COMPARED, changes: [{ ...first, kind: 'lost' }] },
    { ...COMPARED, changes: Array.from({ length: 1_001 }, () => first) },
    { ...COMPARED, changes: [{ ...first, at: { title: 'x'.repeat(1_001), folders: [] } }] },
  ])
    expect(changesIn({ compared: odd })).toBeNull()
  expect(snapshotFailure({ failed: 'No.', reason: 'sign-in-refused' }).message).toContain('No.')
})
