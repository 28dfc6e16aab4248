import { type DeepPartial, type EntryExtras, Mark } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Action, WhyNot } from '../../src-wire/gen/satchel/v1/source.ts'
import type { NodeKind, PlatformEntry, Trail } from '../kit/platform.ts'
import type { InventoryRow } from './wire/inventory-row.ts'

export const ROOT_ID = 'root'

export interface BotEntry extends PlatformEntry {
  readonly row: InventoryRow
}

/** Second Life's own name for the folder of links to what is worn (linden.md, 3). */
export const OUTFIT = 'Current Outfit'

/** By the service's word in lower case: it writes them in both (smartbots.md, 3). */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['object', 'Object'],
  ['clothing', 'Clothing'],
  ['bodypart', 'Body part'],
  ['notecard', 'Notecard'],
  ['texture', 'Texture'],
  ['snapshot', 'Snapshot'],
  ['landmark', 'Landmark'],
  ['script', 'Script'],
  ['lsltext', 'Script'],
  ['gesture', 'Gesture'],
  ['animation', 'Animation'],
  ['sound', 'Sound'],
  ['callingcard', 'Calling card'],
  ['settings', 'Settings'],
  ['material', 'Material'],
  ['mesh', 'Mesh'],
])
/** EntryExtras.masks. */
const BITS: ReadonlyMap<string, number> = new Map([
  ['trans', 1 << 13],
  ['mod', 1 << 14],
  ['copy', 1 << 15],
])
const LINKS: ReadonlySet<string> = new Set(['link', 'linkfolder'])

/** A row of a listing, in the folder that was listed. */
export function botEntry(row: InventoryRow, folder: Trail<BotEntry>): BotEntry {
  return {
    id: row.id,
    parentId: folder.at(-1)?.id ?? ROOT_ID,
    title: row.name,
    kind: kindOf(row),
    row,
    ...(row.assetId === null ? {} : { assetUri: `asset:${row.assetId}` }),
    extras: extrasOf(row, folder),
  }
}

function kindOf({ isFolder, type }: InventoryRow): NodeKind {
  const word = type.toLowerCase()
  if (isFolder) return 'folder'
  if (LINKS.has(word)) return 'link'
  return WORDS.has(word) ? 'object' : 'unknown'
}

function extrasOf(row: InventoryRow, folder: Trail<BotEntry>): DeepPartial<EntryExtras> {
  const { isFolder, assetId, flags, permissions, nextPermissions } = row
  const unknown = [...(permissions ?? []), ...(nextPermissions ?? [])].filter(word => !BITS.has(word))
  const more = {
    ...(unknown.length === 0 ? {} : { 'Other permissions': [...new Set(unknown)].join(' + ') }),
    ...(flags.some(flag => flag !== 'WORN') ? { Flags: flags.join(', ') } : {}),
  }
  const denied = deniedOf(row, folder)
  return {
    ...(isFolder ? {} : { typeWord: typeWordOf(row) }),
    ...(flags.includes('WORN') ? { marks: [Mark.MARK_WORN] } : {}),
    ...(isFolder ? {} : masksOf(row)),
    ...(assetId === null ? {} : { assetId }),
    ...(isFolder || Object.keys(more).length === 0 ? {} : { more }),
    ...(denied.length === 0 ? {} : { rights: { denied } }),
  }
}

/** The words stand for Second Life's own bits: as such they say what the next owner may do, and that nothing may be done. */
function masksOf({ permissions, nextPermissions }: InventoryRow): DeepPartial<EntryExtras> {
  if (permissions === null) return {}
  const next = nextPermissions === null ? {} : { nextOwner: maskOf(nextPermissions) }
  return { masks: { owner: maskOf(permissions), ...next } }
}

function maskOf(words: readonly string[]): number {
  return words.reduce((mask, word) => mask | (BITS.get(word) ?? 0), 0)
}

/** What nobody has a word for is called as the service calls it. */
function typeWordOf({ type, subtype }: InventoryRow): string {
  const word = WORDS.get(type.toLowerCase()) ?? type
  return subtype === '' ? word : `${word} (${subtype})`
}

function deniedOf({ isFolder, permissions }: InventoryRow, folder: Trail<BotEntry>) {
  const mayGive = isFolder || permissions === null || permissions.includes('trans')
  return [
    ...(mayGive ? [] : [{ action: Action.ACTION_GIVE, whyNot: WhyNot.WHY_NOT_NO_TRANSFER }]),
    // What lies there are links, which no row says of itself: deleting one takes something off.
    ...(isInOutfit(folder) ? [{ action: Action.ACTION_REMOVE_ITEM, whyNot: WhyNot.WHY_NOT_SYSTEM }] : []),
  ]
}

function isInOutfit(folder: Trail<BotEntry>): boolean {
  return folder[0]?.title === OUTFIT
}
