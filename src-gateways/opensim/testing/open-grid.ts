import { ROOT_ID } from '../../grids/grid-entry'
import { Pictures } from '../../grids/pictures/pictures'
import { parseUuid, type Uuid } from '../../grids/uuid'
import type { SubjectOptions } from '../../kit/conformance/subject.ts'
import { servePlatform } from '../../kit/testing/serve-platform.ts'
import { OpensimPlatform } from '../opensim-platform'
import { GridHttp } from '../wire/grid-http'
import { XInventory } from '../wire/xinventory'
import { type GridOptions, GridServer } from './grid-server'
import type { FolderRow, ItemRow } from './inventory-tables'

function uuid(text: string): Uuid {
  const id = parseUuid(text)
  if (id === null) throw new Error(`${text} is no id.`)
  return id
}

export const ALDER = uuid('10000000-0000-4000-8000-00000000000a')
export const BIRCH = uuid('10000000-0000-4000-8000-00000000000b')
const NOTECARD = '00000000-0000-2222-3333-100000001007'
/** Everything is allowed. */
const ALL = 647_168

export interface OpenGrid {
  readonly server: GridServer
  readonly platform: OpensimPlatform
  readonly socketPath: string
  readonly address: string
  rootOf(owner: Uuid): string
  trashOf(owner: Uuid): string
  addFolder(parent: string, name: string, more?: Partial<FolderRow>): string
  addItem(folder: string, name: string, more?: Partial<ItemRow>): string
  close(): Promise<void>
}

export interface OpenGridOptions extends SubjectOptions {
  readonly grid?: GridOptions
  readonly password?: string
  readonly basic?: { readonly name: string; readonly password: string }
  readonly pollMs?: number
  /** From outside, before anything is asked. */
  readonly plant?: (server: GridServer) => void
}

/** A grid of two avatars, and a gateway for the first of them. */
export async function openGrid(options: OpenGridOptions = {}): Promise<OpenGrid> {
  const server = new GridServer(options.grid)
  server.inventory.createUser(ALDER)
  server.inventory.createUser(BIRCH)
  options.plant?.(server)
  const address = await server.listen()
  const http = new GridHttp({
    address: new URL(address),
    basic: options.basic ?? null,
    timeouts: { connect: 30_000, head: 10_000, body: 10_000 },
  })
  const platform = await OpensimPlatform.open({
    http,
    inventory: new XInventory(http, ALDER),
    ownerId: ALDER,
    password: options.password ?? null,
    origin: address,
    pictures: new Pictures((id, maxBytes, signal) => http.asset(id, maxBytes, { signal })),
    log: () => {},
    rhythm: { poll: options.pollMs ?? 50, firstRetry: 50, lastRetry: 50 },
  })
  const gateway = await servePlatform(platform, options)
  const { tables } = server.inventory
  const idOf = (folder: string): string => (folder === ROOT_ID ? rootOf(ALDER) : folder)
  const rootOf = (owner: Uuid): string => server.inventory.rootOf(owner)?.ID ?? ''
  return {
    server,
    platform,
    socketPath: gateway.socketPath,
    address,
    rootOf,
    trashOf: owner => server.inventory.folderForType(owner, 14)?.ID ?? '',
    addFolder: (parent, Name, more = {}) => {
      const ID = crypto.randomUUID()
      tables.storeFolder({ ID, ParentID: idOf(parent), Name, Owner: ALDER, Type: -1, Version: 1, ...more })
      return more.ID ?? ID
    },
    addItem: (folder, Name, more = {}) => {
      const ID = crypto.randomUUID()
      tables.storeItem({ ...PLAIN, ID, Folder: idOf(folder), Name, ...more })
      return more.ID ?? ID
    },
    close: async () => {
      await gateway.end()
      await server.close()
    },
  }
}

const PLAIN: Omit<ItemRow, 'ID' | 'Folder' | 'Name'> = {
  AssetID: NOTECARD,
  AssetType: 7,
  InvType: 7,
  BasePermissions: ALL,
  CurrentPermissions: ALL,
  EveryOnePermissions: 0,
  GroupPermissions: 0,
  NextPermissions: 581_632,
  CreationDate: 1_700_000_000,
  CreatorId: ALDER,
  CreatorData: '',
  Description: 'as it is',
  Flags: 0,
  GroupID: '00000000-0000-0000-0000-000000000000',
  GroupOwned: false,
  Owner: ALDER,
  SalePrice: 0,
  SaleType: 0,
}
