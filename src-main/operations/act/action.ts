import type { AppError } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { CallProgress, Step } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import type { Sentence } from '../../../src-shared/sentences'
import type { MoveRecord } from '../journal/journal'
import type { MadeFolder } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import type { EntrySource } from '../look/inventory-calls'
import type { Locks } from '../look/locks'
import type { Settling } from '../look/settling'
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
 * `OperationLog` does. `partial` is a proven half; `unclear` is what listings
 * cannot decide; `unlisted` when the listings themselves failed.
 */
export type Proof = Findings &
  (
    | { readonly kind: 'done'; readonly recordId?: string; readonly arrival?: Arrival }
    | { readonly kind: 'unchanged' }
    | ({ readonly kind: 'partial' } & Sentence)
    | ({ readonly kind: 'unclear' } & Sentence)
    | { readonly kind: 'unlisted'; readonly error: AppError }
  )

/** Where what was made, moved or copied is listed, the records on the way there, and its title where the path does not end in it. */
export type Arrival = Readonly<Required<Pick<Step, 'toIds'>>> &
  Pick<Step, 'newTitle'> & { readonly to: InventoryPath }

/** What a step is about, before anything is called. */
export type ActionFacts = Pick<
  Step,
  'action' | 'name' | 'title' | 'newTitle' | 'entryKind' | 'recordId' | 'from' | 'fromIds' | 'to' | 'toIds'
>

/** Both ends of a step, as a look before its call has found them. */
export type StepEnds = Partial<Pick<Step, 'from' | 'fromIds' | 'to' | 'toIds'>>

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
  /** Where its ends are, asked after `check`: by then they are known for sure. */
  ends?(): StepEnds
  /** The folder that it makes: later steps of the plan go by its record. */
  readonly made?: MadeFolder
  /** What a break of the call could hide: on the disk before it goes out. Asked after `check`. */
  atRisk?(): MoveRecord
  /** `unsent`: takes it back for as long as it has not gone out; what takes several calls goes on to its end. */
  call(unsent: AbortSignal): Promise<void>
  /** How far its call has come, while it is out; of calls that take their time. Null where a look tells nothing. */
  progress?(listings: FreshListings): Promise<CallProgress | null>
  /** Hears how far its call has come, where the source says so by itself. Returns the way to stop. */
  hear?(tell: (progress: CallProgress) => void): () => void
  /** The person has cancelled while it is out: only of calls that leave nothing half done when they stop. */
  stop?(): void
  /** No listing can show more of it than its reply has: none is waited for. */
  readonly isProvedByReply?: true
  /** Changes nothing; the same listings say the same again. May fail where the listings fail. */
  prove(listings: FreshListings): Promise<Proof>
}

/** What the actions of one operation share. */
export interface ActionContext extends EntrySource {
  readonly operationId: string
  readonly locks: Locks
  readonly unfinished: UnfinishedMoves
  readonly settling: Settling
  /** Aborted when the person cancels. */
  readonly untilCancelled: AbortSignal
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
      readonly role: StepRole
      readonly state: 'skipped' | 'refused'
      readonly error: AppError | null
    }
