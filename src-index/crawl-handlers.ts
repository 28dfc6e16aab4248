import type { IndexFeeds } from '../src-shared/ipc/index-contract'
import type { CallHandlers } from '../src-shared/ipc/serve-calls'
import type { IndexHost } from './index-host'
import type { Inventory } from './inventory'

type CrawlFeeds = Pick<IndexFeeds, Extract<keyof IndexFeeds, `crawl.${string}`>>

/** What is told of looking through the inventory that `open` answers. */
export function crawlHandlers(host: IndexHost, open: () => Inventory): CallHandlers<CrawlFeeds> {
  return {
    'crawl.start': async ({ atMs, ...request }) => {
      await open().change(({ crawls }) => crawls.start(request, atMs))
      return null
    },
    'crawl.next': async ({ limit, atMs, hasTrees }) => {
      const inventory = open()
      const next = await inventory.change(({ crawls }) => crawls.next(limit, atMs, hasTrees))
      if (next.isDone) await inventory.tidy(atMs)
      // What a crawl has found is said to be known: it must be.
      if (next.isDone) await inventory.settled()
      return next
    },
    'crawl.pause': ({ reason }) => {
      open().crawls.pause(reason)
      host.noteChange()
      return null
    },
    'crawl.follow': ({ recordId }) => open().change(({ crawls }) => crawls.follow(recordId)),
    'crawl.taken': async () => {
      await open().change(() => null)
      return null
    },
    'crawl.stop': async () => {
      await open().change(({ crawls }) => crawls.stop(Date.now()))
      return null
    },
  }
}
