import type { WebContents } from 'electron'
import { CHANNELS } from '../../src-shared/ipc/contract'
import type { PagePort } from '../index/index-process'

/** Hands a page its port to the index: what it asks there does not go through main. */
export function givePagePort(window: WebContents, inventory: string, port: PagePort): void {
  if (!window.isDestroyed()) window.postMessage(CHANNELS.indexPort, inventory, [port])
}
