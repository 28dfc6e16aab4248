import type { AppError } from '../../../src-shared/errors'
import type { Action, ActionFacts } from './action'

/** How a step stands in its operation. */
export interface StepRole {
  /** Needed on the way, not asked for by itself. */
  readonly isAuxiliary?: boolean
  /** Steps of earlier operations that this one takes back. */
  readonly reverses?: readonly string[]
}

/** One line of a plan: a call, or something that was left out and why. */
export type PlannedAction =
  | {
      readonly kind: 'call'
      readonly action: Action
      readonly role: StepRole
      /** Brings a broken move to its end, so that this move is not in its own way. */
      readonly isFinishing?: boolean
    }
  | {
      readonly kind: 'left-out'
      readonly facts: ActionFacts
      readonly state: 'skipped' | 'refused'
      readonly error: AppError | null
    }
