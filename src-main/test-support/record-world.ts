import { join } from 'node:path'
import Database from 'libsql'
import { openRawClient, type RawClient } from '../grpc/raw-client'
import { onTestEnd, startSandbox, type TestSandbox, testFolder } from './sandbox-process'

/** One record as it lies in the service's own file. Paths are the cloud's: `Inventory\A`. */
export interface StoredRow {
  readonly id: string
  readonly parent: string
  readonly name: string
  readonly type: string
}

export interface RecordWorld {
  readonly folder: string
  /** Of the service as it runs now: `restart` replaces both. */
  sandbox: TestSandbox
  raw: RawClient
  /** The service was killed and comes back on the same file, at another address as Resonite does. */
  readonly restart: () => Promise<void>
  /** Every record below a folder directly in the root, reachable or not. */
  readonly rowsBelow: (topName: string) => readonly StoredRow[]
}

const OWNER = 'U-Sandbox'

/** What nobody can make over the wire; tests copy it from here. `Slashed` holds a folder that no path reaches, `Crossed` an item that looks as if it were inside another one. */
const PALETTE: readonly Omit<StoredRow, 'id'>[] = [
  { parent: 'Inventory', name: 'Palette', type: 'directory' },
  { parent: 'Inventory\\Palette', name: 'Item', type: 'object' },
  { parent: 'Inventory\\Palette', name: 'Link', type: 'link' },
  { parent: 'Inventory\\Palette', name: 'Public', type: 'directory' },
  { parent: 'Inventory\\Palette', name: 'Slashed', type: 'directory' },
  { parent: 'Inventory\\Palette\\Slashed', name: '<b>x</b>', type: 'directory' },
  { parent: 'Inventory\\Palette\\Slashed\\<b>x</b>', name: 'First', type: 'object' },
  { parent: 'Inventory\\Palette\\Slashed\\<b>x</b>', name: 'Second', type: 'object' },
  { parent: 'Inventory\\Palette', name: 'Crossed', type: 'directory' },
  { parent: 'Inventory\\Palette\\Crossed', name: 'b', type: 'object' },
  { parent: 'Inventory\\Palette\\Crossed', name: 'b/c', type: 'object' },
]

/** A real service whose file the test reads, so that nothing can hide from it. */
export async function recordWorld(): Promise<RecordWorld> {
  const folder = testFolder()
  const first = await startSandbox({ folder, args: ['--seed', 'empty'] })
  await first.control('clear')
  first.signal('SIGTERM')
  await first.ended
  const database = openFile(folder)
  plantPalette(database)
  let starts = 0
  const start = async () => {
    const socketName = `test${++starts}.sock`
    const sandbox = await startSandbox({ folder, args: ['--seed', 'empty'], socketName })
    const raw = openRawClient(sandbox.address)
    onTestEnd(() => raw.close())
    return { sandbox, raw }
  }
  const restart = async (): Promise<void> => void Object.assign(world, await start())
  const world: RecordWorld = {
    folder,
    ...(await start()),
    restart,
    rowsBelow: top => rowsBelow(database, top),
  }
  return world
}

function openFile(folder: string): Database.Database {
  const database = new Database(join(folder, 'data', 'inventory.sqlite'))
  onTestEnd(() => database.close())
  return database
}

function plantPalette(database: Database.Database): void {
  const insert = database.prepare('insert into records values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const [index, { parent, name, type }] of PALETTE.entries()) {
    const asset =
      type === 'link' ? `resrec:///${OWNER}/Inventory` : type === 'object' ? 'resdb:///a.brson' : ''
    insert.run(
      `R-palette-${index}`,
      OWNER,
      parent,
      name,
      type,
      asset,
      '',
      name === 'Public' ? 1 : 0,
      '1600000000000000000',
      '0',
      index,
    )
  }
}

function rowsBelow(database: Database.Database, top: string): readonly StoredRow[] {
  const path = `Inventory\\${top}`
  const rows: unknown[] = database
    .prepare(
      'select record_id as id, parent, name, type from records where parent = ? or substr(parent, 1, ?) = ?',
    )
    .all(path, path.length + 1, `${path}\\`)
  return rows.map(row => {
    const text = (key: string): string =>
      String(typeof row === 'object' && row !== null ? Reflect.get(row, key) : '')
    return { id: text('id'), parent: text('parent'), name: text('name'), type: text('type') }
  })
}

export function fullPathOf({ parent, name }: Pick<StoredRow, 'parent' | 'name'>): string {
  return `${parent}\\${name}`
}

/** Records that no folder leads to: no listing shows them. */
export function unreachable(rows: readonly StoredRow[], top: string): readonly StoredRow[] {
  const byParent = new Map<string, StoredRow[]>()
  for (const row of rows) byParent.set(row.parent, [...(byParent.get(row.parent) ?? []), row])
  const reached = new Set<string>()
  const open = [`Inventory\\${top}`]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const row of byParent.get(path) ?? []) {
      if (reached.has(row.id)) continue
      reached.add(row.id)
      if (row.type === 'directory') open.push(fullPathOf(row))
    }
  }
  return rows.filter(({ id }) => !reached.has(id))
}
