import { type ClientUnaryCall, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js'
import {
  InventoryClient,
  type InventoryEntry,
  type InventoryListing,
  type InventoryMutationResult,
  type InventorySpawnResult,
  type InventoryThumbnailResponse,
} from '../gen/resonite_io/v1/inventory.ts'
import { type GetCurrentResponse, WorldClient } from '../gen/resonite_io/v1/world.ts'
import { type MutationExtras, RequestExtras } from '../gen/satchel/v1/extras.ts'
import { Reason, Refusal } from '../gen/satchel/v1/refusal.ts'
import {
  type Checkpoint,
  type Checkpoints,
  type Description,
  type Found,
  type GiveResult,
  type LocalPlace,
  SourceClient,
  type Text,
  type WatchEvent,
} from '../gen/satchel/v1/source.ts'

export type Extras = Parameters<typeof RequestExtras.fromPartial>[0]

/** What a call that was not OK is judged by. */
export interface Refused {
  readonly code: status
  readonly reason: Reason
}

export type WireClient = ReturnType<typeof connectWire>

type Done<Reply> = (error: ServiceError | null, reply: Reply) => void

/** `signal`: the client goes away. */
function ask<Reply>(send: (done: Done<Reply>) => ClientUnaryCall, signal?: AbortSignal): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = send((error, reply) => (error === null ? resolve(reply) : reject(error)))
    signal?.addEventListener('abort', () => call.cancel())
  })
}

/** Fails where the call is answered with OK. */
export async function refusedBy(call: Promise<unknown>): Promise<Refused> {
  const thrown = await call.then(
    () => null,
    (error: unknown) => error,
  )
  if (thrown === null) throw new Error('The call was answered with OK.')
  if (!(thrown instanceof Error) || !('code' in thrown)) throw thrown
  const metadata = 'metadata' in thrown ? thrown.metadata : null
  const [trailer] = metadata instanceof Metadata ? metadata.get('satchel-error-bin') : []
  const reason = Buffer.isBuffer(trailer) ? Refusal.decode(trailer).reason : Reason.REASON_UNSPECIFIED
  const code = Object.values(status).find(value => value === thrown.code)
  return { code: typeof code === 'number' ? code : status.UNKNOWN, reason }
}

/** The calls of an inventory as promises, for tests of whatever answers on a socket. */
export function connectWire(socketPath: string) {
  const target = `unix:${socketPath}`
  const options = { 'grpc.max_receive_message_length': -1 }
  const inventory = new InventoryClient(target, credentials.createInsecure(), options)
  const source = new SourceClient(target, credentials.createInsecure(), options)
  const world = new WorldClient(target, credentials.createInsecure(), options)
  const riding = (extras: Extras = {}) => ({ extras: RequestExtras.fromPartial(extras) })
  return {
    describe: () => ask<Description>(done => source.describe({}, done)),
    find: (...ids: string[]) => ask<Found>(done => source.find({ ids }, done)),
    watch: (signal: AbortSignal) => eventsOf(source, signal),
    listTree: async (path: string): Promise<readonly InventoryListing[]> => {
      const listings: InventoryListing[] = []
      const stream: AsyncIterable<InventoryListing> = source.listTree({ path })
      for await (const listing of stream) listings.push(listing)
      return listings
    },
    localPath: async (path: string, extras?: Extras): Promise<string> =>
      (await ask<LocalPlace>(done => source.localPath({ path, ...riding(extras) }, done))).path,
    bringIn: (localPath: string, path: string, extras?: Extras) =>
      ask<MutationExtras>(done => source.bringIn({ localPath, path, ...riding(extras) }, done)),
    list: (path: string, extras?: Extras) =>
      ask<InventoryListing>(done => inventory.list({ path, ...riding(extras) }, done)),
    entries: async (path: string, extras?: Extras): Promise<readonly InventoryEntry[]> =>
      (await ask<InventoryListing>(done => inventory.list({ path, ...riding(extras) }, done))).entries,
    makeDir: (path: string, extras?: Extras) =>
      ask<InventoryMutationResult>(done => inventory.makeDir({ path, ...riding(extras) }, done)),
    copy: (sourcePath: string, destinationPath: string, recursive: boolean, extras?: Extras) =>
      ask<InventoryMutationResult>(done =>
        inventory.copy({ sourcePath, destinationPath, recursive, ...riding(extras) }, done),
      ),
    move: (sourcePath: string, destinationPath: string, extras?: Extras, signal?: AbortSignal) =>
      ask<InventoryMutationResult>(
        done => inventory.move({ sourcePath, destinationPath, ...riding(extras) }, done),
        signal,
      ),
    remove: (path: string, recursive: boolean, extras?: Extras) =>
      ask<InventoryMutationResult>(done => inventory.remove({ path, recursive, ...riding(extras) }, done)),
    thumbnail: (path: string, extras?: Extras) =>
      ask<InventoryThumbnailResponse>(done => inventory.fetchThumbnail({ path, ...riding(extras) }, done)),
    spawn: (path: string) => ask<InventorySpawnResult>(done => inventory.spawn({ path }, done)),
    currentWorld: () => ask<GetCurrentResponse>(done => world.getCurrent({}, done)),
    give: async (path: string, to: string, extras?: Extras): Promise<string> =>
      (await ask<GiveResult>(done => source.give({ path, to, ...riding(extras) }, done))).said,
    readText: (path: string, extras?: Extras) =>
      ask<Text>(done => source.readText({ path, ...riding(extras) }, done)),
    emptyTrash: (expectedEntries: number) => ask(done => source.emptyTrash({ expectedEntries }, done)),
    listDeleted: (path: string) => ask<InventoryListing>(done => source.listDeleted({ path }, done)),
    undelete: (id: string) =>
      ask<MutationExtras>(done => source.undelete({ path: '', ...riding({ expectedId: id }) }, done)),
    checkpoints: async (path: string): Promise<readonly Checkpoint[]> =>
      (await ask<Checkpoints>(done => source.listCheckpoints({ path }, done))).checkpoints,
    restoreCheckpoint: (path: string, checkpointId: string) =>
      ask<MutationExtras>(done => source.restoreCheckpoint({ path, checkpointId, comment: '' }, done)),
    close: () => {
      inventory.close()
      source.close()
      world.close()
    },
  }
}

/** Ends when the signal says so, or the other side does. */
async function* eventsOf(source: SourceClient, signal: AbortSignal): AsyncGenerator<WatchEvent> {
  const stream = source.watch({})
  const stop = (): void => stream.cancel()
  signal.addEventListener('abort', stop)
  try {
    const events: AsyncIterable<WatchEvent> = stream
    for await (const event of events) yield event
  } catch (thrown) {
    const isEnd = thrown instanceof Error && 'code' in thrown && thrown.code === status.CANCELLED
    if (!isEnd) throw thrown
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
