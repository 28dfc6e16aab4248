import { rmSync } from 'node:fs'
import { CallCounts } from './call-counts.ts'
import { ChangesTogether } from './changes-together.ts'
import { ChangesUnderWay } from './changes-under-way.ts'
import { Cloud } from './cloud.ts'
import { defaultPictures } from './default-pictures.ts'
import { Engine } from './engine.ts'
import { Faults } from './faults.ts'
import { idCalls } from './ids/id-calls.ts'
import { IdStore } from './ids/id-store.ts'
import { IdTree } from './ids/id-tree.ts'
import type { InventoryBridge } from './inventory/inventory-bridge.ts'
import { list } from './inventory/list.ts'
import { ListingCache } from './inventory/listing-cache.ts'
import { createLog } from './log.ts'
import type { CapabilitiesName, SandboxOptions } from './options.ts'
import { Pictures } from './pictures.ts'
import { sowAgain, sowFor, sowOnce } from './seed/sow.ts'
import { createServer, listen } from './server.ts'
import { prepareSocket, socketPathFor } from './socket.ts'
import { StartFailure } from './start-failure.ts'
import { openDataFolder } from './store/data-folder.ts'
import { RecordStore } from './store/record-store.ts'
import { textOf } from './store/row.ts'
import { SpawnLog } from './store/spawn-log.ts'
import type { StoredRecord } from './store/stored-record.ts'

/** Records that hang by paths and records that hang by ids would be lost to each other. */
function refuseOtherKind({ database }: RecordStore, wanted: CapabilitiesName): void {
  const row: unknown = database.prepare("select value from meta where key = 'capabilities'").get()
  const isNew = database.prepare("select value from meta where key = 'seed'").get() === undefined
  const kept = row === undefined || row === null ? 'path' : textOf(row, 'value')
  if (!isNew && kept !== wanted) {
    throw new StartFailure(`This data folder was made with --capabilities=${kept}; --fresh starts again.`)
  }
  database.prepare("insert or replace into meta values ('capabilities', ?)").run(wanted)
}

export interface Sandbox {
  readonly socketPath: string
  readonly engine: Engine
  readonly store: RecordStore
  readonly calls: CallCounts
  readonly faults: Faults
  readonly spawns: SpawnLog
  /** After records were planted by paths: makes what is needed of them where ids tell them apart. */
  adopt(): void
  /** Whoever is signed in has these records, written by paths, and no others. */
  hold(records: readonly StoredRecord[]): void
  /** As after the first start on a new data folder, but for this person. Waits for changes that are under way. */
  reset(userId: string): Promise<void>
  /** From now on somebody else is signed in, with an inventory of their own, while what is connected stays so. */
  signIn(userId: string): Promise<void>
  /** Everybody has to connect anew. */
  dropConnections(): void
  /** Drops open calls, frees the data folder and unlinks the socket. */
  close(): void
}

/** Everything between the options and the open socket, in one process; the tests use it without another. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const socketPath = socketPathFor(options, process.pid)
  await prepareSocket(socketPath, process.pid)
  const folder = openDataFolder(options.dataDir, options.fresh)
  const log = createLog(options.verbose)
  const store = new RecordStore(folder.database)
  const calls = new CallCounts()
  const changes = new ChangesUnderWay()
  const faults = new Faults()
  const engine = new Engine(faults)
  const ids = options.capabilities === 'ids' ? new IdStore(store) : null
  refuseOtherKind(store, options.capabilities)
  await sowOnce({ store, engine }, options, log)
  ids?.adoptPaths(engine.userId)

  const spawns = new SpawnLog(folder.database)
  const cloud = new Cloud(store, faults, engine)
  const bridge: InventoryBridge = {
    cloud,
    engine,
    faults,
    ids: ids && new IdTree(ids, cloud, engine, faults),
    listings: new ListingCache(),
    pictures: new Pictures(options.pictures ?? defaultPictures()),
    spawns,
  }
  const switchOnFaults = () => {
    for (const fault of options.faults) faults.set(fault)
  }
  await encodeAhead(bridge, options)
  switchOnFaults()
  const server = createServer(
    { calls, changes, together: new ChangesTogether(faults), faults, log },
    bridge,
    options.hasAuth,
  )
  await listen(server, socketPath)
  const adopt = () => ids?.adoptPaths(engine.userId)
  const hold = (records: readonly StoredRecord[]) => {
    store.replaceOf(engine.userId, records)
    cloud.forgetPast()
    ids?.forgetDeletions()
    adopt()
  }
  const reset = async (userId: string) => {
    faults.clear()
    await changes.ended()
    calls.clear()
    spawns.clear()
    cloud.forgetPast()
    ids?.forgetDeletions()
    await sowAgain({ store, engine }, options, userId)
    adopt()
    await encodeAhead(bridge, options)
    switchOnFaults()
  }
  const signIn = async (userId: string) => {
    await sowFor({ store, engine }, userId)
    adopt()
  }
  const dropConnections = () => server.drain(`unix:${socketPath}`, 0)
  const close = () => {
    server.forceShutdown()
    folder.close()
    rmSync(socketPath, { force: true })
  }
  return {
    socketPath,
    engine,
    store,
    calls,
    faults,
    spawns,
    adopt,
    hold,
    reset,
    signIn,
    dropConnections,
    close,
  }
}

/** The first reply of a huge folder is ready before anybody asks; no fault may slow this down. */
async function encodeAhead(bridge: InventoryBridge, options: SandboxOptions): Promise<void> {
  const { signal } = new AbortController()
  const asked = bridge.ids === null ? list : idCalls(bridge.ids).list
  if (options.bulkRoot > 0) await asked(bridge, { path: '/Inventory' }, signal)
  if (options.bulk > 0) await asked(bridge, { path: '/Inventory/Bulk' }, signal)
}
