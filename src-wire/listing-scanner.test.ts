import { BinaryWriter } from '@bufbuild/protobuf/wire'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ScannedRawListing } from '../src-main/wire/scanned-raw-listing'
import { parsePath } from '../src-shared/domain/paths'
import type { Entry, Deletion as EntryDeletion, EntryKind } from '../src-shared/model/entry'
import type { EntryFacts } from '../src-shared/model/entry-facts'
import { InventoryEntry, InventoryEntryKind, InventoryListing } from './gen/resonite_io/v1/inventory'
import {
  type DeepPartial,
  type Deletion,
  EntryExtras,
  LinkState,
  Mark,
  type Masks,
  SaleType,
} from './gen/satchel/v1/extras'
import { scanListing } from './listing-scanner'
import { WireFault } from './wire-reader'

const entryOf = (facts: Parameters<typeof InventoryEntry.fromPartial>[0]): InventoryEntry =>
  InventoryEntry.fromPartial(facts)

const KINDS: readonly EntryKind[] = ['unknown', 'folder', 'object', 'world', 'link', 'unknown']

const WIRE_KINDS = [
  InventoryEntryKind.INVENTORY_ENTRY_KIND_UNSPECIFIED,
  InventoryEntryKind.INVENTORY_ENTRY_KIND_DIRECTORY,
  InventoryEntryKind.INVENTORY_ENTRY_KIND_OBJECT,
  InventoryEntryKind.INVENTORY_ENTRY_KIND_WORLD,
  InventoryEntryKind.INVENTORY_ENTRY_KIND_LINK,
  InventoryEntryKind.INVENTORY_ENTRY_KIND_UNKNOWN,
]

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '\0', 'a\0b', '\u{1f9e7}', '\ufeffbom', '__proto__'),
)

const wireEntry: fc.Arbitrary<InventoryEntry> = fc.record({
  name: text,
  path: text,
  kind: fc.constantFrom(...WIRE_KINDS),
  recordId: text,
  assetUri: text,
  isPublic: fc.boolean(),
  lastModifiedUnixNanos: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
})

const LINK_STATES_OF_WIRE = [
  LinkState.LINK_STATE_UNSPECIFIED,
  LinkState.LINK_STATE_FOUND,
  LinkState.LINK_STATE_BROKEN,
  LinkState.LINK_STATE_OUTSIDE,
  LinkState.UNRECOGNIZED,
]

/** As a source lists it that meets ids, and some that do it badly. */
const extras: fc.Arbitrary<EntryExtras> = fc
  .record({
    title: fc.option(text, { nil: undefined }),
    id: text,
    typeWord: fc.constantFrom('', 'Landmark', '画像'),
    size: fc.option(fc.bigInt(0n, 2n ** 53n - 1n), { nil: undefined }),
    createdUnixNanos: fc.constantFrom(0n, 1_700_000_000_000_000_000n),
    description: fc.constantFrom('', 'Blue, with a ribbon'),
    creator: fc.option(fc.record({ id: fc.constantFrom('', 'A-1'), name: fc.constantFrom('', 'Ada') }), {
      nil: undefined,
    }),
    masks: fc.option(
      fc.record({
        base: fc.constant(0x8e000),
        owner: fc.constantFrom(0, 0xa000),
        nextOwner: fc.constant(0x4000),
      }),
      { nil: undefined },
    ),
    sale: fc.option(
      fc.record({
        type: fc.constantFrom(
          SaleType.SALE_TYPE_NOT_FOR_SALE,
          SaleType.SALE_TYPE_COPY,
          SaleType.UNRECOGNIZED,
        ),
        price: fc.nat(2 ** 32 - 1),
      }),
      {
        nil: undefined,
      },
    ),
    marks: fc.subarray([Mark.MARK_WORN, Mark.MARK_LIBRARY, Mark.MARK_DELETED, 77]),
    link: fc.option(
      fc.record({
        targetId: fc.constantFrom('', 'R-b', 'ü'),
        state: fc.constantFrom(...LINK_STATES_OF_WIRE),
      }),
      {
        nil: undefined,
      },
    ),
    deletion: fc.option(
      fc.record({
        fromPath: fc.constantFrom('', '/Inventory/A', '/elsewhere', 'R/..'),
        fromId: fc.constantFrom('', 'R-a'),
        atUnixNanos: fc.bigInt(0n, 2n ** 63n - 1n),
      }),
      { nil: undefined },
    ),
  })
  .map(({ title, deletion, size, ...rest }) => ({
    ...EntryExtras.fromPartial(rest),
    ...(size === undefined ? {} : { size }),
    ...(title === undefined ? {} : { title }),
    ...(deletion === undefined ? {} : { deletion }),
  }))
const anyEntry: fc.Arbitrary<InventoryEntry> = fc
  .tuple(wireEntry, fc.option(extras, { nil: undefined }))
  .map(([entry, more]) => (more === undefined ? entry : { ...entry, extras: more }))

const encode = (entries: InventoryEntry[]): Buffer =>
  Buffer.from(InventoryListing.encode({ path: '/Inventory', entries }).finish())

const read = async (bytes: Buffer): Promise<ScannedRawListing> =>
  new ScannedRawListing(await scanListing(bytes), 0)

const expected = (entry: InventoryEntry): Entry => {
  const ms = Number(entry.lastModifiedUnixNanos / 1_000_000n)
  const { title = entry.name, deletion } = entry.extras ?? {}
  return {
    name: entry.name,
    ...(title === entry.name ? {} : { title }),
    ...(deletion === undefined ? {} : { deletion: expectedDeletion(deletion) }),
    recordId: entry.recordId,
    assetUri: entry.assetUri,
    kind: KINDS[entry.kind] ?? 'unknown',
    isPublic: entry.isPublic,
    modifiedMs: ms > 0 && ms < Date.UTC(2200, 0, 1) ? ms : null,
    ...expectedFacts(entry.extras),
  }
}

function expectedFacts(extras: EntryExtras | undefined): Pick<Entry, 'facts'> {
  const { typeWord = '', size, createdUnixNanos = 0n, creator, masks, sale, link } = extras ?? {}
  const wireMarks: readonly number[] = extras?.marks ?? []
  const hasCreator = creator !== undefined && creator.id + creator.name !== ''
  const facts: EntryFacts = {
    typeWord: orNull(typeWord),
    sizeBytes: size === undefined ? null : Number(size),
    createdMs: createdUnixNanos === 0n ? null : Number(createdUnixNanos / 1_000_000n),
    creator: hasCreator ? { id: orNull(creator.id), name: orNull(creator.name) } : null,
    permissions:
      masks === undefined
        ? null
        : { kind: 'rights', own: masks.owner === 0 ? [] : ['copy', 'transfer'], next: ['modify'] },
    sale: sale?.type === SaleType.SALE_TYPE_COPY ? { kind: 'copy', price: sale.price } : null,
    description: orNull(extras?.description ?? ''),
    marks: [
      ...(wireMarks.includes(Mark.MARK_WORN) ? ['worn' as const] : []),
      ...(wireMarks.includes(Mark.MARK_LIBRARY) ? ['library' as const] : []),
    ],
    linkState: WORDS_OF_LINK.get(link?.state ?? 0) ?? null,
    linkTarget: orNull(link?.targetId ?? ''),
  }
  const { marks, ...others } = facts
  const isNothing = marks.length === 0 && Object.values(others).every(value => value === null)
  return isNothing ? {} : { facts }
}

const WORDS_OF_LINK: ReadonlyMap<number, EntryFacts['linkState']> = new Map([
  [LinkState.LINK_STATE_FOUND, 'found'],
  [LinkState.LINK_STATE_BROKEN, 'broken'],
  [LinkState.LINK_STATE_OUTSIDE, 'outside'],
])

function orNull(text: string): string | null {
  return text === '' ? null : text
}

const expectedDeletion = ({ fromPath, fromId, atUnixNanos }: Deletion): EntryDeletion => {
  const ms = Number(atUnixNanos / 1_000_000n)
  const path = parsePath(fromPath)
  return {
    from: path && { path, id: fromId === '' ? null : fromId },
    atMs: ms > 0 && ms < Date.UTC(2200, 0, 1) ? ms : null,
  }
}

describe('scanListing', () => {
  it('finds what the generated encoder wrote', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntry, { maxLength: 30 }), async entries => {
        const listing = await read(encode(entries))
        expect(listing.entries()).toEqual(entries.map(expected))
      }),
      { numRuns: 300 },
    )
  })

  it.each<[string, readonly (readonly [string, string])[], string]>([
    [
      'every entry bears its own id',
      [
        ['R-1', 'R-1'],
        ['R-2', 'R-2'],
      ],
      'path-and-id',
    ],
    [
      'one bears none',
      [
        ['R-1', 'R-1'],
        ['R-2', ''],
      ],
      'path',
    ],
    [
      'one bears the id of another record',
      [
        ['R-1', 'R-1'],
        ['R-2', 'R-1'],
      ],
      'path',
    ],
    ['a record without an id bears none, too', [['', '']], 'path'],
    ['there are none', [], 'path'],
  ])('takes entries for met by id where %s', async (_what, ids, addressing) => {
    const entries = ids.map(([recordId, id]) => entryOf({ recordId, extras: { id } }))
    expect((await read(encode(entries))).addressing).toBe(addressing)
  })

  it('says what may not be done with one entry, in words that are known', async () => {
    const rights = {
      denied: [
        { action: 8, whyNot: 7 },
        { action: 6, whyNot: 99 },
        { action: 999, whyNot: 1 },
      ],
    }
    const [entry, other] = (
      await read(encode([entryOf({ recordId: 'R-1', extras: { rights } }), entryOf({ recordId: 'R-2' })]))
    ).entries()
    expect(entry?.denied).toEqual([
      { action: 'copy-item', why: 'no-copy' },
      { action: 'move-item', why: 'not-offered' },
    ])
    expect(other?.denied).toBeUndefined()
  })

  it('reads rights from words, and those of files from the bits of a mode', async () => {
    const said = async (masks: DeepPartial<Masks>) =>
      (await read(encode([entryOf({ recordId: 'R-1', extras: { masks } })]))).entries()[0]?.facts?.permissions
    expect(await said({ words: ['copy', 'trans', 'later'] })).toEqual({
      kind: 'rights',
      own: ['copy', 'transfer'],
      next: null,
    })
    expect(await said({ base: 0o100640 })).toEqual({ kind: 'file', mode: 0o640 })
    expect(await said({ group: 7 })).toBeUndefined()
  })

  it('cuts a description at a whole character', async () => {
    const description = `a${'é'.repeat(3_000)}`
    const [entry] = (await read(encode([entryOf({ recordId: 'R-1', extras: { description } })]))).entries()
    expect(entry?.facts?.description).toBe(`a${'é'.repeat(2_047)}`)
  })

  it('says which folder it is of, where the source does', async () => {
    const said = InventoryListing.encode(
      InventoryListing.fromPartial({ path: '/Inventory', entries: [], extras: { folderId: 'R-a' } }),
    )
    expect((await read(Buffer.from(said.finish()))).folderId).toBe('R-a')
    expect((await read(encode([]))).folderId).toBeNull()
  })

  it('never takes truncated bytes for a whole listing with all its entries', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(wireEntry, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        async (entries, cut) => {
          const bytes = encode(entries)
          const part = bytes.subarray(0, cut % bytes.length)
          const count = await read(part).then(
            listing => listing.count,
            thrown => {
              expect(thrown).toBeInstanceOf(WireFault)
              return 0
            },
          )
          expect(count).toBeLessThan(entries.length)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('answers garbage with a listing or a WireFault, nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        try {
          const listing = await read(Buffer.from(bytes))
          listing.entries()
          for (const piece of listing.pieces(3)) expect(piece.count).toBeGreaterThan(0)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(WireFault)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('survives one changed byte anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEntry, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(255),
        async (...args) => {
          const [entries, at, value] = args
          const bytes = encode(entries)
          bytes[at % bytes.length] = value
          await read(bytes).then(
            listing => listing.entries(),
            thrown => expect(thrown).toBeInstanceOf(WireFault),
          )
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('passes over fields of later versions, in the listing and in an entry', async () => {
    const entry = new BinaryWriter()
    entry.uint32((99 << 3) | 2).string('later')
    entry.uint32((1 << 3) | 2).string('Hat')
    entry.uint32((50 << 3) | 1).fixed64(7n)
    entry.uint32((51 << 3) | 5).fixed32(7)
    entry.uint32((52 << 3) | 0).uint64(2n ** 60n)
    entry.uint32((4 << 3) | 2).string('R-1')
    const listing = new BinaryWriter()
    listing.uint32((7 << 3) | 0).uint32(1)
    listing.uint32((2 << 3) | 2).bytes(entry.finish())
    const found = await read(Buffer.from(listing.finish()))
    expect(found.entries()).toMatchObject([{ name: 'Hat', recordId: 'R-1', kind: 'unknown' }])
  })

  it('shows kinds of later versions as unknown', async () => {
    const listing = new BinaryWriter()
    for (const kind of [17, -1]) {
      const entry = new BinaryWriter().uint32((3 << 3) | 0).int32(kind)
      listing.uint32((2 << 3) | 2).bytes(entry.finish())
    }
    const found = await read(Buffer.from(listing.finish()))
    expect(found.entries().map(({ kind }) => kind)).toEqual(['unknown', 'unknown'])
  })

  it.each([
    ['a name that is a number', (1 << 3) | 0],
    ['a kind that is a text', (3 << 3) | 2],
    ['a group', (1 << 3) | 3],
    ['field number 0', 2],
  ])('refuses %s', async (_what, tag) => {
    const entry = new BinaryWriter()
    entry.uint32(tag).uint32(0)
    const listing = new BinaryWriter()
    listing.uint32((2 << 3) | 2).bytes(entry.finish())
    await expect(read(Buffer.from(listing.finish()))).rejects.toBeInstanceOf(WireFault)
  })

  it('refuses entries that are not messages, so that they never pass for an empty folder', async () => {
    const listing = new BinaryWriter()
    listing.uint32((2 << 3) | 0).uint32(5)
    await expect(read(Buffer.from(listing.finish()))).rejects.toBeInstanceOf(WireFault)
  })

  it('lets other work through while it reads 200,000 entries', async () => {
    const entry = entryOf({ name: 'A name of some length', recordId: 'R-0', assetUri: 'resdb:///a' })
    const bytes = encode(Array.from({ length: 200_000 }, () => entry))
    const longestMs: number[] = []
    // Garbage of an earlier test is not collected every time.
    for (let attempt = 0; attempt < 10 && Math.min(Number.POSITIVE_INFINITY, ...longestMs) >= 80; attempt++) {
      longestMs.push(await longestTurnOf(async () => expect((await read(bytes)).count).toBe(200_000)))
    }
    // The slices are 8 ms; a slow machine gets ten times that.
    expect(Math.min(...longestMs)).toBeLessThan(80)
  })
})

/** In time of this process: what other programs take in between on a busy machine is none of its work. */
async function longestTurnOf(work: () => Promise<void>): Promise<number> {
  let longestMs = 0
  let lastTurn = process.cpuUsage()
  const ticker = setInterval(() => {
    const { user, system } = process.cpuUsage(lastTurn)
    longestMs = Math.max(longestMs, (user + system) / 1_000)
    lastTurn = process.cpuUsage()
  }, 1)
  await work()
  clearInterval(ticker)
  return longestMs
}
