import { keptTitleOf } from '../../src-shared/domain/places'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { showToast } from '../kit/toast-store'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import { putBack } from './collect'

/** Takes entries out of the tray and says that nothing else happened to them. */
export function takeOutAndSay(session: Session, entries: readonly CollectedEntry[], text: Catalogue): void {
  const [first] = entries
  if (!first) return
  void session.tray.takeOut(entries)
  showToast({
    tone: 'result',
    message: text.tray.takenOut(entries.length, keptTitleOf(first)),
    actions: [{ label: text.tray.putBack, run: () => putBack(session, entries, text) }],
  })
}

/** What was gathered over hours comes back by one click. */
export function emptyTray(session: Session, text: Catalogue): void {
  const { entries } = session.tray.content.get()
  if (entries.length === 0) return
  void session.tray.takeOut(entries)
  showToast({
    tone: 'result',
    message: text.tray.emptied(entries.length),
    actions: [{ label: text.tray.putBack, run: () => putBack(session, entries, text) }],
  })
}
