import type { IndexPortMessage } from '../../src-shared/ipc/contract'
import type { IndexEvents, IndexReads } from '../../src-shared/ipc/index-contract'
import { type CallPort, type Calls, callOver } from '../../src-shared/ipc/port-calls'
import { createStore } from '../kit/store'
import { call } from './client'

export type IndexReader = Calls<IndexReads, IndexEvents>

interface IndexConnection {
  /** The only one that it may be asked about. */
  readonly inventory: string
  readonly reader: IndexReader
}

/** Null while the index is not there: whoever asks does without. */
export const indexConnection = createStore<IndexConnection | null>(null)

let isWanted = false

/** Asks main for a port to the index, which it gives again whenever the index was started anew. Call once there is something on screen. */
export function connectIndex(): void {
  if (isWanted) return
  isWanted = true
  window.addEventListener('message', adopt)
  call('index.connect', null).catch((error: unknown) => console.error('The index was not asked for', error))
}

function adopt(event: MessageEvent<unknown>): void {
  const [port] = event.ports
  if (event.source !== window || !port || !isPortMessage(event.data)) return
  const reader = callOver<IndexReads, IndexEvents>(pagePort(port))
  const connection = { inventory: event.data.inventory, reader }
  port.addEventListener('close', () => indexConnection.update(now => (now?.reader === reader ? null : now)))
  port.start()
  indexConnection.update(() => connection)
}

function isPortMessage(data: unknown): data is IndexPortMessage {
  return typeof data === 'object' && data !== null && 'satchel' in data && data.satchel === 'index-port'
}

/** Either end of a port in a page. */
export function pagePort(port: MessagePort): CallPort {
  return {
    post: message => port.postMessage(message),
    onMessage: listener =>
      port.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)),
    onClose: listener => port.addEventListener('close', () => listener()),
  }
}
