import { logVerbosity, Server, ServerCredentials, setLogVerbosity } from '@grpc/grpc-js'
import { AuthService } from '../src-wire/gen/resonite_io/v1/auth.ts'
import { ConnectionService } from '../src-wire/gen/resonite_io/v1/connection.ts'
import { InfoService } from '../src-wire/gen/resonite_io/v1/info.ts'
import { WorldService } from '../src-wire/gen/resonite_io/v1/world.ts'
import type { CallContext } from './call.ts'
import type { InventoryBridge } from './inventory/inventory-bridge.ts'
import { authService } from './services/auth.ts'
import { connectionService } from './services/connection.ts'
import { infoService } from './services/info.ts'
import { inventoryDefinition, inventoryService } from './services/inventory.ts'
import { sourceDefinition, sourceService } from './services/source.ts'
import { worldService } from './services/world.ts'

// As in the app, whose log this would become: what gRPC prints when GRPC_TRACE asks for it holds names of entries.
setLogVerbosity(logVerbosity.NONE)

/** Without Auth its calls are answered UNIMPLEMENTED, as those of every service that is not there (sheet, section 3). */
export function createServer(context: CallContext, bridge: InventoryBridge, hasAuth: boolean): Server {
  // The mod sets both to the largest int (sheet, section 1).
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 })
  server.addService(inventoryDefinition, inventoryService(context, bridge))
  server.addService(InfoService, infoService(context))
  server.addService(ConnectionService, connectionService(context))
  if (hasAuth) server.addService(AuthService, authService(context, bridge.engine))
  server.addService(WorldService, worldService(context, bridge.engine))
  // The mod has none, which is how Satchel tells it.
  if (bridge.ids !== null) server.addService(sourceDefinition, sourceService(context, bridge.ids))
  return server
}

export function listen(server: Server, socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`unix:${socketPath}`, ServerCredentials.createInsecure(), error =>
      error === null ? resolve() : reject(error),
    )
  })
}
