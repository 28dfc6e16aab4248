import { useMemo } from 'react'
import { AppFailure } from '../../src-shared/errors'
import type { Operation } from '../../src-shared/model/operation'
import { call } from '../bridge/client'
import { sayFailure } from '../kit/say-failure'
import { useText } from '../kit/text-context'
import { showToast, type ToastAction } from '../kit/toast-store'
import { endOf, runningChanges } from '../session/running-changes'
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

/** Where undo is asked for while something runs. */
type Settled =
  /** Whatever the stack has on top. */
  | { readonly kind: 'top' }
  | { readonly kind: 'this'; readonly operationId: string }
  /** It was told why. */
  | { readonly kind: 'nothing' }

const NOT_TAKEN_BACK: ReadonlySet<Operation['kind']> = new Set(['delete', 'empty-trash'])

/**
 * What is asked to be taken back is the last thing that a person began, though it
 * still runs: that is waited for, and nothing older is taken in its place, nor what
 * was begun meanwhile. What cannot be taken back is not promised to be.
 */
async function settled(session: Session, text: Catalogue): Promise<Settled> {
  const last = runningChanges(session).at(-1)
  if (last === undefined) return { kind: 'top' }
  const say = (message: string, actions: readonly ToastAction[] = []): void =>
    showToast({ tone: 'note', message, actions })
  const cancel = (): void => void call('operations.cancel', { operationId: last.id }).catch(sayFailure)
  const canBe = !NOT_TAKEN_BACK.has(last.kind)
  const ending = endOf(session, last.id)
  say(canBe ? text.history.undoneWhenDone : text.history.notUndone, [
    { label: text.operation.cancelIt, run: cancel },
  ])
  if (!canBe) return { kind: 'nothing' }
  const ended = await ending
  if (ended === null) return { kind: 'nothing' }
  // After an undo the next one is meant.
  if (last.kind === 'undo') return { kind: 'top' }
  if (ended.canUndo) return { kind: 'this', operationId: last.id }
  const hasChanged = ended.steps.some(({ state }) => state !== 'queued' && state !== 'refused')
  say(hasChanged ? text.refusal['nothing-to-undo']() : text.history.nothingOfIt)
  return { kind: 'nothing' }
}

/** Takes back the last operation, or does again what was taken back last. */
export function useUndo(): UndoActions {
  const run = useRunOperation()
  const session = useSession()
  const text = useText()
  return useMemo(() => {
    async function take(direction: Direction): Promise<void> {
      try {
        const what = direction === 'undo' ? await settled(session, text) : null
        if (what?.kind === 'nothing') return
        if (what?.kind === 'this') {
          await run({ kind: 'undo', operationId: what.operationId })
          return
        }
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
