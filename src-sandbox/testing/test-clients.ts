import { type ClientUnaryCall, credentials, type ServiceError } from '@grpc/grpc-js'
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

export function connectTo(socketPath: string) {
  const address = `unix:${socketPath}`
  const open = credentials.createInsecure()
  const inventory = new InventoryClient(address, open, { 'grpc.max_receive_message_length': -1 })
  const auth = new AuthClient(address, open)
  const world = new WorldClient(address, open)
  const info = new InfoClient(address, open)
  const connection = new ConnectionClient(address, open)
  return {
    inventory,
    world,
    list: (path: string) => ask<InventoryListing>(done => inventory.list({ path }, done)),
    names: async (path: string) =>
      (await ask<InventoryListing>(done => inventory.list({ path }, done))).entries.map(e => e.name),
    makeDir: (path: string) => ask<InventoryMutationResult>(done => inventory.makeDir({ path }, done)),
    copy: (sourcePath: string, destinationPath: string, recursive = false) =>
      ask<InventoryMutationResult>(done => inventory.copy({ sourcePath, destinationPath, recursive }, done)),
    move: (sourcePath: string, destinationPath: string) =>
      ask<InventoryMutationResult>(done => inventory.move({ sourcePath, destinationPath }, done)),
    remove: (path: string, recursive = false) =>
      ask<InventoryMutationResult>(done => inventory.remove({ path, recursive }, done)),
    spawn: (path: string) => ask<InventorySpawnResult>(done => inventory.spawn({ path }, done)),
    thumbnail: (path: string) =>
      ask<InventoryThumbnailResponse>(done => inventory.fetchThumbnail({ path }, done)),
    authStatus: () => ask<AuthStatus>(done => auth.status({}, done)),
    currentWorld: () => ask<GetCurrentResponse>(done => world.getCurrent({}, done)),
    openWorlds: () => ask<ListOpenWorldsResponse>(done => world.listOpenWorlds({}, done)),
    serverInfo: () => ask<ServerInfo>(done => info.getServerInfo({}, done)),
    ping: (message: string) => ask<PingResponse>(done => connection.ping({ message }, done)),
    disconnect: () => {
      for (const client of [inventory, auth, world, info, connection]) client.close()
    },
  }
}
