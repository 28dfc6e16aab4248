import { join } from 'node:path'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { type Capabilities, RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { Operation } from '../../src-shared/model/operation'
import { type EngineParts, OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import { openJournal } from '../operations/journal/open-journal'
import type { InventoryCalls, OperationTarget } from '../operations/look/inventory-calls'
import type { Gateway } from '../wire/gateway'
import { startSandbox, testFolder } from './sandbox-process'
import { openTestGateway } from './test-gateway'

/** The engine on a real service; `told` is everything it published. */
export interface EngineBench {
  readonly sandbox: SandboxProcess
  readonly gateway: Gateway
  readonly engine: OperationEngine
  readonly target: OperationTarget
  readonly journal: Journal
  readonly told: Operation[]
}

export async function engineBench(...args: string[]): Promise<EngineBench> {
  const sandbox = await startSandbox({ args })
  const gateway = openTestGateway(sandbox)
  const told: Operation[] = []
  const journal = openTestJournal()
  const engine = testEngine(journal, operation => void told.push(operation))
  const target = targetOf(gateway)
  return { sandbox, gateway, engine, target, journal, told }
}

/** A journal of its own, or that of an earlier start in the same folder. */
export function openTestJournal(folder = testFolder()): Journal {
  const journal = openJournal(join(folder, 'journal.sqlite'), () => TEST_NOW)
  onTestEnd(() => journal.close())
  return journal
}

export const TEST_NOW = Date.UTC(2026, 10, 22, 5, 27, 35)

/** Each start on one journal wants a prefix of its own: ids never repeat. */
export function testEngine(
  journal: Journal,
  publish: (operation: Operation) => void = () => {},
  prefix = 'op',
  nowMs: () => number = () => TEST_NOW,
  parts: Partial<EngineParts> = {},
): OperationEngine {
  let ids = 0
  return new OperationEngine({
    nowMs,
    newId: () => `${prefix}${++ids}`,
    settle: { firstMs: 1, leastMs: 2, mostMs: 10_000 },
    // Nothing happens behind the back of a test that does not ask for it.
    lookAgainMs: [],
    journal,
    publish,
    onChange: () => {},
    ...parts,
  })
}

/** Of the sandbox's only person. */
export const INVENTORY = 'user:U-Sandbox'

/** A source that no connection watches: what is lost stays so. */
export function targetOf(
  calls: InventoryCalls,
  capabilities: Capabilities = RESONITE_CAPABILITIES,
): OperationTarget {
  return { inventory: INVENTORY, ownerId: 'U-Sandbox', capabilities, calls, whenOpen: async () => {} }
}

/** The gateway with some of its calls done otherwise. */
export function callsOf(gateway: InventoryCalls, others: Partial<InventoryCalls> = {}): InventoryCalls {
  return {
    list: (folder, signal, lane) => gateway.list(folder, signal, lane),
    makeDir: (to, signal) => gateway.makeDir(to, signal),
    copy: (from, to, what, signal) => gateway.copy(from, to, what, signal),
    bringIn: (localPath, to, signal) => gateway.bringIn(localPath, to, signal),
    move: (from, to, what, signal) => gateway.move(from, to, what, signal),
    remove: (entry, what, signal) => gateway.remove(entry, what, signal),
    spawn: (entry, signal) => gateway.spawn(entry, signal),
    give: (entry, to, what, signal) => gateway.give(entry, to, what, signal),
    currentWorld: signal => gateway.currentWorld(signal),
    noteRefusal: () => gateway.noteRefusal(),
    hearProgress: (recordId, listener) => gateway.hearProgress(recordId, listener),
    stopChange: entry => gateway.stopChange(entry),
    ...others,
  }
}

/** The first refusal of an operation, wherever it is noted. */
export function reasonOf(operation: Operation): string | undefined {
  const error = operation.error ?? operation.steps.find(step => step.error !== undefined)?.error
  return error?.refusal?.reason
}
