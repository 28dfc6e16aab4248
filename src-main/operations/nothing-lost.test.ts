import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import {
  type Fault,
  History,
  type Meddling,
  type NodeKind,
  type PlannedNode,
  type PlannedWish,
} from '../test-support/history'
import { fullPathOf, recordWorld, type StoredRow } from '../test-support/record-world'
import { openTestGateway } from '../test-support/test-gateway'

/** Give a failed run's seed here to see it again: `SEED=123 npx vitest run …`. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff)
const RUNS = Number(process.env['RUNS'] ?? 70)

const NAMES = ['A', 'a', 'B', 'C', 'D', 'E', 'F', 'G', 'H', ' I', 'I ', 'é', 'e\u0301', '%41', '<b>', '']

interface PlannedStep {
  readonly wish: PlannedWish
  readonly event: Fault | Meddling | null
  /** Asked between a failure and its retry. */
  readonly between: PlannedWish | null
}

const KINDS: readonly NodeKind[] = ['folder', 'folder', 'folder', 'item', 'item', 'item', 'link', 'slashed']

const number = fc.nat({ max: 40 })
const aName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 2, arbitrary: fc.nat({ max: 99 }).map(n => `N${n}`) },
)
const aNode: fc.Arbitrary<PlannedNode> = fc.record({
  kind: fc.constantFrom<NodeKind>(...KINDS),
  name: aName,
  parent: number,
})
const aWish: fc.Arbitrary<PlannedWish> = fc.record({
  kind: fc.constantFrom('make-folder', 'rename', 'rename', 'move', 'move', 'move', 'copy'),
  entries: fc.oneof(
    { weight: 2, arbitrary: fc.tuple(number) },
    fc.array(number, { minLength: 2, maxLength: 3 }),
  ),
  ofFolders: fc.boolean(),
  folder: number,
  name: aName,
})
const aFault: fc.Arbitrary<Fault> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      fault: fc.integer({ min: 1, max: 6 }).map(count => `fail-after=${count}`),
      atCall: fc.constant(0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      fault: fc.oneof(
        fc.integer({ min: 1, max: 3 }).map(count => `lookup-hiccup=${count}`),
        fc.nat({ max: 999 }).map(seed => `unavailable-rate=0.3,${seed}`),
        fc.constantFrom('cloud-down', 'silent-no-save', 'reply-lost', 'internal', 'not-signed-in'),
      ),
      atCall: fc.nat({ max: 14 }),
    }),
  },
)
const aMeddling: fc.Arbitrary<Meddling> = fc.record({
  meddle: fc.constantFrom('copy', 'move', 'rename', 'make-folder', 'replace-by-link'),
  entry: number,
  folder: number,
  name: aName,
  atCall: fc.nat({ max: 14 }),
})
const aStep = (event: fc.Arbitrary<Fault | Meddling>): fc.Arbitrary<PlannedStep> =>
  fc.record({ wish: aWish, event: fc.option(event, { freq: 6 }), between: fc.option(aWish, { freq: 2 }) })
const nodes = fc.array(aNode, { minLength: 5, maxLength: 14 })

const isRunning = (operation: Operation): boolean =>
  operation.state !== 'done' && operation.state !== 'refused'

const enginePath = (path: InventoryPath): string => path.slice(1).replaceAll('/', '\\')
const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}\\`)

/** That what is called done was done, and nothing else. */
function expectDone(
  request: OperationRequest,
  operation: Operation,
  was: readonly StoredRow[],
  is: readonly StoredRow[],
): void {
  const places = new Map(is.map(row => [row.id, fullPathOf(row)]))
  const wasIds = new Set(was.map(({ id }) => id))
  for (const { from, to, recordId } of operation.steps) {
    if (to === null) throw new Error('A step without a target.')
    const target = enginePath(to)
    const made = is.filter(row => !wasIds.has(row.id) && isBelow(fullPathOf(row), target))
    if (from === null) expect(made.map(({ type }) => type)).toEqual(['directory'])
    else {
      const source = enginePath(from)
      const top = was.find(({ id }) => id === recordId)
      const carried = was.filter(
        row => row === top || (top?.type === 'directory' && fullPathOf(row).startsWith(`${source}\\`)),
      )
      const expected = carried.map(row => target + fullPathOf(row).slice(source.length)).sort()
      const found =
        operation.kind === 'copy' ? made.map(fullPathOf) : carried.map(({ id }) => places.get(id) ?? '')
      expect([...found].sort()).toEqual(expected)
    }
  }
  if (request.kind === 'rename' || operation.kind === 'move') expect(is).toHaveLength(was.length)
}

function expectNothingGone(
  operation: Operation,
  was: readonly StoredRow[],
  is: readonly StoredRow[],
  mayAdd: boolean,
): void {
  const ids = new Set(is.map(({ id }) => id))
  expect(was.filter(({ id }) => !ids.has(id))).toEqual([])
  const creates = operation.kind === 'copy' || operation.kind === 'make-folder' || mayAdd
  if (!creates) expect(is.length).toBe(was.length)
}

const saysSo = (operation: Operation): boolean =>
  /Part of its content may not be shown/.test(JSON.stringify(operation)) || operation.state === 'unknown'

async function runSteps(history: History, steps: readonly PlannedStep[]): Promise<void> {
  for (const { wish, event, between } of steps) {
    const request = await history.requestOf(wish)
    if (request === null) continue
    const was = history.rows()
    const operation = await history.run(request, event)
    const is = history.rows()
    await history.world.sandbox.control('clear')
    expectNothingGone(operation, was, is, event !== null && 'meddle' in event)
    const isMeddled = event !== null && 'meddle' in event
    if (operation.state === 'refused' && !isMeddled) expect(is).toEqual(was)
    if (operation.state === 'done' && !isMeddled) expectDone(request, operation, was, is)
    expect({ operation, lost: saysSo(operation) ? [] : history.lost() }).toEqual({ operation, lost: [] })
    if (isMeddled) return
    if (!isRunning(operation)) continue
    const other = between && (await history.requestOf(between))
    if (other) await history.run(other)
    const again = await history.run(request)
    expect({ again: again.state, lost: history.lost() }).toEqual({ again: again.state, lost: [] })
  }
}

describe('nothing a person owns is ever lost or hidden', () => {
  const property = (name: string, event: fc.Arbitrary<Fault | Meddling>): void =>
    it(name, async () => {
      const world = await recordWorld()
      const gateway = openTestGateway(world.sandbox)
      let count = 0
      const check = fc.asyncProperty(
        nodes,
        fc.array(aStep(event), { minLength: 1, maxLength: 4 }),
        async (planned, steps) => {
          await world.sandbox.control('clear')
          const history = new History(world, gateway, `H${++count}`)
          await history.build(planned)
          expect(history.lost()).toEqual([])
          await runSteps(history, steps)
        },
      )
      await fc.assert(check, { seed: SEED, numRuns: RUNS })
    }, 120_000)

  property('whatever the service does wrong in between', aFault)
  property('whatever another client does in between', aMeddling)
})
