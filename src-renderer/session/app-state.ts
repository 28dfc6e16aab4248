import type { AppError } from '../../src-shared/errors'
import type { SourceState } from '../../src-shared/model/source'

/** The value of `data-app-state` at the window root: what tests and people's tools wait for. */
export type AppState = 'connecting' | 'ready' | 'disconnected' | 'not-signed-in' | 'choose-source'

/** A service that is there but cannot list the inventory is no better than none. */
export function appStateOf(state: SourceState, rootError: AppError | null): AppState {
  if (state.kind !== 'ready' || !rootError) return state.kind
  return rootError.kind === 'not-ready' ? 'not-signed-in' : 'disconnected'
}
