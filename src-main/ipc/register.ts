import { ipcMain, type WebFrameMain } from 'electron'
import { CHANNELS } from '../../src-shared/ipc/contract'
import { err } from '../../src-shared/result'
import { originOf } from '../app/parsed-url'
import type { AppPage } from '../app/windows/app-page'
import type { Pages } from '../app/windows/pages'
import type { CallDesk } from './handlers'

/**
 * Connects the desk of each page to the call channel; calls that come before it is there
 * wait for it. Only the top frame of a window of ours, showing our own page, is served, and
 * each by its own desk: a frame that somehow got elsewhere is not.
 */
export function registerCalls(
  deskOf: (page: AppPage) => Promise<Pick<CallDesk, 'answer'>>,
  pages: Pages<AppPage>,
  origin: string,
): void {
  ipcMain.handle(CHANNELS.call, async (event, envelope: unknown) => {
    const page = pageOf(event.senderFrame, pages, origin)
    if (page !== null) return (await deskOf(page)).answer(envelope)
    return err({ kind: 'bug', message: 'Only the windows of Satchel may ask this.' })
  })
}

function pageOf(frame: WebFrameMain | null, pages: Pages<AppPage>, origin: string): AppPage | null {
  if (frame === null || originOf(frame.url) !== origin) return null
  const isTopOf = ({ contents }: AppPage): boolean => !contents.isDestroyed() && contents.mainFrame === frame
  return pages.all.find(isTopOf) ?? null
}
