import { rmSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answers,
  type ChoiceOfRecord,
  type ConflictChoice,
  WARNING_KINDS,
} from '../../src-shared/model/asks'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import { callsOf, INVENTORY, openTestJournal, targetOf, testEngine } from '../testing/engine-bench'
import { contentOf, FolderWorld, type PlannedFile } from '../testing/folder-world'
import { memoryFolder } from '../testing/sandbox-process'
import type { OperationEngine } from './engine'
import type { Journal } from './journal/journal'
import type { InventoryCalls, OperationTarget } from './look/inventory-calls'

const SEED = Number(process.env['SEED'] ?? 1)
/** From so many histories on, each kind of wish comes true at least once. */
const OFTEN = 300
/** `npm test` takes the same each time, and the nightly run others (`npm run test:soak`). */
const RUNS = Number(process.env['RUNS'] ?? 320)
/**
 * Of so many histories one meets the death of its gateway, which costs as much as ten without one: the new
 * process does everything for the first time. Among the thousands of the soak it is every other one.
 */
const IS_SOAK = process.env['VERBOSE'] === '1'
const DEATHS = IS_SOAK ? { gateway: 10, satchel: 5, none: 5 } : { gateway: 3, satchel: 3, none: 14 }
const PATIENCE_MS = 60_000 + 5_000 * RUNS

const KINDS = [
  'make-folder',
  'rename',
  'move',
  'move',
  'copy',
  'trash',
  'trash',
  'restore',
  'delete',
  'undo',
  'undo',
  'redo',
] as const
const NAMES = [
  'A',
  'B',
  'C',
  'a',
  'é',
  'e\u0301',
  '%41',
  'x'.repeat(200),
  ' I',
  '..and',
  '-rf',
  'Trash',
  '__proto__',
]

interface Wish {
  readonly kind: (typeof KINDS)[number]
  readonly entries: readonly number[]
  readonly folder: number
  readonly name: string
  readonly choice: ConflictChoice
}

/** While a change is out, so many microseconds after it was sent. */
interface Ending {
  readonly what: 'gateway' | 'satchel'
  readonly atChange: number
  readonly afterUs: number
}

interface PlannedStep {
  readonly wish: Wish
  readonly ending: Ending | null
}

/** At a step of a history, by its number. */
interface Death extends Ending {
  readonly atStep: number
}

const number = fc.nat({ max: 40 })
const aFile: fc.Arbitrary<PlannedFile> = fc.record({
  isFolder: fc.boolean(),
  folder: number,
  name: fc.oneof(
    fc.constantFrom(...NAMES.filter(name => name !== 'Trash')),
    number.map(n => `N${n}`),
  ),
})
const aWish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom(...KINDS),
  entries: fc.array(number, { minLength: 1, maxLength: 3 }),
  folder: number,
  name: fc.oneof(
    fc.constantFrom(...NAMES),
    number.map(n => `M${n}`),
  ),
  choice: fc.constantFrom('keep-both', 'skip', 'replace', 'merge'),
})
const aDeathOf = (what: Ending['what']): fc.Arbitrary<Death> =>
  fc.record({
    what: fc.constant(what),
    atStep: number,
    // Most operations have one change only.
    atChange: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
    afterUs: fc.nat({ max: 4_000 }),
  })
const aHistory = fc.record({
  files: fc.array(aFile, { minLength: 4, maxLength: 16 }),
  wishes: fc.array(aWish, { minLength: 1, maxLength: 6 }),
  deaths: fc.oneof(
    { weight: DEATHS.gateway, arbitrary: fc.array(aDeathOf('gateway'), { minLength: 1, maxLength: 3 }) },
    { weight: DEATHS.satchel, arbitrary: fc.array(aDeathOf('satchel'), { minLength: 1, maxLength: 3 }) },
    { weight: DEATHS.none, arbitrary: fc.constant<Death[]>([]) },
  ),
})

/** Satchel and the folder, over as many lives of both as it takes. */
class FolderHistory {
  readonly #world: FolderWorld
  readonly #journalFolder = memoryFolder()
  #journal: Journal
  #engine: OperationEngine
  #starts = 0

  constructor(world: FolderWorld) {
    this.#world = world
    this.#journal = openTestJournal(this.#journalFolder)
    this.#engine = this.#newEngine()
  }

  close(): void {
    this.#journal.close()
    rmSync(this.#journalFolder, { recursive: true })
  }

  /** Runs a wish, perhaps to nobody's end; answers what became of it, null where nobody was left to say. */
  async run({ wish, ending }: PlannedStep): Promise<Operation | null> {
    const request = await this.#requestOf(wish)
    if (request === null) return null
    const { calls, ended } = this.#callsUntil(ending)
    const first = await Promise.race([this.#engine.run(request, this.#target(calls)), ended])
    let last = first
    if (first?.state === 'asking' && 'answers' in request && request.answers !== undefined) {
      const choices = (first.asks?.conflicts ?? []).map(
        ({ recordId, choices: offered }): ChoiceOfRecord => [
          recordId,
          offered.includes(wish.choice) ? wish.choice : 'keep-both',
        ],
      )
      const answered = { ...request, answers: { ...request.answers, choices } }
      last = await Promise.race([this.#engine.run(answered, this.#target(calls)), ended])
    }
    if (last === null) this.#startAgain()
    if ((await this.#world.revive()) || last === null) await this.#engine.recover(this.#target())
    return last
  }

  #startAgain(): void {
    this.#journal.close()
    this.#journal = openTestJournal(this.#journalFolder)
    this.#engine = this.#newEngine()
  }

  #newEngine(): OperationEngine {
    return testEngine(this.#journal, () => {}, `${++this.#starts}-`)
  }

  #target(calls: InventoryCalls = this.#world.gateway): OperationTarget {
    return targetOf(calls, this.#world.gateway.capabilities)
  }

  #callsUntil(ending: Ending | null): { calls: InventoryCalls; ended: Promise<null> } {
    const { gateway } = this.#world
    let changes = 0
    let end: () => void = () => {}
    const ended = new Promise<null>(done => {
      end = () => done(null)
    })
    const change = async (call: () => Promise<void>): Promise<void> => {
      if (changes++ !== ending?.atChange) return call()
      const going = call()
      const until = performance.now() + ending.afterUs / 1_000
      while (performance.now() < until) await new Promise(setImmediate)
      if (ending.what === 'gateway') {
        this.#world.kill()
        return going
      }
      await going.catch(() => {})
      end()
      await new Promise(() => {})
    }
    return {
      calls: callsOf(gateway, {
        makeDir: (to, signal) => change(() => gateway.makeDir(to, signal)),
        copy: (from, to, what, signal) => change(() => gateway.copy(from, to, what, signal)),
        move: (from, to, what, signal) => change(() => gateway.move(from, to, what, signal)),
        remove: (entry, what, signal) => change(() => gateway.remove(entry, what, signal)),
      }),
      ended,
    }
  }

  async #requestOf(wish: Wish): Promise<OperationRequest | null> {
    const answers: Answers = {
      choices: [],
      inside: 'keep-both',
      acknowledged: [...WARNING_KINDS],
    }
    if (wish.kind === 'undo' || wish.kind === 'redo') {
      const operation = this.#engine.undoStack(INVENTORY)[wish.kind]
      return operation && { kind: wish.kind, operationId: operation.id }
    }
    const { entries: all, folders, trashed } = await this.#world.seen()
    const pick = <T>(from: readonly T[]): readonly T[] =>
      wish.entries.map(index => from[index % Math.max(from.length, 1)]).filter(one => one !== undefined)
    if (wish.kind === 'restore' || wish.kind === 'delete') {
      const entries = pick(trashed)
      if (entries.length === 0) return null
      return wish.kind === 'restore'
        ? { kind: 'restore', entries, answers }
        : { kind: 'delete', entries, confirmedCount: 1_000 }
    }
    const entries = pick(all)
    const [entry] = entries
    const folder = folders[wish.folder % folders.length]
    if (entry === undefined || folder === undefined) return null
    switch (wish.kind) {
      case 'make-folder':
        return { kind: 'make-folder', parent: folder, name: wish.name, answers }
      case 'rename':
        return { kind: 'rename', renames: [{ entry, newName: wish.name }], answers }
      case 'trash':
        return { kind: 'trash', entries, answers }
      default:
        return { kind: 'transfer', mode: wish.kind, entries, target: folder, answers }
    }
  }
}

describe('a folder of files, whatever dies in between', () => {
  it(
    'loses nothing but what was to be deleted for good, and shows no half of a file',
    async () => {
      const whole = new Set(Array.from({ length: 20 }, (_, at) => contentOf(at)))
      const states = new Map<string, number>()
      const [mortal, other] = [
        await FolderWorld.open({ canDie: true }),
        await FolderWorld.open({ canDie: false }),
      ]
      await fc.assert(
        fc.asyncProperty(aHistory, async ({ files, wishes, deaths }) => {
          const world = deaths.some(({ what }) => what === 'gateway') ? mortal : other
          world.plant(files)
          const history = new FolderHistory(world)
          try {
            for (const [at, wish] of wishes.entries()) {
              const ending = deaths.find(({ atStep }) => atStep % wishes.length === at) ?? null
              const before = new Set(world.contents())
              const operation = await history.run({ wish, ending })
              const after = world.contents()
              expect(after.filter(content => !whole.has(content))).toEqual([])
              const gone = [...before].filter(content => !after.includes(content))
              if (wish.kind !== 'delete')
                expect({ wish, ending, operation, gone }).toEqual({ wish, ending, operation, gone: [] })
              const ended = `${wish.kind} ${operation?.state ?? 'nobody said'}`
              states.set(ended, (states.get(ended) ?? 0) + 1)
            }
          } finally {
            history.close()
          }
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      )
      if (IS_SOAK) process.stdout.write(`${RUNS} histories of seed ${SEED}, folder\n${lines(states)}\n`)
      // Each was really done now and then.
      const never = [...new Set(KINDS)].filter(kind => !states.has(`${kind} done`))
      if (RUNS >= OFTEN) expect(never).toEqual([])
    },
    PATIENCE_MS,
  )
})

function lines(states: ReadonlyMap<string, number>): string {
  const sorted = [...states].sort(([one], [other]) => one.localeCompare(other))
  return sorted.map(([ended, count]) => `${ended}: ${count}`).join('\n')
}
