import { ROOT } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { IndexPortMessage } from '../../src-shared/ipc/contract'
import type { IndexReads } from '../../src-shared/ipc/index-contract'
import { type Judge, serveCalls } from '../../src-shared/ipc/serve-calls'
import type { FindAnswer } from '../../src-shared/model/found'
import type { FolderSummary } from '../../src-shared/model/record-history'
import type { IndexedPlace } from '../../src-shared/model/record-whereabouts'
import { pagePort } from '../bridge/index-port'

/** What the index of a scene knows of folders, by record id; the root is `''`. */
export type Summaries = Readonly<Record<string, FolderSummary>>

type Answered = Pick<IndexReads, 'folders.summary' | 'search'>

const NOTHING: FolderSummary = {
  listedAtMs: null,
  isWhole: false,
  folders: 0,
  items: 0,
  links: 0,
  pictures: [],
}

/** A scene asks nothing but what it should: it is the window itself. */
const takesAll: Judge<Answered['folders.summary']['args']> = {
  safeParse: args =>
    isAsked(args) ? { success: true, data: args } : { success: false, error: { message: 'no ids' } },
}

/** The window asks a query, a scope and a limit. */
const takesAny: Judge<Answered['search']['args']> = {
  safeParse: args =>
    isSearch(args) ? { success: true, data: args } : { success: false, error: { message: 'no query' } },
}

function isSearch(args: unknown): args is Answered['search']['args'] {
  return typeof args === 'object' && args !== null && 'query' in args && typeof args.query === 'string'
}

function isAsked(args: unknown): args is Answered['folders.summary']['args'] {
  return typeof args === 'object' && args !== null && 'recordIds' in args && Array.isArray(args.recordIds)
}

/** Stands where main hands the page a port to the index; what no scene answers is refused, as by an index that is not there. */
export function giveIndexPort(inventory: string, summaries: Summaries, finds: FindAnswer | null): void {
  const { port1, port2 } = new MessageChannel()
  serveCalls<Answered>(
    pagePort(port1),
    { 'folders.summary': takesAll, search: takesAny },
    {
      'folders.summary': ({ recordIds }) => recordIds.map(id => summaries[id ?? ''] ?? NOTHING),
      search: ({ query }) => {
        if (finds === null) throw new AppFailure({ kind: 'not-ready', message: 'Nothing is found here.' })
        return query.trim() === '' ? { ...finds, hits: [], total: 0 } : finds
      },
    },
  )
  port1.start()
  const message: IndexPortMessage = { satchel: 'index-port', inventory }
  window.postMessage(message, location.origin, [port2])
}

const HOUR_MS = 3_600_000

/** A folder that was listed two hours ago, with pictures of these records. */
export function summary(
  [items, folders]: readonly [items: number, folders: number],
  ...recordIds: readonly string[]
): FolderSummary {
  return {
    listedAtMs: Date.now() - 2 * HOUR_MS,
    isWhole: true,
    folders,
    items,
    links: 0,
    pictures: recordIds.map(pictureOf),
  }
}

function pictureOf(recordId: string): FolderSummary['pictures'][number] {
  const place: Omit<IndexedPlace, 'folder'> = {
    recordId,
    name: recordId,
    title: recordId,
    kind: 'object',
    folderIds: [],
    folderTitles: [],
    isBehindLink: false,
  }
  return { ...place, folder: ROOT, assetUri: `resdb:///${recordId}.brson` }
}
