import type { CallPort, ClosablePort } from '../src-shared/ipc/port-calls'
import { IndexHost } from './index-host'
import { serveMain, servePage } from './serve-index'

/** What Electron gives a utilityProcess; its types come with a module that is not for this process. */
interface ParentPort {
  postMessage(message: unknown): void
  on(
    event: 'message',
    listener: (message: { readonly data: unknown; readonly ports: readonly PagePort[] }) => void,
  ): void
}

interface PagePort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void
  on(event: 'close', listener: () => void): void
  start(): void
  close(): void
}

const host = new IndexHost()
const main = parentPort()

const fromMain: CallPort = {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process is no window
  post: message => main.postMessage(message),
  onMessage: listener =>
    main.on('message', ({ data, ports: [page] }) => {
      if (page === undefined) listener(data)
      else if (isPagePort(data)) servePage(callPortOf(page), host, data.inventory)
    }),
  // Without main this process ends.
  onClose: () => {},
}
serveMain(fromMain, host)

function callPortOf(port: PagePort): ClosablePort {
  port.start()
  return {
    post: message => port.postMessage(message),
    onMessage: listener => port.on('message', ({ data }) => listener(data)),
    onClose: listener => port.on('close', listener),
    close: () => port.close(),
  }
}

function isPagePort(data: unknown): data is { readonly inventory: string } {
  if (typeof data !== 'object' || data === null || !('satchel' in data && 'inventory' in data)) return false
  return data.satchel === 'index-page-port' && typeof data.inventory === 'string'
}

function parentPort(): ParentPort {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (!isParentPort(port)) throw new Error('The index is a process of Satchel, and nothing by itself.')
  return port
}

function isParentPort(port: unknown): port is ParentPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port
}
