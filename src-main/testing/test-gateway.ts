import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { UNHURRIED } from '../wire/call-gate'
import type { Gateway } from '../wire/gateway'
import { type GatewayOptions, GrpcGateway } from '../wire/grpc-gateway'

/** The real gateway to a test's sandbox; closed when the test ends. */
export function openTestGateway(sandbox: SandboxProcess, options?: GatewayOptions): Gateway {
  const gateway = new GrpcGateway(sandbox.address, options)
  onTestEnd(() => gateway.close())
  return gateway
}

/** As much is called and tried again as ever, only sooner: for thousands of histories. */
export function openHastyGateway(sandbox: SandboxProcess): Gateway {
  return openTestGateway(sandbox, { limits: UNHURRIED, firstRetryMs: 1 })
}
