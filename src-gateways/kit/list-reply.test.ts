import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InventoryListing } from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { EntryExtras, Mark } from '../../src-wire/gen/satchel/v1/extras.ts'
import { KnownFolder } from './known-folder.ts'
import { listingBytes } from './list-reply.ts'
import type { NodeKind, Platform, PlatformEntry } from './platform.ts'
import { Tree } from './tree.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const nanos = fc.bigInt(0n, 2n ** 62n)
const anEntry = fc.record({
  title: text,
  kind: fc.constantFrom<NodeKind>('folder', 'object', 'world', 'link', 'unknown'),
  modifiedNanos: nanos,
  assetUri: text,
  isPublic: fc.boolean(),
  extras: fc.record(
    {
      typeWord: text,
      size: nanos,
      createdUnixNanos: nanos,
      marks: fc.constantFrom<Mark[]>([], [Mark.MARK_HIDDEN], [Mark.MARK_WORN, Mark.MARK_BAD_NAME]),
      masks: fc.array(text, { maxLength: 2 }).map(words => ({ base: 0o755, words })),
      picture: fc.constantFrom({ available: true, version: '1' }, { available: false }),
      description: text,
      link: fc.constantFrom({ targetId: 'x', state: 2 }),
      owner: fc.record({ id: text, name: text }),
      rights: fc.nat({ max: 9 }).map(whyNot => ({ denied: [{ action: 8, whyNot }] })),
      childCount: fc.nat(),
      more: fc.dictionary(text, text, { maxKeys: 2 }),
    },
    { requiredKeys: [] },
  ),
})

const NO_PLATFORM: Platform = {
  rootId: 'root',
  describe: () => ({}),
  account: () => null,
  children: async () => ({ entries: [] }),
  entry: async () => null,
  start: () => {},
  close: async () => {},
}

describe('a listing that is written by hand', () => {
  it('says what the generated code says', () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 8 }), drawn => {
        const entries: PlatformEntry[] = drawn.map((entry, at) => ({
          ...entry,
          id: `id-${at}`,
          parentId: 'root',
        }))
        const known = new KnownFolder({ entries, incomplete: { expected: 9 } })
        const bytes = listingBytes(new Tree(NO_PLATFORM), { path: '/Inventory', folder: [], known })
        const read = InventoryListing.decode(bytes)
        expect(read.extras).toMatchObject({ folderId: 'root', incomplete: true, expected: 9 })
        for (const [at, entry] of read.entries.entries()) {
          const { extras, title = '', ...plain } = entries[at] ?? { extras: {} }
          const key = known.keys[at] ?? ''
          expect(entry).toMatchObject({
            name: key,
            recordId: `id-${at}`,
            lastModifiedUnixNanos: 'modifiedNanos' in plain ? plain.modifiedNanos : 0n,
          })
          const wanted = EntryExtras.fromPartial({ ...extras, id: `id-${at}`, parentId: 'root' })
          expect(entry.extras).toEqual({ ...wanted, ...(title === key ? {} : { title }) })
        }
      }),
      { numRuns: 200 },
    )
  })
})
