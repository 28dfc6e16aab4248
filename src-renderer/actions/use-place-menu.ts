import { isPinned as isPinnedIn, recordIdOf } from '../../src-shared/domain/places'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { branchOfRow } from '../browser/branch-of-row'
import type { PointLine } from '../kit/overlay-store'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { useSession } from '../session/session-context'
import { openWindow } from './open-window'
import { useGoToPlace } from './use-go-to-place'
import { useRowOfPlace } from './use-row-of-place'
import { useSpawnKept } from './use-spawn-kept'

/** What can be done with a kept entry, wherever it is by now: for its menu. */
export function usePlaceMenu(): (place: KeptPlace) => readonly PointLine[] {
  const text = useText()
  const session = useSession()
  const goTo = useGoToPlace()
  const spawnOf = useSpawnKept()
  const withRow = useRowOfPlace()

  function openInWindow(place: KeptPlace): void {
    withRow(place, row => {
      const branch = branchOfRow(row)
      if (branch === null) goTo(place)
      else openWindow(session, branch)
    })
  }

  function copyPath({ path }: KeptPlace): void {
    navigator.clipboard.writeText(path).then(
      () => showToast({ tone: 'result', message: text.commands.linesCopied(1), actions: [] }),
      () => showToast({ tone: 'failure', message: text.inspector.notCopied, actions: [] }),
    )
  }

  return place => {
    const isPinned = isPinnedIn(session.places.store.get(), recordIdOf(place))
    const isItem = place.kind !== 'folder' && place.kind !== 'link'
    const spawn = spawnOf(place)
    return [
      { label: isItem ? text.operation.show : text.commands.open, run: () => goTo(place) },
      ...(isItem ? [] : [{ label: text.tabs.openInWindow, run: () => openInWindow(place) }]),
      ...(spawn ? [spawn] : []),
      isPinned
        ? { label: text.places.unpin, run: () => session.places.unpin(recordIdOf(place)) }
        : { label: text.places.pin, run: () => session.places.pin(place) },
      { label: text.commands.copyPath, run: () => copyPath(place) },
    ]
  }
}
