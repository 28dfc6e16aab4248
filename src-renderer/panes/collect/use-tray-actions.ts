import { useMemo, useState } from 'react'
import { recordIdOf } from '../../../src-shared/domain/places'
import { type Dragged, type DropTarget, divideDrop } from '../../../src-shared/domain/transfer'
import { AppFailure } from '../../../src-shared/errors'
import type { Capabilities } from '../../../src-shared/model/capabilities'
import type { TransferMode } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import type { CollectedEntry } from '../../../src-shared/model/tray'
import { useActor } from '../../actions/actor'
import { findLines } from '../../actions/find-lines'
import { isAvailable, type TrayLine } from '../../actions/resolve-tray'
import { spawnRows } from '../../actions/spawn-rows'
import { trashFromTray } from '../../actions/trash-from-tray'
import { trashTargetOf } from '../../actions/trash-target'
import { draggedOfLines } from '../../actions/tray-dragged'
import { type Drop, TAKEN_BACK, useTransfer } from '../../actions/use-run-operation'
import { showToast } from '../../kit/toast-store'
import type { Session } from '../../session/session'
import { useInventory, useSession } from '../../session/session-context'
import type { Catalogue } from '../../text/en'
import { errorText, refusalText } from '../../text/refusal-text'

export interface TrayActions {
  readonly transfer: (entries: readonly CollectedEntry[], mode: TransferMode, target: DropTarget) => void
  readonly spawn: (entries: readonly CollectedEntry[]) => void
  readonly trash: (entries: readonly CollectedEntry[]) => void
  /** Entries that were dragged out of the tray onto a target. */
  readonly onDrop: (drop: Drop) => void
  /** Or onto the world. */
  readonly onSpawn: (dragged: readonly Dragged[]) => void
  /** It is being looked where the entries are. */
  readonly isSearching: boolean
}

/**
 * What can be done with collected entries, all by the operations that everything
 * else uses. Each time it is looked first where they are by now; what is gone or
 * does not fit is left out, and that is said.
 */
export function useTrayActions(): TrayActions {
  const session = useSession()
  const { world, capabilities } = useInventory()
  const actor = useActor()
  const transfers = useTransfer()
  const [searches, setSearches] = useState(0)
  const actions = useMemo(() => {
    const { text } = actor

    async function withLines(
      entries: readonly CollectedEntry[],
      act: (lines: readonly TrayLine[]) => void,
    ): Promise<void> {
      setSearches(count => count + 1)
      try {
        act(await findLines(entries, session))
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error
        const detail = errorText(text, error.error)
        showToast({ tone: 'failure', message: text.tray.notReached, detail, actions: [] })
      } finally {
        setSearches(count => count - 1)
      }
    }

    /** What a target takes; the rest is said. */
    function takenBy(lines: readonly TrayLine[], target: DropTarget, mode: TransferMode) {
      const { taken, left } = divideDrop(draggedOfLines(lines), target, mode, capabilities)
      sayLeftOut(text, lines.filter(line => !isAvailable(line)).length, left, taken.length > 0)
      return taken
    }

    function spawn(entries: readonly CollectedEntry[]): void {
      void withLines(entries, lines => {
        sayLeftOut(text, lines.filter(line => !isAvailable(line)).length, [], true)
        void spawnRows(
          lines.flatMap(({ row }) => row ?? []),
          world,
          actor,
        )
      })
    }

    return {
      transfer: (entries: readonly CollectedEntry[], mode: TransferMode, target: DropTarget) =>
        void withLines(entries, lines => {
          const dragged = takenBy(lines, target, mode)
          if (dragged.length > 0) transfers.paste({ dragged, target, mode })
        }),
      onDrop: ({ dragged: hovered, target, mode }: Drop) =>
        void withLines(entriesOf(session, hovered), lines => {
          const dragged = draggedOfLines(lines)
          // Letting go where it began is how people call a drag off.
          if (isTakenBack({ dragged, target, mode }, capabilities)) return
          const taken = takenBy(lines, target, mode)
          if (taken.length > 0) transfers.drop({ dragged: taken, target, mode })
        }),
      onSpawn: (dragged: readonly Dragged[]) => spawn(entriesOf(session, dragged)),
      spawn,
      trash: (entries: readonly CollectedEntry[]) =>
        void withLines(entries, lines => {
          const target = trashTargetOf(capabilities.trash)
          const dragged = target === null ? [] : takenBy(lines, target, 'move')
          if (dragged.length > 0) void trashFromTray(dragged, entries, actor)
        }),
    }
  }, [actor, capabilities, session, transfers, world])
  const isSearching = searches > 0
  return useMemo(() => ({ ...actions, isSearching }), [actions, isSearching])
}

function entriesOf({ tray }: Session, dragged: readonly Dragged[]): readonly CollectedEntry[] {
  const ids = new Set(dragged.map(({ ref }) => ref.recordId))
  return tray.content.get().entries.filter(entry => ids.has(recordIdOf(entry)))
}

function isTakenBack({ dragged, target, mode }: Drop, capabilities: Capabilities): boolean {
  const { taken, left } = divideDrop(dragged, target, mode, capabilities)
  return taken.length === 0 && left.length > 0 && left.every(({ reason }) => TAKEN_BACK.has(reason))
}

/** One sentence for all that stays behind, with each reason once. */
function sayLeftOut(text: Catalogue, gone: number, left: readonly Refusal[], isSomeLeft: boolean): void {
  const count = gone + left.length
  if (count === 0) return
  const reasons = new Set(left.map(refusal => refusalText(text, refusal)))
  const details = [...(gone > 0 ? [text.tray.goneCount(gone)] : []), ...[...reasons].slice(0, MAX_REASONS)]
  showToast({
    tone: isSomeLeft ? 'note' : 'failure',
    message: text.tray.leftOut(count),
    detail: details.join(' · '),
    actions: [],
  })
}

const MAX_REASONS = 3
