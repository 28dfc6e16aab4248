import { childPath, isWithin } from '../../src-shared/domain/paths'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import type { Gateway } from '../inventory/gateway'
import { OperationEngine } from '../operations/engine'
import type { InventoryCalls } from '../operations/inventory-calls'
import { targetOf } from './engine-bench'
import { fullPathOf, type RecordWorld, type StoredRow, unreachable } from './record-world'
import { folderRef } from './refs'

export type NodeKind = 'folder' | 'item' | 'link' | 'slashed'

export interface PlannedNode {
  readonly kind: NodeKind
  readonly name: string
  readonly parent: number
}

export interface PlannedWish {
  readonly kind: 'make-folder' | 'rename' | 'move' | 'copy'
  readonly entries: readonly number[]
  /** Folders with folders inside are where most can go wrong. */
  readonly ofFolders: boolean
  readonly folder: number
  readonly name: string
}

export interface Fault {
  readonly fault: string
  /** Switched on before this call of the operation, listings counted. */
  readonly atCall: number
}

export interface Meddling {
  readonly meddle: 'copy' | 'move' | 'rename' | 'make-folder' | 'replace-by-link'
  readonly entry: number
  readonly folder: number
  readonly name: string
  readonly atCall: number
}

/** One inventory of its own, in a folder of a shared service. */
export class History {
  readonly engine: OperationEngine
  readonly world: RecordWorld
  readonly gateway: Gateway
  readonly top: string
  #calls = 0
  #before: { atCall: number; run: () => Promise<unknown> } | null = null

  constructor(world: RecordWorld, gateway: Gateway, top: string) {
    this.world = world
    this.gateway = gateway
    this.top = top
    this.engine = new OperationEngine({ nowMs: () => 0, newId: () => 'op', publish: () => {} })
  }

  rows(): readonly StoredRow[] {
    return this.world.rowsBelow(this.top)
  }

  lost(): readonly string[] {
    return unreachable(this.rows(), this.top).map(fullPathOf)
  }

  async build(planned: readonly PlannedNode[]): Promise<void> {
    const { raw } = this.world
    await raw.makeDir(`/Inventory/${this.top}`)
    const folders = [`/Inventory/${this.top}`]
    for (const { kind, name, parent } of planned) {
      const inside = folders[Math.max(0, folders.length - 1 - (parent % 5))] ?? ''
      // The service cuts at the backslash, so that nothing is left for the name (section 4).
      const path = name === '' ? `${inside}\\` : `${inside}/${name}`
      if (kind === 'folder') {
        const isMade = await raw.makeDir(path).then(
          () => true,
          () => false,
        )
        if (isMade && name !== '') folders.push(path)
      } else
        await raw.copy(`/Inventory/Palette/${{ item: 'Item', link: 'Link', slashed: 'Slashed' }[kind]}`, path)
    }
  }

  /** Everything that the tree shows when all is open, links too. */
  async seen(): Promise<{ entries: EntryRef[]; folders: FolderRef[] }> {
    const entries: EntryRef[] = []
    const folders = [await folderRef(this.gateway, this.top)]
    const belowLinks = new Set<FolderRef>()
    for (let at = 0; at < folders.length && at < 60; at++) {
      const parent = folders[at]
      if (parent === undefined) break
      const listed = await this.gateway.list(parent.path).catch(() => null)
      for (const { recordId, name, kind } of listed?.entries() ?? []) {
        entries.push({ parent, recordId, name, kind })
        const path = childPath(parent.path, name)
        const folder = path && { path, recordIds: [...parent.recordIds, recordId] }
        if (folder && kind === 'folder' && !belowLinks.has(parent)) folders.push(folder)
        if (folder && kind === 'link' && !belowLinks.has(parent)) {
          folders.push(folder)
          belowLinks.add(folder)
        }
      }
    }
    return { entries, folders }
  }

  async requestOf(wish: PlannedWish): Promise<OperationRequest | null> {
    const all = await this.seen()
    const isOwn = ({ recordIds }: FolderRef): boolean => recordIds.every(id => !links.has(id))
    const links = new Set(all.entries.filter(({ kind }) => kind === 'link').map(({ recordId }) => recordId))
    // Mostly what may be changed at all, or else nothing would ever happen.
    const entries = wish.folder % 8 === 0 ? all.entries : all.entries.filter(({ parent }) => isOwn(parent))
    const folders = wish.folder % 8 === 0 ? all.folders : all.folders.filter(isOwn)
    const folder = folders[wish.folder % folders.length]
    const folderEntries = entries.filter(({ kind }) => kind === 'folder')
    const choice = wish.ofFolders && folderEntries.length > 0 ? folderEntries : entries
    const picked = wish.entries.map(index => choice[index % choice.length]).filter(ref => ref !== undefined)
    const [entry] = picked
    if (folder === undefined || entry === undefined) return null
    if (wish.kind === 'make-folder') return { kind: 'make-folder', parent: folder, name: wish.name }
    if (wish.kind === 'rename') return { kind: 'rename', entry, newName: wish.name }
    return { kind: 'transfer', mode: wish.kind, entries: picked, target: folder }
  }

  /** Runs a request, with something that happens before one of its calls. */
  async run(request: OperationRequest, event: Fault | Meddling | null = null): Promise<Operation> {
    this.#calls = 0
    this.#before = null
    if (event !== null) {
      const run =
        'fault' in event
          ? () => this.world.sandbox.control(`fault ${event.fault}`)
          : await this.#meddler(event)
      this.#before = { atCall: event.atCall, run }
    }
    return this.engine.run(request, targetOf(this.world.sandbox, this.#watchedCalls()))
  }

  #watchedCalls(): InventoryCalls {
    const { gateway } = this
    const first = async <T>(call: () => Promise<T>): Promise<T> => {
      if (this.#calls++ === this.#before?.atCall) await this.#before.run()
      return call()
    }
    return {
      list: (path, signal) => first(() => gateway.list(path, signal)),
      currentWorld: signal => gateway.currentWorld(signal),
      makeDir: (path, signal) => first(() => gateway.makeDir(path, signal)),
      copy: (from, to, what, signal) => first(() => gateway.copy(from, to, what, signal)),
      move: (from, to, what, signal) => first(() => gateway.move(from, to, what, signal)),
      spawn: (path, signal) => first(() => gateway.spawn(path, signal)),
    }
  }

  /** What another client does; decided now, done later. */
  async #meddler(meddling: Meddling): Promise<() => Promise<unknown>> {
    const { raw } = this.world
    const { entries, folders } = await this.seen()
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
      this.gateway.list(there).then(work, () => null)
    switch (meddling.meddle) {
      case 'copy':
        return () => into(parent, () => raw.copy(from, `${parent}/${name}`).catch(() => {}))
      case 'move':
        return () => into(folder, () => raw.move(from, `${folder}/${entry.name}`).catch(() => {}))
      case 'rename':
        return () => into(parent, () => raw.move(from, `${parent}/${name}`).catch(() => {}))
      case 'make-folder':
        return () => into(folder, () => raw.makeDir(`${folder}/${name}`).catch(() => {}))
      case 'replace-by-link':
        return () =>
          into(parent, async () => {
            await raw.move(from, `${parent}/Away`).catch(() => {})
            await raw.copy('/Inventory/Palette/Link', from).catch(() => {})
          })
      default:
        return meddling.meddle satisfies never
    }
  }
}
