import { useMemo } from 'react'
import { AppFailure } from '../../src-shared/errors'
import { call } from '../bridge/client'
import { sayFailure } from '../kit/say-failure'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { noneRunning, runningChanges } from '../session/running-changes'
import { partOfSession, type Session } from '../session/session'
import { useSession } from '../session/session-context'
import type { Catalogue } from '../text/en'
import { errorText } from '../text/refusal-text'
import { useRunOperation } from './use-run-operation'

type Direction = 'undo' | 'redo'

export interface UndoActions {
  readonly undo: () => void
  readonly redo: () => void
}

/** Each press takes its turn: two quick ones take back two operations, not one twice. */
const turnsOf = partOfSession(() => {
  let last: Promise<unknown> = Promise.resolve()
  return (take: () => Promise<void>): void => {
    last = last.then(take)
  }
})

/**
 * What is asked to be taken back is the last thing that a person began, though it
 * still runs: that is waited for, and nothing older is taken in its place. Answers
 * `nothing` where it changed nothing in the end, or the inventory was closed.
 */
async function isSettled(session: Session, text: Catalogue): Promise<'ready' | 'nothing'> {
  const last = runningChanges(session).at(-1)
  if (last === undefined) return 'ready'
  const cancel = (): void => void call('operations.cancel', { operationId: last.id }).catch(sayFailure)
  const actions = [{ label: text.operation.cancelIt, run: cancel }]
  showToast({ tone: 'note', message: text.history.undoneWhenDone, actions })
  await noneRunning(session)
  if (!session.isOpen()) return 'nothing'
  const { undo } = await session.ask('history.stack', null)
  // After an undo the next one is meant.
  if (last.kind === 'undo' || undo?.id === last.id) return 'ready'
  showToast({ tone: 'note', message: text.history.nothingOfIt, actions: [] })
  return 'nothing'
}

/** Takes back the last operation, or does again what was taken back last. */
export function useUndo(): UndoActions {
  const run = useRunOperation()
  const session = useSession()
  const text = useText()
  return useMemo(() => {
    async function take(direction: Direction): Promise<void> {
      try {
        if (direction === 'undo' && (await isSettled(session, text)) === 'nothing') return
        const stack = await session.ask('history.stack', null)
        const operation = stack[direction]
        if (operation) await run({ kind: direction, operationId: operation.id })
        else showToast({ tone: 'note', message: nothingText(direction), actions: [] })
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error
        showToast({ tone: 'failure', message: errorText(text, error.error), actions: [] })
      }
    }
    const nothingText = (direction: Direction): string =>
      direction === 'undo' ? text.history.nothingToUndo : text.history.nothingToRedo
    const inTurn = (direction: Direction) => (): void => {
      turnsOf(session)(() => take(direction))
    }
    return { undo: inTurn('undo'), redo: inTurn('redo') }
  }, [run, session, text])
}
