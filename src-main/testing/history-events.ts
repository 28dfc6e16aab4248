import { addressOf } from '../../src-shared/domain/entry-address'
import { childPath, isWithin } from '../../src-shared/domain/paths'
import { type Answers, WARNING_KINDS } from '../../src-shared/model/asks'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { OperationRequest } from '../../src-shared/model/operation'
import type { InventoryCalls, OperationTarget } from '../operations/look/inventory-calls'
import type { Gateway } from '../wire/gateway'
import { callsOf, openTestJournal, testEngine } from './engine-bench'
import { OTHER, type RecordWorld } from './record-world'
import { memoryFolder } from './sandbox-process'
import type { Seen } from './seen'
import type { StoredRow } from './store-shape'

export interface Fault {
  readonly fault: string
  /** Switched on before this call of the operation, listings counted. */
  readonly atCall: number
}

export interface Meddling {
  /** `satchel-…`: another Satchel with a journal of its own, on another computer. */
  readonly meddle:
    | 'copy'
    | 'move'
    | 'rename'
    | 'make-folder'
    /** Of the very name that is about to be given, in the very folder. */
    | 'make-same'
    | 'replace-by-link'
    | 'satchel-trash'
    | 'satchel-restore'
    | 'satchel-empty'
  readonly entry: number
  readonly folder: number
  readonly name: string
  readonly atCall: number
}

/** The program ends while this call, of those that change something, is out: before it arrives or after. */
export interface Ending {
  readonly endsAtChange: number
  readonly hasArrived: boolean
}

/** The connection falls silent while this call is out, perhaps before it has arrived; the service goes on with it. */
export interface Silence {
  readonly silentAtChange: number
}

/** Somebody else signs in, or the service does not say any more who is signed in. */
export interface Signing {
  /** `other-anew`: and everybody has to connect anew. */
  readonly signs: 'other' | 'other-anew' | 'unsaid'
  readonly atCall: number
}

export type HistoryEvent = Fault | Meddling | Ending | Silence | Signing

/** What happens to a history comes from what it is then. */
export interface MeddledHistory {
  readonly world: RecordWorld
  readonly gateway: Gateway
  seen(): Seen
  seenInTrash(): readonly EntryRef[]
  rows(): readonly StoredRow[]
  target(): OperationTarget
  readonly deletedElsewhere: Set<string>
}

interface Before {
  readonly atCall: number
  readonly run: () => Promise<unknown>
}

export interface WatchedParts {
  readonly sent: <T>(call: () => Promise<T>) => Promise<T>
  readonly fallSilent: () => void
}

/** The calls of one operation, and what happens before one of them or while it is out. */
export class WatchedRun {
  /** Resolves where the program ends in the middle. */
  readonly ended: Promise<null>
  readonly #sent: WatchedParts['sent']
  readonly #fallSilent: WatchedParts['fallSilent']
  readonly #before: Before | null
  readonly #ending: Ending | null
  readonly #silence: Silence | null
  #calls = 0
  #changes = 0
  #end = (): void => {}

  constructor({ sent, fallSilent }: WatchedParts, event: HistoryEvent | null, before: Before | null) {
    this.#sent = sent
    this.#fallSilent = fallSilent
    this.#before = before
    this.#ending = event !== null && 'endsAtChange' in event ? event : null
    this.#silence = event !== null && 'silentAtChange' in event ? event : null
    this.ended = new Promise(resolve => {
      this.#end = () => resolve(null)
    })
  }

  calls(inventory: InventoryCalls): InventoryCalls {
    let isOver = false
    const first = async <T>(call: () => Promise<T>): Promise<T> => {
      if (isOver) return new Promise(() => {})
      if (this.#calls++ === this.#before?.atCall) await this.#before.run()
      const value = await call()
      return isOver ? new Promise(() => {}) : value
    }
    const change = (call: () => Promise<void>): Promise<void> =>
      first(async () => {
        const at = this.#changes++
        if (at === this.#silence?.silentAtChange) {
          const going = this.#sent(call)
          this.#fallSilent()
          return going
        }
        const ending = at === this.#ending?.endsAtChange ? this.#ending : null
        if (ending === null || ending.hasArrived) await this.#sent(call)
        if (ending === null) return
        isOver = true
        this.#end()
        await new Promise(() => {})
      })
    return callsOf(inventory, {
      list: (folder, signal) => first(() => this.#sent(() => inventory.list(folder, signal))),
      makeDir: (to, signal) => change(() => inventory.makeDir(to, signal)),
      copy: (from, to, what, signal) => change(() => inventory.copy(from, to, what, signal)),
      move: (from, to, what, signal) => change(() => inventory.move(from, to, what, signal)),
      remove: (entry, what, signal) => change(() => inventory.remove(entry, what, signal)),
    })
  }
}

/** What happens before one of its calls, decided now; null where nothing does. */
export async function beforeCallOf(
  history: MeddledHistory,
  event: HistoryEvent | null,
  request: OperationRequest,
): Promise<Before | null> {
  if (event === null || 'endsAtChange' in event || 'silentAtChange' in event) return null
  return { atCall: event.atCall, run: await happening(history, event, request) }
}

async function happening(
  history: MeddledHistory,
  event: Fault | Meddling | Signing,
  request: OperationRequest,
): Promise<() => Promise<unknown>> {
  const { control } = history.world.sandbox
  if ('signs' in event) {
    if (event.signs === 'unsaid') return () => control('fault bridge-missing=auth')
    return () => control(`account ${OTHER}${event.signs === 'other' ? '' : ' drop'}`)
  }
  if ('meddle' in event && event.meddle === 'make-same') {
    const path = newPlaceOf(history, request)
    return async () => path && history.world.raw.makeDir(path).catch(() => {})
  }
  if ('fault' in event) return () => control(`fault ${event.fault}`)
  return meddler(history, event)
}

function newPlaceOf({ world }: MeddledHistory, request: OperationRequest): string | null {
  switch (request.kind) {
    case 'make-folder':
      return `${request.parent.path}/${request.name}`
    case 'transfer':
      return `${request.target.path}/${request.entries[0]?.name ?? ''}`
    case 'rename': {
      const [rename] = request.renames
      return rename === undefined ? null : `${rename.entry.parent.path}/${rename.newName}`
    }
    case 'trash':
      return `/Inventory/${world.shape.trashName}`
    default:
      return null
  }
}

/** What another client does; decided now, done later. */
async function meddler(history: MeddledHistory, meddling: Meddling): Promise<() => Promise<unknown>> {
  const { raw } = history.world
  const { entries, folders } = history.seen()
  const isOwn = ({ recordIds }: FolderRef): boolean => recordIds.every(id => !links.has(id))
  const links = new Set(entries.filter(({ kind }) => kind === 'link').map(({ recordId }) => recordId))
  const paths = entries.map(({ parent, name }) => `${parent.path}/${name}`)
  const twins = paths.filter((path, index) => paths.indexOf(path) !== index)
  const isClear = (ref: FolderRef): boolean =>
    isOwn(ref) && !twins.some(twin => `${ref.path}/`.startsWith(`${twin}/`))
  const own = entries.filter(({ parent }) => isClear(parent))
  const ownFolders = folders.filter(isClear)
  const entry = own[meddling.entry % Math.max(own.length, 1)]
  const folder = ownFolders[meddling.folder % ownFolders.length]?.path
  const from = entry && childPath(entry.parent.path, entry.name)
  const name = meddling.name || 'New'
  if (!entry || !from || !folder || isWithin(folder, from)) return async () => {}
  const parent = entry.parent.path
  // It looks before it writes, as Satchel does; what it harms itself would prove nothing.
  const into = async (there: InventoryPath, work: () => Promise<unknown>): Promise<unknown> =>
    history.gateway.list(addressOf(there)).then(work, () => null)
  switch (meddling.meddle) {
    case 'copy':
      return () => into(parent, () => raw.copy(from, `${parent}/${name}`).catch(() => {}))
    case 'move':
      return () => into(folder, () => raw.move(from, `${folder}/${entry.name}`).catch(() => {}))
    case 'rename':
      return () => into(parent, () => raw.move(from, `${parent}/${name}`).catch(() => {}))
    case 'make-folder':
      return () => into(folder, () => raw.makeDir(`${folder}/${name}`).catch(() => {}))
    case 'make-same':
      return async () => {}
    case 'replace-by-link':
      return () =>
        into(parent, async () => {
          await raw.move(from, `${parent}/Away`).catch(() => {})
          await raw.copy('/Inventory/Palette/Link', from).catch(() => {})
        })
    case 'satchel-trash':
      return () => elsewhere(history, { kind: 'trash', entries: [entry] })
    case 'satchel-restore': {
      const entries = pick(history.seenInTrash(), [meddling.entry])
      return () => elsewhere(history, { kind: 'restore', entries })
    }
    case 'satchel-empty':
      return () => elsewhere(history, { kind: 'empty-trash', confirmedCount: 10_000 })
    default:
      return meddling.meddle satisfies never
  }
}

async function elsewhere(history: MeddledHistory, request: OperationRequest): Promise<void> {
  const answers: Answers = { choices: [], inside: 'keep-both', acknowledged: [...WARNING_KINDS] }
  const asked = request.kind === 'empty-trash' ? request : { ...request, answers }
  const before = history.rows()
  const other = testEngine(openTestJournal(memoryFolder()), () => {}, 'other-')
  const { steps } = await other.run(asked, history.target())
  const removed = new Set(steps.filter(({ action }) => action === 'remove').map(({ recordId }) => recordId))
  const after = new Set(history.rows().map(({ id }) => id))
  for (const { id } of before) if (removed.size > 0 && !after.has(id)) history.deletedElsewhere.add(id)
}

export function pick<T>(choice: readonly T[], indices: readonly number[]): readonly T[] {
  return indices.map(index => choice[index % choice.length]).filter(one => one !== undefined)
}
