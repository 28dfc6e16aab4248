import type { IndexFeeds, IndexReads } from '../src-shared/ipc/index-contract'
import type { CallPort, ClosablePort } from '../src-shared/ipc/port-calls'
import { feedSchemas, readSchemas } from '../src-shared/ipc/schemas-index'
import { serveCalls } from '../src-shared/ipc/serve-calls'
import { feedHandlers } from './feed-handlers'
import type { IndexHost } from './index-host'
import { readHandlers } from './read-handlers'

/**
 * A page asks; it tells nothing. Its port is about one inventory: nothing of another
 * one is answered or told there, and once another one is open it is closed.
 */
export function servePage(port: ClosablePort, host: IndexHost, inventory: string): void {
  const tell = serveCalls<IndexReads>(port, readSchemas, readHandlers(host, inventory))
  const isOpen = (): boolean => host.inventory?.opened.inventory === inventory
  const stopListening = host.listen((name, payload) => {
    if (isOpen()) tell(name, payload)
  })
  // It may come before its inventory is open: what is opened before that is no reason.
  let wasOpen = isOpen()
  const stopFollowing = host.onOpened(() => {
    if (wasOpen && !isOpen()) port.close()
    wasOpen ||= isOpen()
  })
  port.onClose(() => {
    stopListening()
    stopFollowing()
  })
}

export function serveMain(port: CallPort, host: IndexHost): void {
  const judges = { ...readSchemas, ...feedSchemas }
  const handlers = { ...readHandlers(host), ...feedHandlers(host) }
  const tell = serveCalls<IndexReads & IndexFeeds>(port, judges, handlers)
  port.onClose(host.listen(tell))
}
