import { logVerbosity, Server, ServerCredentials, setLogVerbosity } from '@grpc/grpc-js'
import { AuthService } from '../../src-wire/gen/resonite_io/v1/auth.ts'
import { ConnectionService } from '../../src-wire/gen/resonite_io/v1/connection.ts'
import { InfoService } from '../../src-wire/gen/resonite_io/v1/info.ts'
import { WorldService } from '../../src-wire/gen/resonite_io/v1/world.ts'
import type { Action } from '../../src-wire/gen/satchel/v1/source.ts'
import { authService, connectionService, infoService, worldService } from './base-services.ts'
import { ChangesUnderWay } from './changes-under-way.ts'
import { Described } from './described.ts'
import { inventoryDefinition, inventoryService } from './inventory-service.ts'
import type { GatewayLog } from './log.ts'
import type { Platform, PlatformEntry } from './platform.ts'
import type { CallContext } from './serve.ts'
import { closeToOthers, type SocketPlace } from './socket.ts'
import { sourceDefinition, sourceService } from './source-service.ts'
import { Tree } from './tree.ts'
import { WatchHub } from './watch-hub.ts'

// What gRPC prints when GRPC_TRACE asks for it holds names of entries.
setLogVerbosity(logVerbosity.NONE)

/** Longest that the end waits for changes under way; a move that takes longer is told by its journal. */
const END_MS = 10_000

export interface GatewayOptions {
  readonly socket: SocketPlace
  readonly allowChanges: boolean
  readonly disabled: ReadonlySet<Action>
  readonly log: GatewayLog
  readonly redact: (text: string) => string
}

export interface GatewayServer {
  readonly socketPath: string
  /** No new calls, changes under way end, streams end, the socket goes. */
  end(): Promise<void>
}

/** A platform on its own socket. */
export async function serveGateway<E extends PlatformEntry>(
  platform: Platform<E>,
  options: GatewayOptions,
): Promise<GatewayServer> {
  const { socket, log, redact } = options
  const context: CallContext = { log, redact, underWay: new Set() }
  const described = new Described(platform, options)
  const tree = new Tree(platform)
  const hub = new WatchHub(described, folderIds => tree.forget(folderIds))
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 })
  const parts = { platform, tree, described, hub, underWay: new ChangesUnderWay() }
  server.addService(inventoryDefinition, inventoryService(context, parts))
  server.addService(sourceDefinition, sourceService(context, parts))
  server.addService(InfoService, infoService(context, platform))
  server.addService(ConnectionService, connectionService(context))
  server.addService(AuthService, authService(context, platform))
  server.addService(WorldService, worldService(context, platform, described))
  platform.start(hub)
  await listen(server, socket.path)
  closeToOthers(socket.path)
  const end = async (): Promise<void> => {
    hub.close()
    const closed = new Promise<void>(done => server.tryShutdown(() => done()))
    await within(END_MS, Promise.all(context.underWay))
    // At once: whoever runs this may be gone in a moment, and a session that stays is in the person's way.
    await Promise.all([platform.close(), within(END_MS, closed)])
    server.forceShutdown()
    socket.remove()
  }
  return { socketPath: socket.path, end }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`unix:${path}`, ServerCredentials.createInsecure(), error =>
      error === null ? resolve() : reject(error),
    )
  })
}

async function within(ms: number, ending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>(done => {
    timer = setTimeout(done, ms)
  })
  await Promise.race([ending, late])
  clearTimeout(timer)
}
