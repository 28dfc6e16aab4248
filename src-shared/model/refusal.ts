import type { SourceAction, WhyNotCode } from './capabilities'
import type { EntryProblem } from './entry'

/**
 * Why something may not be done. The same rules are asked while a drag hovers
 * and again by main before each call (resonite-io.md, section 6); the words are
 * the renderer's. Names are raw.
 */
export type Refusal =
  | { readonly reason: 'nothing-selected' }
  /** The source cannot do it with anything (`domain/why-not.ts`). */
  | { readonly reason: 'not-supported'; readonly action: SourceAction; readonly why: WhyNotCode }
  | { readonly reason: 'root' }
  | { readonly reason: 'unaddressable'; readonly name: string; readonly problem: EntryProblem }
  | { readonly reason: 'below-link'; readonly linkName: string }
  | { readonly reason: 'target-is-link'; readonly name: string }
  | { readonly reason: 'not-a-folder'; readonly name: string }
  | { readonly reason: 'into-itself'; readonly name: string }
  | { readonly reason: 'inside-selection'; readonly name: string }
  | { readonly reason: 'already-there' }
  /** Only between folders of files things go from one inventory to another; `name` is that of the other one. */
  | { readonly reason: 'other-inventory'; readonly name: string }
  | { readonly reason: 'inventory-closed'; readonly name: string }
  | { readonly reason: 'inventory-read-only'; readonly name: string }
  | { readonly reason: 'name-taken'; readonly name: string; readonly folderName: string }
  | { readonly reason: 'invalid-name'; readonly name: string; readonly problem: NameProblem }
  | { readonly reason: 'same-name' }
  | { readonly reason: 'gone'; readonly name: string }
  | { readonly reason: 'changed'; readonly name: string }
  | { readonly reason: 'spawning-already'; readonly name: string }
  | { readonly reason: 'giving-already'; readonly name: string }
  /** Nobody was told that it leaves this inventory when it is spawned. */
  | { readonly reason: 'spawn-takes'; readonly name: string }
  /** Nobody was told that it leaves this inventory when it is given. */
  | { readonly reason: 'would-leave'; readonly name: string }
  /** A folder inside with which the service would do harm. Nobody needs to have seen it. */
  | {
      readonly reason: 'unsafe-content'
      readonly name: string
      readonly inner: string
      readonly problem: EntryProblem
    }
  /** Half of a folder is on the way between two paths, one of them here; `to` is the other, without the root. */
  | { readonly reason: 'unfinished-move'; readonly name: string; readonly to: string }
  /** `inner` is the locked folder; equal to `name` where that is locked itself. */
  | { readonly reason: 'locked'; readonly name: string; readonly inner: string }
  /** The Trash itself and what holds it stay where they are. */
  | { readonly reason: 'trash-itself' }
  /** What is copied, or brought there as into any folder, would not know the way back. */
  | { readonly reason: 'trash-takes-deletions' }
  | { readonly reason: 'not-in-trash'; readonly name: string }
  | { readonly reason: 'in-trash-already'; readonly name: string }
  /** What lies in the Trash is restored, not gathered. */
  | { readonly reason: 'trash-not-collected'; readonly name: string }
  /** Nobody knows (any more) in which folder an entry of the Trash was. */
  | { readonly reason: 'origin-unknown'; readonly name: string }
  /** Something other than a folder of one's own has the name of the Trash. */
  | { readonly reason: 'trash-unusable' }
  | { readonly reason: 'not-an-item'; readonly name: string }
  /** Nothing can be spawned into it. */
  | { readonly reason: 'no-world' }
  /** There is more to delete than the person confirmed. */
  | { readonly reason: 'more-than-confirmed'; readonly confirmed: number; readonly found: number }
  /** Nothing of the operation can be taken back (any more). */
  | { readonly reason: 'nothing-to-undo' }
  /** The place where an entry was is not a folder of one's own any more. */
  | { readonly reason: 'place-gone'; readonly name: string; readonly place: string }

/** Why a text cannot become a name. */
export type NameProblem =
  | 'empty'
  | 'dot'
  | 'slash'
  | 'backslash'
  | 'forbidden'
  | 'too-long'
  | 'control'
  | 'invisible'
