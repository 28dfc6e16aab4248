import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { UNHURRIED } from '../wire/call-gate'
import type { Gateway } from '../wire/gateway'
import { type GatewayOptions, GrpcGateway } from '../wire/grpc-gateway'
import { openSilentFront, type SilentFront } from './silent-front'

/** The real gateway to a test's sandbox; closed when the test ends. */
export function openTestGateway(sandbox: SandboxProcess, options?: GatewayOptions): Gateway {
  const gateway = new GrpcGateway(sandbox.address, options)
  onTestEnd(() => gateway.close())
  return gateway
}

/** Over a connection that can fall silent, which is noticed as ever, only sooner. */
export async function openFrontedGateway(
  sandbox: SandboxProcess,
): Promise<{ readonly gateway: Gateway; readonly front: SilentFront }> {
  const front = await openSilentFront(sandbox.socketPath)
  onTestEnd(() => front.close())
  // A machine that runs other tests beside answers late: 120 ms were too few for it.
  const keepAlive = { afterMs: 60, withinMs: 1_000 }
  const options = { rules: UNHURRIED, firstRetryMs: 1, keepAlive }
  const gateway = new GrpcGateway(`dns:///127.0.0.1:${front.port}`, options)
  onTestEnd(() => gateway.close())
  return { gateway, front }
}

/** As much is called and tried again as ever, only sooner: for thousands of histories. */
export function openHastyGateway(sandbox: SandboxProcess): Gateway {
  return openTestGateway(sandbox, { rules: UNHURRIED, firstRetryMs: 1 })
}
