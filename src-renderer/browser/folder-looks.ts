import { onStored } from '../session/on-stored'
import { partOfSession } from '../session/session'
import { keptLooksFrom, keptLooksText } from './kept-looks'
import type { Look } from './look'

/** Nobody remembers more folders than this; the one that was changed longest ago is forgotten first. */
const MAX_FOLDERS = 500

const entryOf = (inventory: string): string => `looks ${inventory}`

/** How a person chose to see single folders of an inventory, by their record ids; empty for the inventory itself. */
interface FolderLooks {
  /** Null where nobody has chosen anything. */
  readonly of: (recordId: string) => Look | null
  readonly choose: (recordId: string, look: Look) => void
}

/**
 * In the page's own storage, as what is open: it belongs to one inventory and is lost without harm. What is chosen
 * in one window holds in the others for what is opened there from then on.
 */
export const folderLooksOf = partOfSession(({ key, onClose }): FolderLooks => {
  let looks = new Map(key === '' ? [] : keptLooksFrom(localStorage.getItem(entryOf(key))))
  onClose(
    onStored(entryOf(key), text => {
      looks = new Map(keptLooksFrom(text))
    }),
  )
  return {
    of: recordId => looks.get(recordId) ?? null,
    choose: (recordId, look) => {
      // The last one stands last.
      looks.delete(recordId)
      looks.set(recordId, look)
      const [oldest] = looks.keys()
      if (looks.size > MAX_FOLDERS && oldest !== undefined) looks.delete(oldest)
      if (key !== '') localStorage.setItem(entryOf(key), keptLooksText(looks))
    },
  }
})
