import type { EntryProblem } from './entry'

/**
 * Why something may not be done. The same rules are asked while a drag hovers
 * and again by main before each call (resonite-io.md, section 6); the words are
 * the renderer's. Names are raw.
 */
export type Refusal =
  | { readonly reason: 'nothing-selected' }
  | { readonly reason: 'root' }
  | { readonly reason: 'unaddressable'; readonly name: string; readonly problem: EntryProblem }
  | { readonly reason: 'below-link'; readonly linkName: string }
  | { readonly reason: 'target-is-link'; readonly name: string }
  | { readonly reason: 'not-a-folder'; readonly name: string }
  | { readonly reason: 'into-itself'; readonly name: string }
  | { readonly reason: 'inside-selection'; readonly name: string }
  | { readonly reason: 'already-there' }
  | { readonly reason: 'name-taken'; readonly name: string; readonly folderName: string }
  | { readonly reason: 'invalid-name'; readonly name: string; readonly problem: NameProblem }
  | { readonly reason: 'same-name' }
  | { readonly reason: 'gone'; readonly name: string }
  | { readonly reason: 'changed'; readonly name: string }
  | { readonly reason: 'spawning-already'; readonly name: string }
  /** A folder inside with which the service would do harm. Nobody needs to have seen it. */
  | {
      readonly reason: 'unsafe-content'
      readonly name: string
      readonly inner: string
      readonly problem: EntryProblem
    }
  /** Half of a folder is on the way between two paths, one of them here; `to` is the other, without the root. */
  | { readonly reason: 'unfinished-move'; readonly name: string; readonly to: string }

/** Why a text cannot become a name. */
export type NameProblem = 'empty' | 'dot' | 'slash' | 'backslash' | 'too-long' | 'control'
