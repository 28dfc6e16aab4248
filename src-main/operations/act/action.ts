import type { AppError } from '../../../src-shared/errors'
import type { EntryKind } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { StepAction } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import type { Sentence } from '../../../src-shared/sentences'
import type { MoveRecord } from '../journal/journal'
import type { FreshListings } from '../look/fresh-listings'
import type { InventoryCalls } from '../look/inventory-calls'
import type { Locks } from '../look/locks'
import type { UnfinishedMoves } from '../look/unfinished-moves'
import type { DateChange } from './remembered-dates'

/** What became of entries that a call can hide. */
export type MoveFinding =
  /** Everything is listed at its end, or what is not is nobody's to look for: nothing is hidden. */
  | { readonly kind: 'over'; readonly id: string }
  /** All is as it was before the call: over, unless the service may still be at work on it. */
  | { readonly kind: 'untouched'; readonly id: string }
  /** At neither end: it has to be looked for from now on. */
  | { readonly kind: 'astray'; readonly record: MoveRecord }

/** What a look shows beside the outcome of its own step. */
export interface Findings {
  readonly move?: MoveFinding
  readonly dates?: readonly DateChange[]
}

/**
 * What fresh listings say after a call, as plain data: to look changes nothing,
 * `applyProofs` does. `partial` is a proven half; `unclear` is what listings
 * cannot decide; `unlisted` when the listings themselves failed.
 */
export type Proof = Findings &
  (
    | { readonly kind: 'done'; readonly recordId?: string }
    | { readonly kind: 'unchanged' }
    | ({ readonly kind: 'partial' } & Sentence)
    | ({ readonly kind: 'unclear' } & Sentence)
    | { readonly kind: 'unlisted'; readonly error: AppError }
  )

/** What a step is about, before anything is called. */
export interface ActionFacts {
  readonly action: StepAction
  /** Raw name of what is changed, before it is. */
  readonly name: string
  readonly entryKind: EntryKind
  readonly recordId: string | null
  readonly from: InventoryPath | null
  readonly to: InventoryPath | null
}

/** One changing call to the service with its guards and its proof. */
export interface Action extends ActionFacts {
  /**
   * What a broken-off call may leave: nothing or all of it (`whole`), a folder
   * whose content is under way (`moving-content`), or a copy that lacks some
   * (`copying-content`).
   */
  readonly shape: 'whole' | 'moving-content' | 'copying-content'
  /**
   * Neighbours of one group touch the same two folders and nothing that another
   * one's guard asks: they may be called on one round of listings and proved by
   * another. Null for what wants a round of its own.
   */
  readonly group: string | null
  /** Guards, from fresh listings; also notes what the proof will compare with. */
  check(listings: FreshListings): Promise<Refusal | null>
  /** What a break of the call could hide: on the disk before it goes out. Asked after `check`. */
  atRisk?(): MoveRecord
  call(): Promise<void>
  /** Changes nothing; the same listings say the same again. May fail where the listings fail. */
  prove(listings: FreshListings): Promise<Proof>
}

/** What the actions of one operation share. */
export interface ActionContext {
  readonly operationId: string
  readonly calls: InventoryCalls
  readonly locks: Locks
  readonly unfinished: UnfinishedMoves
  readonly newId: () => string
  readonly nowMs: () => number
}

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
