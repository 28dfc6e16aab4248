import { foldForFinding } from '../src-shared/domain/fold-for-finding'
import { plainText } from '../src-shared/domain/rich-text'
import { AppFailure } from '../src-shared/errors'
import type { IndexReads, SearchRequest } from '../src-shared/ipc/index-contract'
import type { CallHandlers } from '../src-shared/ipc/serve-calls'
import type { FindAnswer } from '../src-shared/model/found'
import { CRAWL_KINDS } from '../src-shared/model/index-status'
import type { Moment } from '../src-shared/model/record-history'
import { contentOf } from './answers/content-count'
import { differencesBetween } from './answers/differences'
import { piecesOf } from './answers/folder-listing'
import { summaryOf } from './answers/folder-summary'
import { whereIs } from './answers/place-of'
import { staysOf } from './answers/record-stays'
import { trashFoldersOf } from './answers/trash-folders'
import { exportRows } from './export/export-rows'
import type { RowFilter } from './find/row-filter'
import { newFilter } from './find/row-filters'
import { matchingSeqs, type SearchSurroundings, search } from './find/search'
import type { IndexHost } from './index-host'
import type { Inventory } from './inventory'
import { statusOf } from './status'
import { isThere, isWhole } from './tree/folder-tree'

/** Visible hits whose folder was listed within this time are not listed again. */
const RECENT_MS = 60_000

const EVERYWHERE = { kind: 'everywhere' } as const

/** What pages and main may ask; `only`: about this inventory, and `offline` while another one is open. */
export function readHandlers(host: IndexHost, only: string | null = null): CallHandlers<IndexReads> {
  const open = (): Inventory => {
    const { inventory } = host
    if (inventory === null) throw new AppFailure({ kind: 'not-ready', message: 'No inventory is open.' })
    if (only === null || inventory.opened.inventory === only) return inventory
    throw new AppFailure({ kind: 'offline', message: 'Another inventory is open.' })
  }
  const found = (request: SearchRequest, signal: AbortSignal): Promise<FindAnswer> =>
    search(open().known, request, surroundings(open()), signal)
  return {
    status: () => statusOf(open(), Date.now()),
    search: (request, { signal }) => {
      if (request.scope.kind === 'folder') open().crawls.searchedIn(request.scope.recordId)
      return found(request, signal)
    },
    'search.count': async ({ queries }, { signal }) => {
      const counts: number[] = []
      for (const { query, scope } of queries)
        counts.push((await found({ query, scope, presentFolder: null, limit: 1 }, signal)).total)
      return counts
    },
    'search.copies': async ({ assetUri, ...request }, { signal }) => {
      const asset = open().known.rows.findAsset(assetUri)
      const sameAsset: RowFilter = (part, row) => asset > 0 && part.assets[row] === asset
      const around = { ...surroundings(open()), only: sameAsset, isEachCopy: true }
      return (await search(open().known, request, around, signal)).hits
    },
    'suggest.folders': ({ text, limit }) => foldersNamed(open(), text, limit),
    shown: ({ recordIds }) => {
      const folders = open().crawls.wantedFor(recordIds, Date.now() - RECENT_MS)
      if (folders.length > 0) host.tell('wanted', { folders })
      return null
    },
    whereIs: ({ recordIds }) => whereIs(open().known, recordIds),
    folder: async ({ folder }, { send, signal }) => {
      const { known } = open()
      const node = known.tree.find(folder)
      if (node === undefined || node.listedMs === 0) return null
      let total = 0
      for (const piece of piecesOf(known, node)) {
        signal.throwIfAborted()
        total += piece.count
        await send(piece)
      }
      return {
        listedAtMs: node.listedMs,
        addressing: node.isById ? 'path-and-id' : 'path',
        incomplete: isWhole(node) ? null : { expected: 0 },
        total,
      }
    },
    'folders.summary': ({ recordIds }) => {
      const { known } = open()
      return recordIds.map(recordId => summaryOf(known, known.tree.byRecord(recordId)))
    },
    'folders.content': ({ recordIds }) => contentOf(open().known, recordIds),
    'trash.folders': () => trashFoldersOf(open().known, open().trash),
    history: ({ recordId }) => staysOf(open().known, recordId),
    newSince: ({ sinceMs, limit }, { signal }) => {
      const isNew = newFilter(open().known, { fromMs: sinceMs, toMs: Number.POSITIVE_INFINITY })
      const request = { query: 'sort:new', scope: EVERYWHERE, presentFolder: null, limit }
      return search(open().known, request, { ...surroundings(open()), only: isNew }, signal)
    },
    moments: () => momentsOf(open()),
    'crawl.estimate': request => open().crawls.estimate(request, Date.now()),
    differences: ({ fromMs, toMs, limit }) => differencesBetween(open().known, fromMs, toMs, limit),
    export: async ({ format, query, scope }, { send, signal }) => {
      const inventory = open()
      const request = { query, scope, presentFolder: null, limit: 1 }
      const seqs = await matchingSeqs(inventory.known, request, surroundings(inventory), signal)
      return { rows: await exportRows(inventory.known, format, seqs, send, signal) }
    },
  }
}

function surroundings(inventory: Inventory): SearchSurroundings {
  const { trash, used } = inventory
  return { trash, usedBySeq: used.bySeq(), spawnedBySeq: () => used.spawnedBySeq(), nowMs: Date.now() }
}

/** Those with the most in them first. */
function foldersNamed({ known }: Inventory, text: string, limit: number): readonly string[] {
  const wanted = foldForFinding(text)
  const counts = new Map<string, number>()
  for (const { title, name, count, parent, place } of known.tree.all()) {
    if (parent === null || !isThere({ place })) continue
    const shown = plainText(title ?? name)
    if (foldForFinding(shown).startsWith(wanted)) counts.set(shown, (counts.get(shown) ?? 0) + count + 1)
  }
  const titles = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return titles.slice(0, limit).map(([title]) => title)
}

/** Newest first. */
function momentsOf({ moments }: Inventory): readonly Moment[] {
  const crawls = moments.crawls().map(({ atMs, kind }) => ({
    atMs,
    kind: CRAWL_KINDS.find(one => one === kind) ?? 'refresh',
    name: null,
  }))
  const marks = moments.marks().map(({ atMs, name }) => ({ atMs, kind: 'mark' as const, name }))
  return [...crawls, ...marks].sort((a, b) => b.atMs - a.atMs)
}
