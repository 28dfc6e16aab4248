import { GrpcGateway } from '../grpc/grpc-gateway'
import type { Gateway } from '../inventory/gateway'
import { onTestEnd, type TestSandbox } from './sandbox-process'

/** The real gateway to a test's sandbox; closed when the test ends. */
export function openTestGateway(sandbox: TestSandbox): Gateway {
  const gateway = new GrpcGateway(sandbox.address)
  onTestEnd(() => gateway.close())
  return gateway
}
