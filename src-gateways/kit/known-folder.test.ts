import { expect, it } from 'vitest'
import { KnownFolder } from './known-folder.ts'

it('hides no entry whose id another one has, and lets no change meet the wrong one', () => {
  const entry = { id: 'same', parentId: 'root', kind: 'object' } as const
  const known = new KnownFolder({
    entries: [
      { ...entry, title: 'One' },
      { ...entry, title: 'Two' },
    ],
  })
  expect(known.entries.map(({ title }) => title)).toEqual(['One', 'Two'])
  expect(new Set(known.entries.map(({ id }) => id)).size).toBe(2)
  expect(known.meant('Two', 'same')).toEqual([])
  expect(known.meant('One', 'same').map(({ title }) => title)).toEqual(['One'])
})
