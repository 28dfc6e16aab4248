import { type ClientUnaryCall, credentials, Metadata, type ServiceError } from '@grpc/grpc-js'
import { AuthClient, type AuthStatus } from '../../src-wire/gen/resonite_io/v1/auth.ts'
import { ConnectionClient, type PingResponse } from '../../src-wire/gen/resonite_io/v1/connection.ts'
import { InfoClient, type ServerInfo } from '../../src-wire/gen/resonite_io/v1/info.ts'
import {
  InventoryClient,
  type InventoryListing,
  type InventoryMutationResult,
  type InventorySpawnResult,
  type InventoryThumbnailResponse,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import {
  type GetCurrentResponse,
  type ListOpenWorldsResponse,
  WorldClient,
} from '../../src-wire/gen/resonite_io/v1/world.ts'
import { RequestExtras } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason, Refusal } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { type Description, SourceClient } from '../../src-wire/gen/satchel/v1/source.ts'

export type TestClients = ReturnType<typeof connectTo>

type Done<Reply> = (error: ServiceError | null, reply: Reply) => void

/** One call as a promise. */
function ask<Reply>(send: (done: Done<Reply>) => ClientUnaryCall): Promise<Reply> {
  return new Promise((resolve, reject) => {
    send((error, reply) => (error === null ? resolve(reply) : reject(error)))
  })
}

/** What a refused call is judged by. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: number; details: string }> {
  try {
    await call
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'details' in error) {
      return { code: Number(error.code), details: String(error.details) }
    }
    throw error
  }
  throw new Error('the call was answered with OK')
}

/** The reason that a refused call gives in its trailer. */
export async function reasonOf(call: Promise<unknown>): Promise<Reason> {
  try {
    await call
  } catch (error) {
    const metadata = error instanceof Error && 'metadata' in error ? error.metadata : null
    const [trailer] = metadata instanceof Metadata ? metadata.get('satchel-error-bin') : []
    return Buffer.isBuffer(trailer) ? Refusal.decode(trailer).reason : Reason.REASON_UNSPECIFIED
  }
  throw new Error('the call was answered with OK')
}

type Extras = Partial<RequestExtras>

const riding = (extras?: Extras) =>
  extras === undefined ? {} : { extras: RequestExtras.fromPartial(extras) }

export function connectTo(socketPath: string) {
  const address = `unix:${socketPath}`
  const open = credentials.createInsecure()
  const inventory = new InventoryClient(address, open, { 'grpc.max_receive_message_length': -1 })
  const auth = new AuthClient(address, open)
  const world = new WorldClient(address, open)
  const info = new InfoClient(address, open)
  const connection = new ConnectionClient(address, open)
  const source = new SourceClient(address, open)
  return {
    inventory,
    world,
    describe: () => ask<Description>(done => source.describe({}, done)),
    list: (path: string, extras?: Extras) =>
      ask<InventoryListing>(done => inventory.list({ path, ...riding(extras) }, done)),
    names: async (path: string) =>
      (await ask<InventoryListing>(done => inventory.list({ path }, done))).entries.map(e => e.name),
    makeDir: (path: string, extras?: Extras) =>
      ask<InventoryMutationResult>(done => inventory.makeDir({ path, ...riding(extras) }, done)),
    copy: (sourcePath: string, destinationPath: string, recursive = false, extras?: Extras) =>
      ask<InventoryMutationResult>(done =>
        inventory.copy({ sourcePath, destinationPath, recursive, ...riding(extras) }, done),
      ),
    move: (sourcePath: string, destinationPath: string, extras?: Extras) =>
      ask<InventoryMutationResult>(done =>
        inventory.move({ sourcePath, destinationPath, ...riding(extras) }, done),
      ),
    remove: (path: string, recursive = false, extras?: Extras) =>
      ask<InventoryMutationResult>(done => inventory.remove({ path, recursive, ...riding(extras) }, done)),
    spawn: (path: string) => ask<InventorySpawnResult>(done => inventory.spawn({ path }, done)),
    thumbnail: (path: string) =>
      ask<InventoryThumbnailResponse>(done => inventory.fetchThumbnail({ path }, done)),
    authStatus: () => ask<AuthStatus>(done => auth.status({}, done)),
    currentWorld: () => ask<GetCurrentResponse>(done => world.getCurrent({}, done)),
    openWorlds: () => ask<ListOpenWorldsResponse>(done => world.listOpenWorlds({}, done)),
    serverInfo: () => ask<ServerInfo>(done => info.getServerInfo({}, done)),
    ping: (message: string) => ask<PingResponse>(done => connection.ping({ message }, done)),
    disconnect: () => {
      for (const client of [inventory, auth, world, info, connection, source]) client.close()
    },
  }
}
