import { UNHURRIED } from '../wire/call-gate'
import type { Gateway } from '../wire/gateway'
import { type GatewayOptions, GrpcGateway } from '../wire/grpc-gateway'
import { onTestEnd, type TestSandbox } from './sandbox-process'

/** The real gateway to a test's sandbox; closed when the test ends. */
export function openTestGateway(sandbox: TestSandbox, options?: GatewayOptions): Gateway {
  const gateway = new GrpcGateway(sandbox.address, options)
  onTestEnd(() => gateway.close())
  return gateway
}

/** As much is called and tried again as ever, only sooner: for thousands of histories. */
export function openHastyGateway(sandbox: TestSandbox): Gateway {
  return openTestGateway(sandbox, { limits: UNHURRIED, firstRetryMs: 1 })
}
