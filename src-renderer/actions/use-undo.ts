import { useMemo } from 'react'
import { AppFailure } from '../../src-shared/errors'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { partOfSession } from '../session/session'
import { useSession } from '../session/session-context'
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

/** Takes back the last operation, or does again what was taken back last. */
export function useUndo(): UndoActions {
  const run = useRunOperation()
  const session = useSession()
  const text = useText()
  return useMemo(() => {
    async function take(direction: Direction): Promise<void> {
      try {
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
