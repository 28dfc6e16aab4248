import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { IndexHost } from '../../src-index/index-host'
import { serveMain } from '../../src-index/serve-index'
import type { CallPort } from '../../src-shared/ipc/port-calls'
import type { StartedIndex } from '../index/index-process'

/** The index itself, over a real port, but not in a process of its own. No page can be connected to it. */
export function startInProcess(): StartedIndex {
  const { port1, port2 } = new MessageChannel()
  const host = new IndexHost()
  serveMain(callPortOf(port2), host)
  port1.unref()
  port2.unref()
  return {
    port: callPortOf(port1),
    openPagePort: () => {
      throw new Error('There is no page.')
    },
    onEnd: listener => void port1.once('close', listener),
    kill: () => {
      void host.close()
      port1.close()
    },
  }
}

function callPortOf(port: MessagePort): CallPort {
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Node's has no origin to name
    post: message => port.postMessage(message),
    onMessage: listener => void port.on('message', listener),
    onClose: listener => void port.on('close', listener),
  }
}
