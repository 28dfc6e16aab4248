import type { AppError } from '../../src-shared/errors'
import type { Operation, StepState } from '../../src-shared/model/operation'
import { createStore, type Store } from '../kit/store'
import { partOfSession } from '../session/session'

/** What became of the last time that an item was to be spawned. */
export interface SpawnResult {
  /** `missing`: it was not where it was looked for, so nothing was called. */
  readonly state: StepState | 'missing'
  readonly error?: AppError
}

interface SpawnResults {
  /** By record id; what was not spawned since the window was opened is not in it. */
  readonly store: Store<ReadonlyMap<string, SpawnResult>>
  readonly noteMissing: (recordIds: readonly string[]) => void
}

/** Begins to listen when it is first asked for: before anything is spawned from what shows it. */
export const spawnResultsOf = partOfSession<SpawnResults>(session => {
  const store = createStore<ReadonlyMap<string, SpawnResult>>(new Map())
  const note = (results: readonly (readonly [string, SpawnResult])[]): void => {
    if (results.length > 0) store.update(before => new Map([...before, ...results]))
  }
  const hear = ({ kind, steps }: Operation): void => {
    if (kind !== 'spawn') return
    note(
      steps.flatMap(({ recordId, state, error }) =>
        recordId === null ? [] : [[recordId, error === undefined ? { state } : { state, error }] as const],
      ),
    )
  }
  session.onClose(session.operations.listen(hear))
  return {
    store,
    noteMissing: recordIds => note(recordIds.map(id => [id, { state: 'missing' }] as const)),
  }
})
