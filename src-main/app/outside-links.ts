import { type BrowserWindow, dialog, shell } from 'electron'
import type { OutsideLink } from '../../src-shared/model/outside-link'
import { parsedUrl } from './parsed-url'
import type { MainText } from './text/main-en'

const ADDRESSES: Readonly<Record<OutsideLink, string>> = {
  'resonite-io': 'https://github.com/MLShukai/ResoniteIO',
}

const OPEN = 1

/**
 * The only way out of Satchel: a page of the list above, in the person's
 * browser, after a question that shows its address. One question at a time,
 * so that a page that went wrong cannot bury a person in them.
 */
export function outsideLinks(
  window: BrowserWindow,
  text: () => MainText,
): (link: OutsideLink) => Promise<void> {
  let isAsking = false
  return async link => {
    const address = ADDRESSES[link]
    if (isAsking || parsedUrl(address)?.protocol !== 'https:') return
    isAsking = true
    try {
      if (await isWanted(window, address, text())) await shell.openExternal(address)
    } finally {
      isAsking = false
    }
  }
}

async function isWanted(window: BrowserWindow, address: string, { outside }: MainText): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: outside.message,
    detail: address,
    buttons: [outside.stay, outside.open],
    defaultId: OPEN,
    cancelId: 0,
  })
  return response === OPEN
}
