import type {
  GetCurrentRequest,
  GetCurrentResponse,
  ListOpenWorldsRequest,
  ListOpenWorldsResponse,
  WorldServer,
} from '../../src-wire/gen/resonite_io/v1/world.ts'
import { type CallContext, serve } from '../call.ts'
import type { Engine } from '../engine.ts'

/** Both calls need the engine's thread, so a stalled engine leaves them without an answer (sheet, section 3). */
export function worldService(context: CallContext, engine: Engine): WorldServer {
  const getCurrent = async (_: GetCurrentRequest, signal: AbortSignal): Promise<GetCurrentResponse> => {
    await engine.enterThread(signal)
    const world = engine.currentWorld
    return { world, hasWorld: world !== undefined }
  }
  const listOpenWorlds = async (
    _: ListOpenWorldsRequest,
    signal: AbortSignal,
  ): Promise<ListOpenWorldsResponse> => {
    await engine.enterThread(signal)
    return { worlds: engine.openWorlds }
  }
  return {
    getCurrent: serve(context, { service: 'World', method: 'GetCurrent' }, getCurrent),
    listOpenWorlds: serve(context, { service: 'World', method: 'ListOpenWorlds' }, listOpenWorlds),
  }
}
