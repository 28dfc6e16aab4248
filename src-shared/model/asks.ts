import type { Entry } from './entry'
import type { InventoryPath } from './inventory-path'

/**
 * `replace` is for items only: the old one goes to the Trash first. `merge` is
 * for folders only: what is inside goes into the one that is there.
 */
export type ConflictChoice = 'keep-both' | 'skip' | 'replace' | 'merge'

/** One side of a conflict, as the dialog shows it. */
export interface ConflictSide {
  readonly entry: Entry
  readonly path: InventoryPath
}

/** A name that is taken where an entry shall go. */
export interface Conflict {
  /** Of the entry that shall go there; the answer is given under it. */
  readonly recordId: string
  readonly incoming: ConflictSide
  /** Null where another entry of the same batch wants the name. */
  readonly existing: ConflictSide | null
  readonly choices: readonly ConflictChoice[]
}

export const WARNING_KINDS = ['breaks-links', 'copies-public', 'goes-elsewhere'] as const

export type WarningKind = (typeof WARNING_KINDS)[number]

/** What other people may notice of a change, and what is not as it was. */
export type Warning =
  | {
      readonly kind: 'breaks-links'
      /** Raw name of the first entry that it is true of. */
      readonly name: string
      /** Of how many of the selected entries it is true. */
      readonly count: number
      readonly why: 'public' | 'holds-public' | 'link-target'
    }
  | { readonly kind: 'copies-public'; readonly name: string; readonly count: number }
  | {
      /** A part of a deleted folder comes back, and that folder does not: it is still in the Trash. */
      readonly kind: 'goes-elsewhere'
      readonly name: string
      readonly count: number
      /** Title of the folder that it comes into. */
      readonly folder: string
      /** That one is made for it; else it is another one of the same name. */
      readonly isMade: boolean
    }

/** What a person has to answer before anything is done; nothing in it is the bare question whether to do it. */
export interface Asks {
  readonly conflicts: readonly Conflict[]
  readonly warnings: readonly Warning[]
}

/** Under the record id of its conflict. */
export type ChoiceOfRecord = readonly [recordId: string, choice: ConflictChoice]

export interface Answers {
  /** Pairs: a stranger's record id may be `__proto__`, which an object does not hold as a key of its own. */
  readonly choices: readonly ChoiceOfRecord[]
  /** For items inside merged folders. */
  readonly inside: Exclude<ConflictChoice, 'merge'>
  readonly acknowledged: readonly WarningKind[]
}
