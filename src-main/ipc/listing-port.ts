import { MessageChannelMain, type WebContents } from 'electron'
import { CHANNELS } from '../../src-shared/ipc/contract'
import type { PieceSink } from './listing-reply'

/**
 * A port into the page: listings do not cross the context bridge, which copies
 * them on the window's own thread (280 ms for 100,000 entries).
 */
export function openListingPort(window: WebContents, streamId: string): PieceSink {
  // Nobody waits for it in a window that was closed meanwhile.
  if (window.isDestroyed()) return { post: () => {}, close: () => {}, isClosed: () => true }
  const { port1, port2 } = new MessageChannelMain()
  let isClosed = false
  port1.once('close', () => {
    isClosed = true
  })
  port1.start()
  window.postMessage(CHANNELS.port, streamId, [port2])
  return { post: piece => port1.postMessage(piece), close: () => port1.close(), isClosed: () => isClosed }
}
