import { Action } from '../../../src-wire/gen/satchel/v1/source.ts'
import type { SubjectOptions } from '../conformance/subject.ts'
import { type GatewayServer, serveGateway } from '../gateway-server.ts'
import type { Platform, PlatformEntry } from '../platform.ts'
import { prepareSocket } from '../socket.ts'

/** A platform on a socket of its own, in the process of the test. */
export async function servePlatform<E extends PlatformEntry>(
  platform: Platform<E>,
  { disabled = [], allowChanges = true }: SubjectOptions,
): Promise<GatewayServer> {
  const actions = Object.values(Action).filter(value => typeof value === 'number')
  return serveGateway(platform, {
    socket: await prepareSocket({}),
    allowChanges,
    disabled: new Set(actions.filter(action => disabled.includes(Action[action].replace('ACTION_', '')))),
    log: { info: () => {}, debug: () => {} },
    redact: text => text,
  })
}
