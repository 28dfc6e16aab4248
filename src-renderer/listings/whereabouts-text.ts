import { ROOT } from '../../src-shared/domain/paths'
import { plainText } from '../../src-shared/domain/rich-text'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Session } from '../session/session'
import { ageWords } from '../text/dates'
import type { Catalogue } from '../text/en'
import { titleAt } from './listed-entries'

/** What a folder is called in a sentence. */
export function folderText(session: Session, text: Catalogue, folder: InventoryPath): string {
  return folder === ROOT ? text.app.inventory : plainText(titleAt(session, folder))
}

/** Where something was seen last, and when: `Last seen in “Fruit”, 3 hr. ago`. */
export function lastSeenText(
  session: Session,
  text: Catalogue,
  { folder, atMs }: { readonly folder: InventoryPath; readonly atMs: number | null },
  nowMs: number,
): string {
  const when = atMs === null ? null : ageWords(text, atMs, nowMs)
  return text.places.lastSeen(folderText(session, text, folder), when)
}
