import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { CHANNELS } from '../../src-shared/ipc/contract'
import { err } from '../../src-shared/result'
import { originOf } from '../app/parsed-url'
import type { CallDesk } from './call-desk'

/**
 * Connects the desk to the call channel. Only the top frame of our own window,
 * showing our own page, is served: a frame that somehow got elsewhere is not.
 */
export function registerCalls(desk: CallDesk, window: WebContents, origin: string): void {
  ipcMain.handle(CHANNELS.call, (event, envelope: unknown) => {
    if (isOurPage(event, window, origin)) return desk.answer(envelope)
    return err({ kind: 'bug', message: 'Only the window of Satchel may ask this.' })
  })
}

function isOurPage(event: IpcMainInvokeEvent, window: WebContents, origin: string): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === window.mainFrame && originOf(frame.url) === origin
}
