import { join } from 'node:path'
import Database from 'libsql'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import type { Gateway } from '../wire/gateway'
import { openRawClient, type RawClient } from '../wire/raw-client'
import { startSandbox } from './sandbox-process'
import { rowsBelow, type ShapeName, STORE_SHAPES, type StoredRow, type StoreShape } from './store-shape'
import { openFrontedGateway, openHastyGateway } from './test-gateway'

/** A record to begin with. */
export interface PlannedRow extends StoredRow {
  readonly isPublic?: boolean
}

export interface RecordWorld {
  readonly shape: StoreShape
  readonly folder: string
  /** Of the service as it runs now: `restart` replaces both. */
  sandbox: SandboxProcess
  raw: RawClient
  /** The service was killed and comes back on the same file, at another address as Resonite does. */
  readonly restart: () => Promise<void>
  /** The inventory is these records, and the palette, from now on. */
  readonly hold: (rows: readonly PlannedRow[]) => Promise<void>
  /** Every record, the first written first. */
  readonly rows: () => readonly StoredRow[]
  /** Somebody else, who may sign in to the same service, has these from now on, with ids of their own. */
  readonly holdTheirs: (rows: readonly PlannedRow[]) => Promise<void>
  readonly theirRows: () => readonly StoredRow[]
  /** A gateway that knows what this service can do. */
  readonly connect: () => Promise<Gateway>
  /** What is open falls silent, without being closed; only where there is something in between. */
  fallSilent: () => void
  /** Every record below a folder directly in the root, reachable or not. */
  readonly rowsBelow: (topName: string) => readonly StoredRow[]
}

/** The folder that tests copy from. */
export const PALETTE = 'Palette'

/** What nobody can make over the wire; tests copy it from here. `Slashed` holds a folder that no path reaches, `Crossed` an item that looks as if it were inside another one. */
const PALETTE_TREE: readonly Omit<PlannedRow, 'id'>[] = [
  { parent: 'Inventory', name: 'Palette', type: 'directory' },
  { parent: 'Inventory\\Palette', name: 'Item', type: 'object' },
  { parent: 'Inventory\\Palette', name: 'Link', type: 'link' },
  { parent: 'Inventory\\Palette', name: 'Public', type: 'directory', isPublic: true },
  { parent: 'Inventory\\Palette', name: 'Slashed', type: 'directory' },
  { parent: 'Inventory\\Palette\\Slashed', name: '<b>x</b>', type: 'directory' },
  { parent: 'Inventory\\Palette\\Slashed\\<b>x</b>', name: 'First', type: 'object' },
  { parent: 'Inventory\\Palette\\Slashed\\<b>x</b>', name: 'Second', type: 'object' },
  { parent: 'Inventory\\Palette', name: 'Crossed', type: 'directory' },
  { parent: 'Inventory\\Palette\\Crossed', name: 'b', type: 'object' },
  { parent: 'Inventory\\Palette\\Crossed', name: 'b/c', type: 'object' },
]
const PALETTE_ROWS = PALETTE_TREE.map((row, index): PlannedRow => ({ ...row, id: `R-palette-${index}` }))

const ASSETS: Readonly<Record<string, string>> = {
  link: 'resrec:///U-Sandbox/Inventory',
  object: 'resdb:///a.brson',
}

/** Whose inventory it is, and who else may sign in. */
export const OWNER = 'U-Sandbox'
export const OTHER = 'U-Other'

/** A real service whose file the test reads, so that nothing can hide from it. */
export async function recordWorld(shapeName: ShapeName = 'paths', hasFront = false): Promise<RecordWorld> {
  const shape = STORE_SHAPES[shapeName]
  const args = ['--seed', 'empty', ...shape.args]
  const callTo = (sandbox: SandboxProcess) => {
    const raw = openRawClient(sandbox.address)
    onTestEnd(() => raw.close())
    return { sandbox, raw }
  }
  const first = await startSandbox({ args })
  const { folder } = first
  let restarts = 0
  const rows = rowReader(first.dataFolder, OWNER)
  // Where the service has one, it is made before anything else.
  const trash = rows().filter(({ name }) => name === shape.trashName)
  const world: RecordWorld = {
    shape,
    folder,
    fallSilent: () => {},
    ...callTo(first),
    restart: async () => {
      const socketName = `test${++restarts}.sock`
      Object.assign(world, callTo(await startSandbox({ folder, args, socketName })))
    },
    hold: async planned => {
      const records = [...trash, ...PALETTE_ROWS, ...planned].map(row => ({
        ...row,
        assetUri: ASSETS[row.type] ?? '',
      }))
      await world.sandbox.control(`records ${JSON.stringify(records)}`)
    },
    rows,
    holdTheirs: async planned => {
      await world.sandbox.control(`account ${OTHER}`)
      await world.sandbox.control(`records ${JSON.stringify(planned.map(theirs))}`)
      await world.sandbox.control(`account ${OWNER}`)
    },
    theirRows: rowReader(first.dataFolder, OTHER),
    connect: async () => {
      const gateway = hasFront ? await connectThroughFront(world) : openHastyGateway(world.sandbox)
      if (shape.name === 'ids') await gateway.describe()
      return gateway
    },
    rowsBelow: name => {
      const all = rows()
      const top = all.find(row => row.parent === 'Inventory' && row.name === name)
      // In Resonite content is on its path even where no folder is.
      return rowsBelow(shape, all, top ?? { id: '', parent: 'Inventory', name, type: 'directory' })
    },
  }
  await world.hold([])
  return world
}

async function connectThroughFront(world: RecordWorld): Promise<Gateway> {
  const { gateway, front } = await openFrontedGateway(world.sandbox)
  world.fallSilent = () => front.fallSilent()
  return gateway
}

/** Equal names at equal places are other records. */
function theirs(row: PlannedRow): PlannedRow {
  return { ...row, id: `their ${row.id}` }
}

function rowReader(dataFolder: string, owner: string): () => readonly StoredRow[] {
  const database = new Database(join(dataFolder, 'inventory.sqlite'))
  onTestEnd(() => database.close())
  const all = database.prepare(
    'select record_id as id, parent, name, type from records where owner = ? order by written',
  )
  return () => {
    const rows: unknown[] = all.all(owner)
    return rows.map(row => {
      const text = (key: string): string =>
        String(typeof row === 'object' && row !== null ? Reflect.get(row, key) : '')
      return { id: text('id'), parent: text('parent'), name: text('name'), type: text('type') }
    })
  }
}
