import { z } from 'zod'
import { ENTRY_KINDS } from '../model/entry'
import { CRAWL_KINDS, CRAWL_PAUSES } from '../model/index-status'
import { type InventoryId, isInventoryId } from '../model/inventory-id'
import { EXPORT_FORMATS, type IndexFeeds, type IndexReads, LIST_ASKERS } from './index-contract'
import { inventoryPath, recordId } from './schemas-path'
import type { CallJudges } from './serve-calls'

const MAX_QUERY = 2_000
const MAX_QUERIES = 200
const MAX_RECORDS = 10_000
const MAX_FOLDERS = 2_000
const MAX_HITS = 10_000
const MAX_ROWS = 100_000
const MAX_URI = 65_536
const MAX_NAME = 65_536
const MAX_CHANGES = 20_000
const MAX_DEPTH = 256

const ms = z.number().min(0).max(8.64e15)
const folderId = recordId.nullable()
const recordIds = z.array(recordId).max(MAX_RECORDS)
const address = z.strictObject({ path: inventoryPath, id: recordId.nullable() })
const file = z.string().min(1).max(MAX_URI)
const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everywhere') }),
  z.strictObject({ kind: z.literal('folder'), recordId: folderId }),
  z.strictObject({ kind: z.literal('trash') }),
])
const query = z.string().max(MAX_QUERY)
const limitTo = (most: number) => z.number().int().min(1).max(most)
const searched = { query, scope, presentFolder: folderId, limit: limitTo(MAX_HITS) }

export const exportRequest = z.strictObject({ format: z.enum(EXPORT_FORMATS), query, scope })

const crawl = { kind: z.enum(CRAWL_KINDS), recordId: folderId }

/** What pages may ask: they show the data of strangers, so all of it is bounded. */
export const readSchemas: CallJudges<IndexReads> = {
  status: z.null(),
  search: z.strictObject(searched),
  'search.count': z.strictObject({ queries: z.array(z.strictObject({ query, scope })).max(MAX_QUERIES) }),
  'search.copies': z.strictObject({ ...searched, assetUri: z.string().max(MAX_URI) }),
  'suggest.folders': z.strictObject({ text: query, limit: limitTo(100) }),
  shown: z.strictObject({ recordIds }),
  whereIs: z.strictObject({ recordIds }),
  folder: z.strictObject({ folder: address }),
  'folders.summary': z.strictObject({ recordIds: z.array(folderId).max(MAX_FOLDERS) }),
  'folders.content': z.strictObject({ recordIds }),
  'trash.folders': z.null(),
  history: z.strictObject({ recordId }),
  newSince: z.strictObject({ sinceMs: ms, limit: limitTo(MAX_HITS) }),
  moments: z.null(),
  'crawl.estimate': z.strictObject(crawl),
  differences: z.strictObject({ fromMs: ms, toMs: ms, limit: limitTo(MAX_ROWS) }),
  export: exportRequest,
}

const reply = { folder: address, atMs: ms, tillMs: ms, asked: z.enum(LIST_ASKERS) }
const end = { path: inventoryPath, ids: z.array(folderId).max(MAX_DEPTH) }
const change = z.strictObject({
  recordId,
  kind: z.enum(ENTRY_KINDS),
  from: z.strictObject(end).nullable(),
  to: z.strictObject({ ...end, title: z.string().max(MAX_NAME) }).nullable(),
  provenAtMs: ms,
  copyOf: recordId.exactOptional(),
})

/** What main tells. A mistake of ours shows here instead of as a false row. */
export const feedSchemas: CallJudges<IndexFeeds> = {
  open: z.strictObject({
    inventory: z.custom<InventoryId>(isInventoryId),
    folder: file.nullable(),
    addressing: z.enum(['path', 'path-and-id']),
    trash: address.nullable(),
    nowMs: ms,
  }),
  close: z.null(),
  forget: z.strictObject({ folder: file }),
  adopt: z.strictObject({ from: file, to: file }),
  listed: z.strictObject({ ...reply, bytes: z.instanceof(Uint8Array) }),
  failed: z.strictObject({
    ...reply,
    error: z.enum([
      'not-found',
      'conflict',
      'invalid-name',
      'not-ready',
      'ambiguous',
      'server-too-old',
      'offline',
      'cloud',
      'too-large',
      'unknown-outcome',
      'cancelled',
      'partial',
      'refused',
      'untrusted',
      'bug',
    ]),
  }),
  proved: z.strictObject({ changes: z.array(change).max(MAX_CHANGES) }),
  used: z.strictObject({ recordIds, atMs: ms, isSpawned: z.boolean() }),
  interest: z.strictObject({ pinned: recordIds }),
  'session.begin': z.strictObject({ atMs: ms }),
  mark: z.strictObject({ name: z.string().max(MAX_QUERY), atMs: ms }),
  'crawl.start': z.strictObject({ ...crawl, atMs: ms }),
  'crawl.next': z.strictObject({ limit: limitTo(64), atMs: ms, hasTrees: z.boolean() }),
  'crawl.follow': z.strictObject({ recordId }),
  'crawl.taken': z.null(),
  'crawl.pause': z.strictObject({ reason: z.enum(CRAWL_PAUSES).nullable() }),
  'crawl.stop': z.null(),
}
