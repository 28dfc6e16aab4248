import {
  ENTRY_MARKS,
  type EntryMark,
  LINK_STATES,
  type LinkState,
  type Permissions,
  RIGHTS,
  type Right,
  SALE_KINDS,
  type Sale,
} from '../model/entry-facts'

/*
 * What is told of an entry as one number each, as it crosses processes and stands
 * in files: never change what a bit means.
 */

const RIGHTS_BITS = RIGHTS.length
const HAS_NEXT = 1 << 6
const IS_FILE = 1 << 7
const MODE_SHIFT = 8
/** Of file modes: those of rights, without set-id and sticky bits. */
const MODE_BITS = 0o777
const PRICE_UNITS = 2 ** 32
const LINK_SHIFT = 16
const LINK_BITS = 3 << LINK_SHIFT

export function permissionsCode(permissions: Permissions): number {
  if (permissions.kind === 'file') return IS_FILE | ((permissions.mode & MODE_BITS) << MODE_SHIFT)
  const { own, next } = permissions
  return rightsCode(bitsOf(own), next && bitsOf(next))
}

/** Of rights as `bitsOf` numbers them. */
export function rightsCode(own: number, next: number | null): number {
  return own | (next === null ? 0 : HAS_NEXT | (next << RIGHTS_BITS))
}

export function permissionsOf(code: number): Permissions | null {
  if (!Number.isInteger(code) || code < 0) return null
  if ((code & IS_FILE) !== 0) return { kind: 'file', mode: (code >> MODE_SHIFT) & MODE_BITS }
  const next = (code & HAS_NEXT) === 0 ? null : rightsOf(code >> RIGHTS_BITS)
  return { kind: 'rights', own: rightsOf(code), next }
}

/** For questions to files: where each of these stands. */
export const PERMISSION_BITS = { isFile: IS_FILE, hasNext: HAS_NEXT, nextShift: RIGHTS_BITS } as const

export function bitsOf(rights: readonly Right[]): number {
  return RIGHTS.reduce((bits, right, at) => bits | (rights.includes(right) ? 1 << at : 0), 0)
}

function rightsOf(bits: number): readonly Right[] {
  return RIGHTS.filter((_right, at) => (bits & (1 << at)) !== 0)
}

/** The more limits, the more: copying counts before changing, and that before giving away. Files by their mode. */
export function permissionsRank(code: number): number {
  if (Number.isNaN(code)) return code
  if ((code & IS_FILE) !== 0) return 0o1000 - ((code >> MODE_SHIFT) & MODE_BITS)
  return RIGHTS.reduce(
    (rank, _right, at) => rank + ((code & (1 << at)) === 0 ? 1 << (RIGHTS_BITS - 1 - at) : 0),
    0,
  )
}

export function saleCode({ kind, price }: Sale): number {
  return SALE_KINDS.indexOf(kind) * PRICE_UNITS + price
}

export function saleOf(code: number): Sale | null {
  const kind = SALE_KINDS[Math.floor(code / PRICE_UNITS)]
  return kind === undefined ? null : { kind, price: code % PRICE_UNITS }
}

/** 0 where there is nothing to say. */
export function flagsCode(marks: readonly EntryMark[], linkState: LinkState | null): number {
  const bits = ENTRY_MARKS.reduce((all, mark, at) => all | (marks.includes(mark) ? 1 << at : 0), 0)
  return bits | (linkState === null ? 0 : (LINK_STATES.indexOf(linkState) + 1) << LINK_SHIFT)
}

export function marksOf(code: number): readonly EntryMark[] {
  return ENTRY_MARKS.filter((_mark, at) => (code & (1 << at)) !== 0)
}

export function linkStateOf(code: number): LinkState | null {
  return LINK_STATES[((code & LINK_BITS) >> LINK_SHIFT) - 1] ?? null
}

export const WORN_FLAG = 1 << ENTRY_MARKS.indexOf('worn')
export const LINK_FLAGS = {
  mask: LINK_BITS,
  broken: (LINK_STATES.indexOf('broken') + 1) << LINK_SHIFT,
} as const
