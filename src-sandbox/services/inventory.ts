import type { handleUnaryCall } from '@grpc/grpc-js'
import {
  type InventoryListRequest,
  type InventoryServer,
  InventoryService,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { type CallContext, serve } from '../call.ts'
import { idCalls } from '../ids/id-calls.ts'
import { copy } from '../inventory/copy.ts'
import type { InventoryBridge } from '../inventory/inventory-bridge.ts'
import { list } from '../inventory/list.ts'
import { makeDir } from '../inventory/make-dir.ts'
import { move } from '../inventory/move.ts'
import { remove } from '../inventory/remove.ts'
import { spawn } from '../inventory/spawn.ts'
import { fetchThumbnail, refuseBlankPath } from '../inventory/thumbnail.ts'

/** List answers with bytes that are encoded already, and perhaps long ago. */
export const inventoryDefinition = {
  ...InventoryService,
  list: { ...InventoryService.list, responseSerialize: (bytes: Buffer) => bytes },
}

type InventoryHandlers = Pick<
  InventoryServer,
  'makeDir' | 'copy' | 'move' | 'remove' | 'spawn' | 'fetchThumbnail'
> & { list: handleUnaryCall<InventoryListRequest, Buffer> }

/** One folder of changes for each way to tell entries apart; spawning and pictures are the same. */
const byPath = { list, makeDir, copy, move, remove }

export function inventoryService(context: CallContext, bridge: InventoryBridge): InventoryHandlers {
  const service = 'Inventory'
  const calls = bridge.ids === null ? byPath : idCalls(bridge.ids)
  return {
    list: serve(context, { service, method: 'List' }, (request, signal) =>
      calls.list(bridge, request, signal),
    ),
    makeDir: serve(context, { service, method: 'MakeDir', changes: true }, (request, signal) =>
      calls.makeDir(bridge, request, signal),
    ),
    copy: serve(context, { service, method: 'Copy', changes: true }, (request, signal) =>
      calls.copy(bridge, request, signal),
    ),
    move: serve(context, { service, method: 'Move', changes: true }, (request, signal) =>
      calls.move(bridge, request, signal),
    ),
    remove: serve(context, { service, method: 'Remove', changes: true }, (request, signal) =>
      calls.remove(bridge, request, signal),
    ),
    spawn: serve(context, { service, method: 'Spawn', changes: true }, (request, signal) =>
      spawn(bridge, request, signal),
    ),
    fetchThumbnail: serve(
      context,
      { service, method: 'FetchThumbnail', validate: refuseBlankPath },
      (request, signal) => fetchThumbnail(bridge, request, signal),
    ),
  }
}
