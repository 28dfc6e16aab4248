import { titleOf } from '../../../src-shared/domain/names'
import { isPinned as isPinnedIn } from '../../../src-shared/domain/places'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import { useActor } from '../../actions/actor'
import { collectRows } from '../../actions/collect'
import { sayTaken } from '../../actions/say-taken'
import { spawnOnce } from '../../actions/spawn-once'
import { whyNotSpawnNow } from '../../actions/spawn-rows'
import { clipboardOf } from '../../browser/clipboard'
import { draggedOf } from '../../browser/drop-target'
import { keptPlaceOf } from '../../browser/kept-place'
import type { EntryRow } from '../../browser/row'
import { useStore } from '../../kit/store'
import { showToast } from '../../kit/toast-store'
import { useInventory } from '../../session/session-context'
import type { FoundEntry } from './found'
import { useRowOfFound } from './use-found-drag'

interface FoundActions {
  readonly isPinned: boolean
  /** False where it never could be. */
  readonly canSpawn: boolean
  /** Why not now, in words. */
  readonly whyNotSpawn: string | null
  readonly canChange: boolean
  readonly pin: () => void
  readonly cut: () => void
  readonly collect: () => void
  readonly spawn: () => void
}

/** What can be done with something that was found, as with its row in the tree; null: nothing is reached. */
export function useFoundActions(found: FoundEntry | null): FoundActions {
  const actor = useActor()
  const { text, session, canChange } = actor
  const { world, capabilities, isReady } = useInventory()
  const rowOf = useRowOfFound()
  const isPinned = useStore(
    session.places.store,
    places => found !== null && isPinnedIn(places, found.entry.recordId),
  )

  function withRow(act: (row: EntryRow) => void): void {
    const row = found && rowOf(found)
    if (row) return act(row)
    const message = found === null ? text.refusal['nothing-selected']() : text.find.notHere
    showToast({ tone: 'note', message, actions: [] })
  }

  const kind = found?.entry.kind
  return {
    isPinned,
    canSpawn: kind !== 'folder' && kind !== 'link' && verbRefusal('spawn', capabilities) === null,
    whyNotSpawn: whyNotSpawnNow(text, { world, isReady, capabilities }),
    canChange,
    pin: () =>
      withRow(row => {
        const place = keptPlaceOf(session, row)
        if (isPinned) session.places.unpin(row.entry.recordId)
        else if (place) session.places.pin(place)
        else showToast({ tone: 'failure', message: text.commands.noPath, actions: [] })
      }),
    cut: () =>
      withRow(row => {
        const dragged = [draggedOf(row)]
        clipboardOf(session).update(() => ({ mode: 'move', cut: null, dragged: () => dragged }))
        sayTaken(text, 'move', 1, titleOf(row.entry))
      }),
    collect: () => withRow(row => void collectRows(session, [row], text)),
    spawn: () => withRow(row => void spawnOnce(row, world, actor)),
  }
}
