import { lineageOf } from '../../src-shared/domain/paths'
import { isPinned, keptTitleOf, recordIdOf } from '../../src-shared/domain/places'
import { AppFailure } from '../../src-shared/errors'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { followKnown } from '../browser/follow-path'
import { lookAgain } from '../browser/locate'
import { showToast, type ToastAction } from '../kit/toast-store'
import { resolverOf } from '../listings/session-resolver'
import type { Whereabouts } from '../listings/whereabouts'
import { folderText, lastSeenText } from '../listings/whereabouts-text'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import { listingErrorText } from '../text/refusal-text'

/** Says as much as is known of something that was looked for and not found, and offers what can be done. */
export function sayMissing(session: Session, text: Catalogue, place: KeptPlace, found: Whereabouts): void {
  const name = keptTitleOf(place)
  if (found.kind === 'gone') {
    const message = text.places.goneText(name, folderText(session, text, found.folder))
    showToast({ tone: 'failure', message, actions: unpinning(session, text, place) })
    return
  }
  const detail =
    found.kind === 'unknown' ? {} : { detail: `${lastSeenText(session, text, found, Date.now())}.` }
  const again = { label: text.places.lookAgain, run: () => void lookAndSay(session, text, place) }
  showToast({ tone: 'note', message: text.places.notFound(name), ...detail, actions: [again] })
}

/** Nothing is offered for removal on a guess: only what is proved to be gone. */
function unpinning({ places }: Session, text: Catalogue, place: KeptPlace): readonly ToastAction[] {
  const recordId = recordIdOf(place)
  if (!isPinned(places.store.get(), recordId)) return []
  return [{ label: text.places.unpin, run: () => places.unpin(recordId) }]
}

/** Looks again; where it was found shows in its line, so only what was not is said. */
export async function lookAndSay(session: Session, text: Catalogue, place: KeptPlace): Promise<void> {
  try {
    const found = await lookAgain(session, place)
    if (found.kind !== 'here') sayMissing(session, text, place, found)
  } catch (error) {
    sayNotReached(session, text, place, error)
  }
}

/** What keeps folders from being listed says nothing of what is in them. */
export function sayNotReached(session: Session, text: Catalogue, place: KeptPlace, error: unknown): void {
  if (!(error instanceof AppFailure)) throw error
  const detail = listingErrorText(text, error.error, isBehindLink(session, place))
  showToast({ tone: 'failure', message: text.places.notReached(keptTitleOf(place)), detail, actions: [] })
}

/** As far as the folders on the way are known: the deepest one that is tells it of all below. */
function isBehindLink(session: Session, { path }: KeptPlace): boolean {
  const above = lineageOf(path).slice(1, -1).toReversed()
  for (const folder of above) {
    const row = followKnown(resolverOf(session).now, folder)
    if (row) return row.entry.kind === 'link' || row.branch.link !== null
  }
  return false
}
