import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Refusal } from '../../src-shared/model/refusal'
import type { Sentence } from '../../src-shared/sentences'
import type { FreshListings } from './fresh-listings'

/**
 * What fresh listings say after a call. `partial` is a proven half; `unclear`
 * is what listings cannot decide.
 */
export type Proof =
  | { readonly kind: 'done'; readonly recordId?: string }
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'partial' } & Sentence)
  | ({ readonly kind: 'unclear' } & Sentence)

/** One changing call to the service with its guards and its proof. */
export interface Action {
  /** Raw name of what is changed, before it is. */
  readonly name: string
  readonly recordId: string | null
  readonly from: InventoryPath | null
  readonly to: InventoryPath
  /**
   * What a broken-off call may leave: nothing or all of it (`whole`), a folder
   * whose content is under way (`moving-content`), or a copy that lacks some
   * (`copying-content`).
   */
  readonly shape: 'whole' | 'moving-content' | 'copying-content'
  /** Guards, from fresh listings; also notes what the proof will compare with. */
  check(listings: FreshListings): Promise<Refusal | null>
  call(): Promise<void>
  /** Fails where the listings themselves fail. */
  prove(listings: FreshListings): Promise<Proof>
}
