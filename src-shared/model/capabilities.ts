import type { EntryAddress } from './entry-address'
import type { Told } from './entry-facts'

/**
 * How a source tells entries apart. `path`: by names on the way to them, so that
 * twins and slashes cannot be addressed (resonite-io.md, section 4).
 * `path-and-id`: by keys that are unique in their folder, together with the id
 * that has to be met there.
 */
export type Addressing = 'path' | 'path-and-id'

/** What the source takes as a title of something new. Lengths: null means no limit that is known. */
export interface NameRules {
  /** Most bytes of UTF-8. */
  readonly maxUtf8: number | null
  /** Most UTF-16 units. */
  readonly maxUtf16: number | null
  /** Each character of this text is refused; empty: none is. */
  readonly forbidden: string
  /** Several entries of one folder may have the same title. */
  readonly twinsAllowed: boolean
  /** False also where nobody knows: then names that differ in letter case only count as the same. */
  readonly isCaseSensitive: boolean
  readonly emptyAllowed: boolean
  /** Whether `.` and `..` are titles like any other. */
  readonly dotsAllowed: boolean
}

/**
 * `satchel`: the source has none, and Satchel keeps one as a folder of the
 * inventory (domain/trash.ts). `native`: a folder of the source, into which a
 * move deletes. `none`: deleting is permanent.
 */
export type TrashRules =
  | { readonly kind: 'satchel' }
  | { readonly kind: 'native'; readonly folder: EntryAddress }
  | { readonly kind: 'none' }

/**
 * Whether something can be done, by what, and with what guarantee; ordered.
 * `client-steps`: by several calls of Satchel's. `record-by-record`: by one call
 * that may stop half-way. `one-call`: by one call that changes one thing, and
 * whose reply proves nothing. `atomic`: wholly or not at all.
 */
export type How = 'absent' | 'client-steps' | 'record-by-record' | 'one-call' | 'atomic'

export const SOURCE_ACTIONS = [
  'list',
  'list-tree',
  'make-folder',
  'rename-item',
  'rename-folder',
  'move-item',
  'move-folder',
  'copy-item',
  'copy-folder',
  'trash',
  'restore',
  'remove-item',
  'remove-folder',
  'spawn',
  'thumbnail',
  'local-path',
  'bring-in',
  'versions',
  'give',
] as const

export type SourceAction = (typeof SOURCE_ACTIONS)[number]

export const WHY_NOT_CODES = [
  'not-offered',
  'needs-viewer',
  'read-only',
  'no-right',
  'library-only',
  'items-only',
  'no-copy',
  'no-transfer',
  'system',
  'locked',
  'objects-only',
] as const

/**
 * Why a source does not do something; the words are the renderer's.
 * `not-offered`: the platform has no such function. `needs-viewer`: only its own
 * program can. `read-only`: the person has not allowed changes. `no-right`:
 * the account may not. `library-only`, `items-only`: it can, but not with this.
 * `no-copy`, `no-transfer`, `system`, `locked`: not with this one entry.
 * `objects-only`: only with what can stand in a world.
 */
export type WhyNotCode = (typeof WHY_NOT_CODES)[number]

export type Verb =
  | { readonly how: 'absent'; readonly whyNot: WhyNotCode }
  | { readonly how: Exclude<How, 'absent'> }

/** What calls cost. Null: the source does not say. */
export interface Pace {
  /** Most calls under way at the same time. */
  readonly concurrent: number | null
  readonly perSecond: number | null
  /** `per-level`: a call costs one request per folder on the way to its entry. */
  readonly cost: 'per-call' | 'per-level'
}

/**
 * What can be done with one source, and how. Said by the
 * source once after connecting; whoever decides what is possible asks
 * `domain/why-not.ts`.
 */
export interface Capabilities {
  /** Of what kind it is: `resonite`, `opensim` … The scheme of its `InventoryId`, so that the wire lets no other text through. */
  readonly platform: string
  readonly addressing: Addressing
  readonly names: NameRules
  readonly trash: TrashRules
  readonly verbs: Readonly<Record<SourceAction, Verb>>
  readonly pace: Pace
  /** Its entries say whether everybody may open them. */
  readonly hasSharing: boolean
  /** What it tells of its entries beyond what every source does, of some of them at least. */
  readonly tells: readonly Told[]
  /** Its entries can be named by `resrec:` links (resonite-io.md, section 2). */
  readonly hasRecordLinks: boolean
}

const NOT_OFFERED: Verb = { how: 'absent', whyNot: 'not-offered' }
const ONE_CALL: Verb = { how: 'one-call' }
const RECORD_BY_RECORD: Verb = { how: 'record-by-record' }
const CLIENT_STEPS: Verb = { how: 'client-steps' }

/** Of a source without `satchel.v1.Source`: the ResoniteIO mod (resonite-io.md, sections 4 and 5). */
export const RESONITE_CAPABILITIES: Capabilities = {
  platform: 'resonite',
  addressing: 'path',
  names: {
    maxUtf8: null,
    // The service names no limit; 255 is what people know from file systems, fits
    // every cloud column seen so far, and stops a pasted document from becoming a name.
    maxUtf16: 255,
    forbidden: '/\\',
    twinsAllowed: false,
    isCaseSensitive: false,
    emptyAllowed: false,
    dotsAllowed: false,
  },
  trash: { kind: 'satchel' },
  verbs: {
    list: ONE_CALL,
    'list-tree': NOT_OFFERED,
    'make-folder': ONE_CALL,
    'rename-item': ONE_CALL,
    'rename-folder': RECORD_BY_RECORD,
    'move-item': ONE_CALL,
    'move-folder': RECORD_BY_RECORD,
    'copy-item': ONE_CALL,
    'copy-folder': RECORD_BY_RECORD,
    trash: CLIENT_STEPS,
    restore: CLIENT_STEPS,
    'remove-item': ONE_CALL,
    'remove-folder': RECORD_BY_RECORD,
    spawn: ONE_CALL,
    thumbnail: ONE_CALL,
    'local-path': NOT_OFFERED,
    'bring-in': NOT_OFFERED,
    versions: NOT_OFFERED,
    give: NOT_OFFERED,
  },
  pace: { concurrent: null, perSecond: null, cost: 'per-level' },
  hasSharing: true,
  tells: [],
  hasRecordLinks: true,
}

/** Of releases of the mod before 0.5.0, which have no FetchThumbnail (resonite-io.md, first lines). */
export const RESONITE_WITHOUT_PICTURES: Capabilities = {
  ...RESONITE_CAPABILITIES,
  verbs: { ...RESONITE_CAPABILITIES.verbs, thumbnail: NOT_OFFERED },
}
