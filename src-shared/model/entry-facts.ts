/** What only some platforms tell of an entry; null where this one does not. */
export interface EntryFacts {
  /** What it is, in the platform's own word: "Landmark", "PNG image". */
  readonly typeWord: string | null
  readonly sizeBytes: number | null
  /** Milliseconds since 1970. */
  readonly createdMs: number | null
  readonly creator: Agent | null
  readonly permissions: Permissions | null
  /** Null also where it is not for sale. */
  readonly sale: Sale | null
  /** Written on it by people, several lines of any length; the first 4,096 bytes. */
  readonly description: string | null
  /** In the order of `ENTRY_MARKS`. */
  readonly marks: readonly EntryMark[]
  /** Of a link: what the source says of the thing that it leads to. */
  readonly linkState: LinkState | null
  /** Of a link: record id of the thing that it leads to, whether or not that is there. */
  readonly linkTarget: string | null
}

/** A person, a group or a program, as far as the source says who; never both null. */
export interface Agent {
  readonly id: string | null
  readonly name: string | null
}

/** What may be done with a thing of a virtual world, in the order in which people name it. The order is that of bits in files: append. */
export const RIGHTS = ['copy', 'modify', 'transfer'] as const
export type Right = (typeof RIGHTS)[number]

/**
 * `rights`: what its owner may do with it, and what the next one may, null where
 * the source does not say. `file`: what its owner, its group and all others may,
 * as file systems have it.
 */
export type Permissions =
  | { readonly kind: 'rights'; readonly own: readonly Right[]; readonly next: readonly Right[] | null }
  | { readonly kind: 'file'; readonly mode: number }

/** The order is that of numbers in files: append. */
export const SALE_KINDS = ['original', 'copy', 'contents'] as const

export interface Sale {
  readonly kind: (typeof SALE_KINDS)[number]
  /** In the platform's currency, whole units. */
  readonly price: number
}

/** What is special about it. The order is that of bits in files: append. */
export const ENTRY_MARKS = [
  'worn',
  'favourite',
  'protected',
  'system',
  'hidden',
  'locked',
  'versions',
  'lost',
  'library',
  'bad-name',
  'mount',
] as const
export type EntryMark = (typeof ENTRY_MARKS)[number]

/** `outside`: it leads out of this inventory. The order is that of numbers in files: append. */
export const LINK_STATES = ['found', 'broken', 'outside'] as const
export type LinkState = (typeof LINK_STATES)[number]

/** What sources tell of their entries in general (Capabilities.tells). */
export const TOLD = [
  'type',
  'size',
  'created',
  'creator',
  'permissions',
  'sale',
  'description',
  'worn',
  'link-target',
] as const
export type Told = (typeof TOLD)[number]
