import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldCase } from '../../src-shared/domain/names'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { FinishDirection, Operation } from '../../src-shared/model/operation'
import {
  type Ending,
  type Fault,
  History,
  type HistoryEvent,
  type Meddling,
  type NodeKind,
  type PlannedNode,
  type PlannedWish,
} from '../test-support/history'
import { fullPathOf, recordWorld, type StoredRow } from '../test-support/record-world'
import { openTestGateway } from '../test-support/test-gateway'

/**
 * Random inventories, random operations, and whatever can go wrong in between,
 * on a real service whose file is read afterwards. `SEED=123 npx vitest run …`
 * repeats a run, `RUNS=10000` makes a long one (`npm run test:soak`).
 */
const SEED = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff)
const RUNS = Number(process.env['RUNS'] ?? 320)

const NAMES = [
  'A',
  'a',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  ' I',
  'I ',
  'é',
  'e\u0301',
  '%41',
  '<b>',
  'A (2)',
  '',
]
const KINDS: readonly NodeKind[] = [
  'folder',
  'folder',
  'folder',
  'item',
  'item',
  'item',
  'link',
  'public',
  'slashed',
]

interface PlannedStep {
  readonly wish: PlannedWish
  readonly event: HistoryEvent | null
  /** Asked between a failure and its end. */
  readonly between: PlannedWish | null
  readonly direction: FinishDirection
}

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
const wishOf = (kinds: readonly PlannedWish['kind'][]): fc.Arbitrary<PlannedWish> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    entries: fc.oneof(
      { weight: 2, arbitrary: fc.tuple(number) },
      fc.array(number, { minLength: 2, maxLength: 4 }),
    ),
    ofFolders: fc.boolean(),
    folder: number,
    name: aName,
    choice: fc.constantFrom('keep-both', 'skip', 'replace', 'merge', 'merge'),
    inside: fc.constantFrom('keep-both', 'skip', 'replace'),
  })
const LASTING = [
  'make-folder',
  'rename',
  'rename',
  'move',
  'move',
  'move',
  'copy',
  'trash',
  'restore',
] as const
const ALL = [...LASTING, 'delete', 'undo', 'undo', 'redo'] as const

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
        fc.constantFrom(
          'cloud-down',
          'silent-no-save',
          'silent-no-delete',
          'reply-lost',
          'internal',
          'not-signed-in',
        ),
      ),
      atCall: fc.nat({ max: 24 }),
    }),
  },
)
const aMeddling: fc.Arbitrary<Meddling> = fc.record({
  meddle: fc.constantFrom('copy', 'move', 'rename', 'make-folder', 'replace-by-link'),
  entry: number,
  folder: number,
  name: aName,
  atCall: fc.nat({ max: 24 }),
})
const anEnding: fc.Arbitrary<Ending> = fc.record({
  endsAtChange: fc.nat({ max: 6 }),
  hasArrived: fc.boolean(),
})
const steps = (kinds: readonly PlannedWish['kind'][], event: fc.Arbitrary<HistoryEvent>, often: number) =>
  fc.array(
    fc.record({
      wish: wishOf(kinds),
      event: fc.option(event, { freq: often }),
      between: fc.option(wishOf(kinds), { freq: 2 }),
      direction: fc.constantFrom<FinishDirection>('resume', 'put-back'),
    }),
    { minLength: 1, maxLength: 5 },
  )
const nodes = fc.array(aNode, { minLength: 5, maxLength: 14 })

const storedPath = (path: InventoryPath): string => path.slice(1).replaceAll('/', '\\')
const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}\\`)

/** That what is called done is so in the service's own file. */
function expectTrue(operation: Operation, was: readonly StoredRow[], is: readonly StoredRow[]): void {
  const places = new Map(is.map(row => [row.id, fullPathOf(row)]))
  // Later steps may have taken on what an earlier one brought: only the last word on a record is checked.
  const last = new Map(operation.steps.map(step => [step.recordId, step]))
  for (const { state, action, recordId, from, to } of last.values()) {
    if (state !== 'done' || recordId === null || operation.steps.length > 1) continue
    if (action === 'remove') expect(places.has(recordId)).toBe(false)
    else if (to !== null) expect(places.get(recordId)).toBe(storedPath(to))
    if (action !== 'move' || from === null || to === null) continue
    const source = storedPath(from)
    const carried = was.filter(row => fullPathOf(row).startsWith(`${source}\\`))
    if (was.find(({ id }) => id === recordId)?.type !== 'directory') continue
    for (const row of carried) {
      expect(places.get(row.id)).toBe(storedPath(to) + fullPathOf(row).slice(source.length))
    }
  }
}

/** Nothing is gone but what was deleted for good, and nothing is new but copies and new folders. */
function expectNothingGone(
  operation: Operation,
  was: readonly StoredRow[],
  is: readonly StoredRow[],
  mayAdd: boolean,
): void {
  const ids = new Set(is.map(({ id }) => id))
  const removed = operation.steps
    .filter(({ action, from }) => action === 'remove' && from !== null)
    .map(({ from }) => (from === null ? '' : storedPath(from)))
  const gone = was.filter(row => !ids.has(row.id) && !removed.some(path => isBelow(fullPathOf(row), path)))
  expect({ operation, gone }).toEqual({ operation, gone: [] })
  const made = operation.steps
    .filter(({ action, to }) => to !== null && (action === 'copy' || action === 'make-folder'))
    .map(({ to }) => (to === null ? '' : storedPath(to)))
  const before = new Set(was.map(({ id }) => id))
  const isMade = (row: StoredRow): boolean => made.some(path => isBelow(fullPathOf(row), path))
  const added = is.filter(row => !before.has(row.id) && !isMade(row))
  if (!mayAdd) expect({ operation, added }).toEqual({ operation, added: [] })
}

/** Two folders of one name show each other's content: everything in them is reachable twice. */
function twinFolders(rows: readonly StoredRow[]): readonly string[] {
  const folders = rows.filter(({ type }) => type === 'directory').map(row => foldCase(fullPathOf(row)))
  return folders.filter((path, index) => folders.indexOf(path) !== index)
}

const saysSo = (operation: Operation): boolean =>
  /Part of its content may not be shown/.test(JSON.stringify(operation)) ||
  operation.state === 'unknown' ||
  operation.steps.some(({ state }) => state === 'unknown')

async function runSteps(history: History, planned: readonly PlannedStep[]): Promise<void> {
  for (const { wish, event, between, direction } of planned) {
    const request = await history.requestOf(wish)
    if (request === null) continue
    const was = history.rows()
    const isMeddled = event !== null && 'meddle' in event
    const operation = await history.run(request, wish, event)
    await history.world.sandbox.control('clear')
    if (operation === null) {
      await history.restart()
    } else {
      const is = history.rows()
      expectNothingGone(operation, was, is, isMeddled)
      if (operation.state === 'refused' && !isMeddled) expect(is).toEqual(was)
      if (!isMeddled) expectTrue(operation, was, is)
      expect({ operation, lost: saysSo(operation) ? [] : history.lost() }).toEqual({ operation, lost: [] })
      if (!isMeddled && wish.kind !== 'copy') {
        const before = twinFolders(was)
        expect(twinFolders(is).filter(path => !before.includes(path))).toEqual([])
      }
      if (isMeddled) return
    }
    const other = between && (await history.requestOf(between))
    if (between && other) await history.run(other, between)
    const finished = await history.finishMoves(direction)
    expect({ finished, lost: history.lost() }).toEqual({ finished, lost: [] })
    expect(await history.finishMoves(direction)).toEqual([])
  }
}

describe('nothing a person owns is ever lost or hidden', () => {
  const property = (name: string, share: number, planned: fc.Arbitrary<readonly PlannedStep[]>): void =>
    it(name, async () => {
      const world = await recordWorld()
      const gateway = openTestGateway(world.sandbox)
      let count = 0
      const check = fc.asyncProperty(nodes, planned, async (tree, wishes) => {
        await world.sandbox.control('clear')
        const history = new History(world, gateway, `H${++count}`)
        await history.build(tree)
        expect(history.lost()).toEqual([])
        await runSteps(history, wishes)
        history.journal.close()
      })
      await fc.assert(check, { seed: SEED, numRuns: Math.ceil(RUNS * share) })
    }, 7_200_000)

  property('whatever the service does wrong in between', 0.4, steps(ALL, aFault, 6))
  property('whatever another client does in between', 0.2, steps(ALL, aMeddling, 6))
  property('whenever the program ends', 0.2, steps(ALL, anEnding, 3))

  it('and undo of all returns the first state', async () => {
    const world = await recordWorld()
    const gateway = openTestGateway(world.sandbox)
    let count = 0
    let undone = 0
    const wishes = fc.array(wishOf([...LASTING, 'undo', 'redo']), { minLength: 1, maxLength: 8 })
    const check = fc.asyncProperty(nodes, wishes, async (tree, planned) => {
      const history = new History(world, gateway, `H${++count}`)
      await history.build(tree)
      const first = history.ownRows()
      for (const wish of planned) {
        const request = await history.requestOf(wish)
        if (request !== null) await history.run(request, wish)
      }
      const undo: PlannedWish = { ...(planned[0] ?? EMPTY_WISH), kind: 'undo' }
      for (
        let request = await history.requestOf(undo);
        request !== null;
        request = await history.requestOf(undo)
      ) {
        const operation = await history.run(request, undo)
        expect(operation).toMatchObject({ state: 'done' })
        undone += 1
      }
      expect(history.ownRows()).toEqual(first)
      expect(history.lost()).toEqual([])
      history.journal.close()
    })
    await fc.assert(check, { seed: SEED, numRuns: Math.ceil(RUNS * 0.2) })
    // The property must not hold only because nothing was ever done.
    expect(undone).toBeGreaterThan(RUNS / 10)
  }, 7_200_000)
})

const EMPTY_WISH: PlannedWish = {
  kind: 'undo',
  entries: [],
  ofFolders: false,
  folder: 0,
  name: '',
  choice: 'skip',
  inside: 'skip',
}
