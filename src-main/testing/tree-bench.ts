import type { Answers } from '../../src-shared/model/asks'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import type { Operation, OperationRequest, TransferMode } from '../../src-shared/model/operation'
import type { EngineParts, OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import type { InventoryCalls } from '../operations/look/inventory-calls'
import type { Gateway } from '../wire/gateway'
import { openTestJournal, targetOf, testEngine } from './engine-bench'
import { type RecordWorld, recordWorld } from './record-world'
import { entryRef, folderRef } from './refs'
import { memoryFolder } from './sandbox-process'
import { fullPathOf, unreachable } from './store-shape'
import { openHastyGateway } from './test-gateway'

/** An inventory `H` of a few folders and items on a real service, whose file the test reads. */
export interface TreeBench extends RecordWorld {
  readonly gateway: Gateway
  readonly engine: OperationEngine
  readonly journal: Journal
  /** Where the journal is, to open it again as the next start does. */
  readonly journalFolder: string
  readonly run: (request: OperationRequest, calls?: InventoryCalls) => Promise<Operation>
  /** Runs the last operation's undo or redo. */
  readonly undo: () => Promise<Operation>
  readonly redo: () => Promise<Operation>
  /** `H/Food/Fruit/Kiwi` as a person would have seen it. */
  readonly entry: (path: string) => Promise<EntryRef>
  readonly entries: (...paths: string[]) => Promise<readonly EntryRef[]>
  readonly folderRef: (path: string) => Promise<FolderRef>
  readonly transfer: (
    mode: TransferMode,
    from: readonly string[],
    to: string,
    answers?: Answers,
  ) => Promise<Operation>
  /** Every record below `H`, by path. */
  readonly places: () => readonly string[]
  /** Every record below the Trash, without the name of the deletion. */
  readonly trashed: () => readonly string[]
  readonly lost: () => readonly string[]
}

export const KEEP_BOTH: Answers = { choices: [], inside: 'keep-both', acknowledged: [] }

/** Paths that end in `/` are folders, others items; parents first. */
export function treeBench(...paths: string[]): Promise<TreeBench> {
  return treeBenchWith({}, paths)
}

/** The same with an engine that is otherwise in something. */
export async function treeBenchWith(
  parts: Partial<EngineParts>,
  paths: readonly string[],
): Promise<TreeBench> {
  const world = await recordWorld()
  const gateway = openHastyGateway(world.sandbox)
  await world.raw.makeDir('/Inventory/H')
  for (const path of paths) {
    if (path.endsWith('/')) await world.raw.makeDir(`/Inventory/H/${path.slice(0, -1)}`)
    else await world.raw.copy('/Inventory/Palette/Item', `/Inventory/H/${path}`)
  }
  const journalFolder = memoryFolder()
  const journal = openTestJournal(journalFolder)
  const engine = testEngine(journal, undefined, undefined, undefined, parts)
  const target = targetOf(gateway)
  const run = (request: OperationRequest, calls: InventoryCalls = gateway) =>
    engine.run(request, { ...target, calls })
  const refOf = (path: string) => folderRef(gateway, ...path.split('/'))
  const entry = async (path: string): Promise<EntryRef> => {
    const names = path.split('/')
    return entryRef(gateway, await folderRef(gateway, ...names.slice(0, -1)), names.at(-1) ?? '')
  }
  const entries = async (...all: string[]) => Promise.all(all.map(entry))
  const stack = () => engine.undoStack(target.inventory)
  const below = (top: string) =>
    world.rowsBelow(top).map(row => fullPathOf(row).replaceAll('\\', '/').slice(`Inventory/${top}/`.length))
  return {
    ...world,
    gateway,
    engine,
    journal,
    journalFolder,
    run,
    folderRef: refOf,
    entry,
    entries,
    undo: () => run({ kind: 'undo', operationId: stack().undo?.id ?? '' }),
    redo: () => run({ kind: 'redo', operationId: stack().redo?.id ?? '' }),
    transfer: async (mode, from, to, answers) => {
      const wish = {
        kind: 'transfer',
        mode,
        entries: await entries(...from),
        target: await refOf(to),
      } as const
      return run(answers === undefined ? wish : { ...wish, answers })
    },
    places: () => below('H').sort(),
    trashed: () =>
      below('Satchel Trash')
        .map(path => path.split('/').slice(1).join('/'))
        .filter(path => path !== '')
        .sort(),
    lost: () => ['H', 'Satchel Trash'].flatMap(top => unreachable(world.rowsBelow(top), top).map(fullPathOf)),
  }
}
