import { AppFailure } from '../src-shared/errors'
import type { IndexFeeds } from '../src-shared/ipc/index-contract'
import type { CallHandlers } from '../src-shared/ipc/serve-calls'
import { crawlHandlers } from './crawl-handlers'
import type { IndexHost } from './index-host'
import type { Inventory } from './inventory'
import { statusOf } from './status'
import { adoptFile, forgetFile } from './storage/forget-file'

/** What only main may tell. */
export function feedHandlers(host: IndexHost): CallHandlers<IndexFeeds> {
  const open = (): Inventory => {
    if (host.inventory === null) throw new AppFailure({ kind: 'not-ready', message: 'No inventory is open.' })
    return host.inventory
  }
  return {
    open: request =>
      host.inTurn(async () => {
        const inventory = await host.open(request)
        return { file: inventory.file, status: statusOf(inventory, request.nowMs) }
      }),
    close: () =>
      host.inTurn(async () => {
        await host.close()
        return null
      }),
    forget: ({ folder }) =>
      host.inTurn(async () => {
        if (host.inventory?.opened.folder === folder) await host.close()
        forgetFile(folder)
        return null
      }),
    adopt: ({ from, to }) =>
      host.inTurn(async () => {
        const folder = host.inventory?.opened.folder
        if (folder === from || folder === to) await host.close()
        adoptFile(from, to)
        return null
      }),
    listed: async ({ bytes, ...reply }) => ({ hasChanged: await open().listed(reply, bytes) }),
    failed: async ({ error, ...reply }) => {
      await open().failed(reply, error)
      return null
    },
    proved: async ({ changes }) => {
      await open().proved(changes)
      return null
    },
    used: async ({ recordIds, atMs, isSpawned }) => {
      await open().change(({ used }) => used.note(recordIds, atMs, isSpawned))
      return null
    },
    interest: ({ pinned }) => {
      open().crawls.setPinned(pinned)
      return null
    },
    'session.begin': async ({ atMs }) => {
      await open().change(({ moments }) => moments.beginSession(atMs))
      return null
    },
    mark: async ({ name, atMs }) => {
      await open().change(({ moments }) => moments.mark(name, atMs))
      return null
    },
    ...crawlHandlers(host, open),
  }
}
