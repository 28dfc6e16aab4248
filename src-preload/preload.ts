import { contextBridge, ipcRenderer } from 'electron'
import {
  type Bridge,
  CHANNELS,
  type EventEnvelope,
  type IndexPortMessage,
  type ListingPortMessage,
} from '../src-shared/ipc/contract'

const bridge: Bridge = {
  call: (name, args, callId, inventory) =>
    ipcRenderer.invoke(CHANNELS.call, { name, callId, args, inventory }),
  on: (name, listener) => {
    const forward = (_event: unknown, envelope: EventEnvelope): void => {
      // oxlint-disable-next-line typescript/consistent-type-assertions -- the name decides the payload's type
      if (envelope.name === name) listener(envelope.payload as Parameters<typeof listener>[0])
    }
    ipcRenderer.on(CHANNELS.event, forward)
    return () => ipcRenderer.off(CHANNELS.event, forward)
  },
}

contextBridge.exposeInMainWorld('satchel', bridge)

// Ports cannot cross the context bridge, and copying a listing over it costs 280 ms per 100,000
// entries: the page gets the port itself.
ipcRenderer.on(CHANNELS.indexPort, (event, inventory: string) => {
  const message: IndexPortMessage = { satchel: 'index-port', inventory }
  window.postMessage(message, window.location.origin, event.ports)
})
ipcRenderer.on(CHANNELS.port, (event, streamId: string) => {
  const message: ListingPortMessage = { satchel: 'listing-port', streamId }
  window.postMessage(message, window.location.origin, event.ports)
})
