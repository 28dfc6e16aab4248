import { z } from 'zod'
import { avatarIdIn } from '../domain/giving'
import { ASKED_KEYS, GATEWAY_PLATFORMS } from '../model/added-source'
import { TEXT_ACTIONS, WINDOW_ROLES } from '../model/app-menu'
import { WARNING_KINDS } from '../model/asks'
import { ENTRY_KINDS } from '../model/entry'
import { type InventoryId, isInventoryId } from '../model/inventory-id'
import { OUTSIDE_LINKS } from '../model/outside-link'
import {
  type CallArgs,
  type CallName,
  CRAWL_WISHES,
  MAX_ENTRIES_PER_REQUEST,
  type ThumbnailRequest,
} from './contract'
import { exportRequest } from './schemas-index'
import { inventoryPath } from './schemas-path'
import { collectedEntry, keptPlace, paletteChange, pinGap } from './schemas-places'
import { settingsChange } from './schemas-settings'

/**
 * What main accepts from the window, which shows the data of strangers and is
 * therefore not trusted. Sizes are bounded: the largest honest value, with room.
 */
const MAX_NAME = 65_536
const MAX_ID = 1_024
const MAX_URI = 65_536
const MAX_FOLDERS = 256
const MAX_THUMBNAILS = 2_000
/** Far more than so few pixels take. */
const MAX_SMALL_PICTURE_BYTES = 256 * 1024
const MAX_TEXT = 2_000
const MAX_MENUS = 20
const MAX_MENU_ITEMS = 200
const MAX_WARNINGS = 10
/** What comes out of the Trash can ask about many entries inside of what was chosen. */
const MAX_CHOICES = 10 * MAX_ENTRIES_PER_REQUEST
const MAX_HISTORY_PAGE = 200

const path = inventoryPath

const id = z.string().max(MAX_ID)
const inventoryId = z.custom<InventoryId>(value => isInventoryId(value) && value.length <= MAX_ID)
const file = z.string().max(MAX_URI).nullable()
const name = z.string().max(MAX_NAME)
const folderRef = z.strictObject({
  path,
  recordIds: z.array(id).max(MAX_FOLDERS),
  title: name.exactOptional(),
})
const entryRef = z.strictObject({
  parent: folderRef,
  recordId: id,
  name,
  title: name.exactOptional(),
  kind: z.enum(ENTRY_KINDS),
})

const entries = z.array(entryRef).max(MAX_ENTRIES_PER_REQUEST)

const answers = z
  .strictObject({
    choices: z.array(z.tuple([id, z.enum(['keep-both', 'skip', 'replace', 'merge'])])).max(MAX_CHOICES),
    inside: z.enum(['keep-both', 'skip', 'replace']),
    acknowledged: z.array(z.enum(WARNING_KINDS)).max(MAX_WARNINGS),
  })
  .exactOptional()

const avatarId = z.string().refine(to => avatarIdIn(to) === to)
const confirmedCount = z.number().int().nonnegative()

const operationRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('make-folder'),
    parent: folderRef,
    name,
    entries: entries.exactOptional(),
    answers,
  }),
  z.strictObject({
    kind: z.literal('rename'),
    renames: z.array(z.strictObject({ entry: entryRef, newName: name })).max(MAX_ENTRIES_PER_REQUEST),
    answers,
  }),
  z.strictObject({
    kind: z.literal('transfer'),
    mode: z.enum(['move', 'copy']),
    entries,
    target: folderRef,
    isToBeConfirmed: z.literal(true).exactOptional(),
    answers,
  }),
  z.strictObject({ kind: z.literal('trash'), entries, answers }),
  z.strictObject({ kind: z.literal('restore'), entries, answers }),
  z.strictObject({ kind: z.literal('delete'), entries, confirmedCount }),
  z.strictObject({ kind: z.literal('empty-trash'), confirmedCount }),
  z.strictObject({ kind: z.literal('spawn'), entries, mayLeave: z.literal(true).exactOptional() }),
  z.strictObject({ kind: z.literal('give'), entry: entryRef, to: avatarId, mayLeave: z.boolean() }),
  z.strictObject({ kind: z.literal('undo'), operationId: id, answers }),
  z.strictObject({ kind: z.literal('redo'), operationId: id, answers }),
  z.strictObject({
    kind: z.literal('finish-move'),
    moveId: id,
    direction: z.enum(['resume', 'put-back', 'gather']),
  }),
])

const menuText = z.string().max(MAX_TEXT)
const appMenuItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('command'),
    id,
    label: menuText,
    accelerator: menuText.nullable(),
    isEnabled: z.boolean(),
    role: z.enum(WINDOW_ROLES).nullable(),
  }),
  z.strictObject({ kind: z.literal('line') }),
])
/** Empty, or record ids, each behind a slash. */
const rowId = z
  .string()
  .max(MAX_FOLDERS * MAX_ID)
  .regex(/^(\/|$)/)
const appMenu = z.strictObject({ label: menuText, items: z.array(appMenuItem).max(MAX_MENU_ITEMS) })

const asked = z.partialRecord(z.enum(ASKED_KEYS), z.string().max(MAX_TEXT))
const sourceWish = {
  title: z.string().trim().min(1).max(MAX_TEXT),
  settings: asked,
  secrets: asked,
  mayChange: z.boolean(),
}

const assetUri = z.string().max(MAX_URI)
const thumbnailRequest = z.strictObject({ id, path, recordId: id, assetUri, isSmall: z.boolean() })

/** Wishes for pictures are judged one by one: a stranger's odd entry must not cost the others theirs. */
export interface CheckedWishes {
  readonly wanted: readonly ThumbnailRequest[]
  /** The ids of those that make no sense. */
  readonly unusable: readonly string[]
  readonly dropped: readonly string[]
}

const wishes = z
  .strictObject({
    wanted: z.array(z.looseObject({ id })).max(MAX_THUMBNAILS),
    dropped: z.array(id).max(MAX_THUMBNAILS),
  })
  .transform(({ wanted, dropped }): CheckedWishes => {
    const checked = wanted.map(raw => ({ id: raw.id, request: thumbnailRequest.safeParse(raw).data }))
    return {
      wanted: checked.flatMap(({ request }) => request ?? []),
      unusable: checked.flatMap(wish => (wish.request === undefined ? [wish.id] : [])),
      dropped,
    }
  })

/** What handlers get: the arguments as the contract has them, but for the wishes. */
interface AllCheckedArgs extends Omit<{ readonly [N in CallName]: CallArgs<N> }, 'thumbnails.want'> {
  readonly 'thumbnails.want': CheckedWishes
}

export type CheckedArgs<N extends CallName> = AllCheckedArgs[N]

/** One per call: a call without a schema does not compile. */
export const callSchemas: { readonly [N in CallName]: z.ZodType<CheckedArgs<N>> } = {
  'app.environment': z.null(),
  'app.about': z.null(),
  'app.drawn': z.null(),
  'links.take': z.null(),
  'app.report': z.strictObject({
    milestone: z.enum(['entries', 'thumbnails']),
    ok: z.boolean(),
    text: z.string().max(MAX_TEXT),
  }),
  'menu.show': z.strictObject({ menus: z.array(appMenu).max(MAX_MENUS) }),
  'window.open': z.strictObject({
    inventory: z.union([inventoryId, z.literal('')]),
    place: z.strictObject({ id: rowId, path, title: name }),
  }),
  'window.showWork': z.strictObject({
    fraction: z.number().min(0).max(1).nullable(),
    ended: z.strictObject({ operationId: id, text: z.string().max(MAX_TEXT) }).nullable(),
  }),
  'window.perform': z.strictObject({ action: z.enum([...WINDOW_ROLES, ...TEXT_ACTIONS]) }),
  'app.openLink': z.strictObject({ link: z.enum(OUTSIDE_LINKS) }),
  'call.abort': z.strictObject({ callId: id }),
  'source.state': z.null(),
  'source.search': z.strictObject({ where: z.enum(['anywhere', 'this-computer']) }),
  'source.connectTo': z.strictObject({
    address: z.string().max(MAX_TEXT),
    caFile: file,
    certificateFile: file,
    keyFile: file,
  }),
  'source.accept': z.strictObject({ address: z.string().max(MAX_TEXT) }),
  'source.choose': z.strictObject({ address: z.string().max(MAX_TEXT) }),
  'source.openSandbox': z.null(),
  'sources.list': z.null(),
  'sources.show': z.strictObject({ id: id.nullable() }),
  'sources.add': z.strictObject({ platform: z.enum(GATEWAY_PLATFORMS), ...sourceWish }),
  'sources.takeSnapshot': z.strictObject({
    platform: z.enum(GATEWAY_PLATFORMS),
    id: id.nullable(),
    ...sourceWish,
  }),
  'sources.change': z.strictObject({ id, ...sourceWish }),
  'sources.remove': z.strictObject({ id }),
  'sources.chooseFolder': z.null(),
  'diagnostics.report': z.strictObject({ hasNames: z.boolean() }),
  'inventory.list': z.strictObject({
    folder: z.strictObject({ path, id: id.nullable() }),
    streamId: id,
    isInBackground: z.boolean().optional(),
  }),
  'inventory.listSaved': z.strictObject({ path, streamId: id }),
  'operations.run': operationRequest,
  'operations.bring': z.strictObject({ to: id, entries, mode: z.enum(['move', 'copy']) }),
  'operations.current': z.null(),
  'operations.untold': z.null(),
  'operations.cancel': z.strictObject({ operationId: id }),
  'history.list': z.strictObject({
    beforeId: id.nullable(),
    limit: z.number().int().min(1).max(MAX_HISTORY_PAGE),
  }),
  'history.stack': z.null(),
  'moves.unfinished': z.null(),
  'moves.lookAgain': z.null(),
  'moves.leave': z.strictObject({ moveId: id }),
  'inventory.count': z.strictObject({ entries }),
  'inventory.find': z.strictObject({ recordId: id }),
  'inventory.openOutside': z.strictObject({ entry: entryRef, how: z.enum(['open', 'show']) }),
  'inventory.versions': z.strictObject({ entry: entryRef }),
  'inventory.restoreVersion': z.strictObject({ entry: entryRef, versionId: id }),
  'trash.notes': z.strictObject({ recordIds: z.array(id).max(MAX_ENTRIES_PER_REQUEST) }),
  'locks.list': z.null(),
  'inventory.question': z.null(),
  'inventory.answer': z.strictObject({ unnamed: inventoryId, isSame: z.boolean() }),
  'locks.set': z.strictObject({ entry: entryRef, isLocked: z.boolean() }),
  'journal.state': z.null(),
  'thumbnails.want': wishes,
  'thumbnails.keepSmall': z.strictObject({
    recordId: id,
    assetUri,
    data: z.instanceof(Uint8Array).refine(({ length }) => length <= MAX_SMALL_PICTURE_BYTES),
  }),
  'places.read': z.null(),
  'places.pin': z.strictObject({ place: keptPlace, at: pinGap.exactOptional() }),
  'places.unpin': z.strictObject({ recordId: id }),
  'places.visit': z.strictObject({ place: keptPlace }),
  'places.forgetRecent': z.null(),
  'places.saveSearch': z.strictObject({ query: z.string().min(1).max(MAX_TEXT), isSaved: z.boolean() }),
  'places.changePalettes': paletteChange,
  'tray.read': z.null(),
  'tray.collect': z.strictObject({ entries: z.array(collectedEntry).max(MAX_ENTRIES_PER_REQUEST) }),
  'tray.take': z.strictObject({ recordIds: z.array(id).max(MAX_ENTRIES_PER_REQUEST) }),
  'index.connect': z.null(),
  'index.export': exportRequest,
  'crawl.read': z.null(),
  'index.forget': z.null(),
  'crawl.steer': z.strictObject({ to: z.enum(CRAWL_WISHES) }),
  'crawl.follow': z.strictObject({ recordId: id }),
  'settings.read': z.null(),
  'settings.change': settingsChange,
}

/** What travels over the call channel, before the name is known to be one of the contract. */
export const callEnvelope = z.strictObject({
  name: z.string().max(MAX_ID),
  callId: id.min(1),
  args: z.unknown(),
  inventory: id.min(1).optional(),
})

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(callSchemas, name)
}
