import type { EntryKind } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { StepAction } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import type { Sentence } from '../../../src-shared/sentences'
import type { FreshListings } from '../look/fresh-listings'

/**
 * What fresh listings say after a call. `partial` is a proven half; `unclear`
 * is what listings cannot decide.
 */
export type Proof =
  | { readonly kind: 'done'; readonly recordId?: string }
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'partial' } & Sentence)
  | ({ readonly kind: 'unclear' } & Sentence)

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
  call(): Promise<void>
  /** Fails where the listings themselves fail. */
  prove(listings: FreshListings): Promise<Proof>
}
