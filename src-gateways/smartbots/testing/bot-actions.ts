import type { BotInventory, StoredItem } from './bot-inventory.ts'
import { listObjects, listText, type RowManners } from './listing-text.ts'

export interface BotServerOptions extends RowManners {
  /** What the service knows of `inventory_list_2`, `inventory_list`, `extended`. */
  readonly forms?: 'all' | 'extended' | 'legacy' | 'regular'
  /** A query string whatever was asked for, as before 2018. */
  readonly shape?: 'json' | 'query' | 'sloppy-query'
  /** `inventory_list_2` does not understand which folder is meant, and lists the root. */
  readonly ignoresFolders?: boolean
  /** `inventory_list_2` lists items only. */
  readonly hidesFolders?: boolean
}

/** The bot as the service has it at the moment. */
export interface ActingBot {
  readonly inventory: BotInventory
  readonly options: BotServerOptions
  /** The word of `status`. */
  readonly status: string
  /** What of its inventory a bot has that has just signed in. */
  readonly loaded: 'nothing' | 'half' | 'all'
  /** A change is answered with OK, and not made. */
  readonly doesNothing: boolean
  /** `folder_create` says no id, as a reply whose keys may be missing. */
  readonly saysNoId: boolean
}

export type Reply = Readonly<Record<string, unknown>> & { readonly result: 'OK' | 'FAIL' }
type Inputs = ReadonlyMap<string, string>
type Act = (server: ActingBot, inputs: Inputs) => Reply

const OK: Reply = { result: 'OK' }
const fail = (resulttext: string): Reply => ({ result: 'FAIL', resulttext })

/** By name: those that are documented (smartbots.md, 4). */
export const botActions: Readonly<Record<string, Act>> = {
  status: ({ status }) => ({
    result: 'OK',
    status,
    online: status === 'ONLINE' ? 1 : 0,
    slname: 'Ada Testbot',
  }),
  inventory_list_2: online((server, inputs) => {
    const { forms = 'all', ignoresFolders = false, hidesFolders = false } = server.options
    if (forms !== 'all') return fail('Unknown action inventory_list_2')
    const items = listed(server, ignoresFolders ? '' : (inputs.get('uuid') ?? ''))
    const shown = items.filter(({ type }) => !hidesFolders || type !== 'Folder')
    return { result: 'OK', list: listObjects(shown, server.options) }
  }),
  inventory_list: online((server, inputs) => {
    const { forms = 'all' } = server.options
    if (forms === 'legacy' || forms === 'regular') return fail('Unknown action inventory_list')
    return listAsText(server, inputs)
  }),
  listinventory: online((server, inputs) => {
    const isRefused = server.options.forms === 'regular' && inputs.get('extended') === '1'
    return isRefused ? fail('extended?') : listAsText(server, inputs)
  }),
  inventory_delete: online(({ inventory, doesNothing }, inputs) => {
    const item = inventory.items.get(inputs.get('uuid') ?? '')
    if (item === undefined || item.type === 'Folder') return fail('item not found')
    if (!doesNothing) inventory.items.delete(item.id)
    return OK
  }),
  folder_create: online(({ inventory, doesNothing, saysNoId }, inputs) => {
    const name = inputs.get('name') ?? ''
    if (name === '') return fail('name is required')
    const uuid = doesNothing ? '' : inventory.addFolder(parentOf(inventory, inputs), name)
    return saysNoId ? OK : { result: 'OK', uuid }
  }),
  inventory_give: online(({ inventory }, inputs) => give(inventory, inputs)),
  notecard_read: online(({ inventory }, inputs) => {
    const item = inventory.items.get(inputs.get('uuid') ?? '')
    return item?.type === 'Notecard' ? { result: 'OK', text: item.text } : fail('notecard not found')
  }),
}

function online(act: Act): Act {
  return (server, inputs) => (server.status === 'ONLINE' ? act(server, inputs) : fail('Bot is offline'))
}

/** Where no such folder is, it lands at the top. */
function parentOf(inventory: BotInventory, inputs: Inputs): string {
  const parent = inputs.get('parent') ?? ''
  return inventory.items.has(parent) ? parent : ''
}

function listAsText(server: ActingBot, inputs: Inputs): Reply {
  const items = listed(server, inputs.get('uuid') ?? '')
  return { result: 'OK', list: listText(items, inputs.get('extended') === '1', server.options) }
}

/** Unknown ids, and those of items, have nothing in them (smartbots.md, 3). */
function listed({ inventory, loaded }: ActingBot, folderId: string): readonly StoredItem[] {
  if (loaded === 'nothing') return []
  const all = inventory.in(folderId)
  return loaded === 'half' ? all.slice(0, Math.floor(all.length / 2)) : all
}

function give(inventory: BotInventory, inputs: Inputs): Reply {
  const item = inventory.items.get(inputs.get('object') ?? '')
  if (item === undefined) return fail('object not found')
  const to = inputs.get('avatar') ?? ''
  if (item.type === 'Folder') {
    inventory.given.push({ to, name: item.name, contents: inventory.givenAlong(item.id) })
    return OK
  }
  if (!item.permissions.includes('trans')) return fail('transfer permission not set')
  inventory.given.push({ to, name: item.name, contents: [] })
  if (!item.permissions.includes('copy')) inventory.items.delete(item.id)
  return OK
}
