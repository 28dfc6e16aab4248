import type { Operation } from '../../src-shared/model/operation'
import type { Gateway } from '../inventory/gateway'
import { OperationEngine } from '../operations/engine'
import type { InventoryCalls, OperationTarget } from '../operations/inventory-calls'
import { startSandbox, type TestSandbox } from './sandbox-process'
import { openTestGateway } from './test-gateway'

/** The engine on a real service; `told` is everything it published. */
export interface EngineBench {
  readonly sandbox: TestSandbox
  readonly gateway: Gateway
  readonly engine: OperationEngine
  readonly target: OperationTarget
  readonly told: Operation[]
}

export async function engineBench(...args: string[]): Promise<EngineBench> {
  const sandbox = await startSandbox({ args })
  const gateway = openTestGateway(sandbox)
  const told: Operation[] = []
  let ids = 0
  const engine = new OperationEngine({
    nowMs: () => 0,
    newId: () => `op${++ids}`,
    publish: operation => void told.push(operation),
  })
  const target = targetOf(sandbox, gateway)
  return { sandbox, gateway, engine, target, told }
}

/** A source that no connection watches: what is lost stays so. */
export function targetOf(sandbox: TestSandbox, calls: InventoryCalls): OperationTarget {
  return { sourceAddress: sandbox.address, calls, whenOpen: async () => {} }
}

/** The first refusal of an operation, wherever it is noted. */
export function reasonOf(operation: Operation): string | undefined {
  const error = operation.error ?? operation.steps.find(step => step.error !== undefined)?.error
  return error?.refusal?.reason
}
