import { keysOf, meantBy } from '../../src-wire/entry-keys.ts'
import type { Cloud } from '../cloud.ts'
import type { Engine } from '../engine.ts'
import type { Faults } from '../faults.ts'
import { linkTarget, rootPath, segmentsOf } from '../paths.ts'
import { ambiguous, idChanged, noEntryAt } from '../status.ts'
import { isDirectory, isLink, type StoredRecord } from '../store/stored-record.ts'
import { type IdStore, rootId, trashIdOf } from './id-store.ts'

/** A folder to look into: its id, and whose store it lies in. The root has no record. */
export interface IdFolder {
  readonly owner: string
  readonly id: string
}

/** One child as clients see it. */
export interface Keyed {
  readonly id: string
  readonly title: string
  readonly key: string
  readonly record: StoredRecord
}

interface KnownFolder {
  readonly version: number
  readonly children: readonly Keyed[]
}

const mostFolders = 64
/** A link to itself would be followed for ever. */
const mostLinks = 8

/**
 * The inventory by keys and ids, as `satchel.v1` wants it of a source of PATH_AND_ID: a key reads like its title, a
 * segment of a path may mean several entries, and the id that is expected says which.
 */
export class IdTree {
  readonly #known = new Map<string, KnownFolder>()

  constructor(
    readonly store: IdStore,
    private readonly cloud: Cloud,
    private readonly engine: Engine,
    private readonly faults: Faults,
  ) {}

  /** Whose inventory it is, signed in or not. */
  get owner(): string {
    return this.engine.userId
  }

  root(): IdFolder {
    return { owner: this.engine.requireOwner(), id: rootId }
  }

  /** The children with their keys, made anew when the folder has changed. */
  async children(folder: IdFolder, signal: AbortSignal): Promise<readonly Keyed[]> {
    const records = await this.cloud.children(folder.owner, folder.id, signal)
    const name = `${folder.owner}\n${folder.id}`
    const version = this.cloud.folderVersion(folder.owner, folder.id)
    const known = this.#known.get(name)
    if (known?.version === version) return known.children
    const children = keyed(records)
    this.#known.delete(name)
    this.#known.set(name, { version, children })
    const [oldest] = this.#known.keys()
    if (this.#known.size > mostFolders && oldest !== undefined) this.#known.delete(oldest)
    return children
  }

  /** As `children`, of the past where listings lag; ids and keys on the way are of now. */
  async listed(folder: IdFolder, signal: AbortSignal): Promise<readonly Keyed[]> {
    if (this.cloud.isUpToDate) return this.children(folder, signal)
    return keyed(await this.cloud.listed(folder.owner, folder.id, signal))
  }

  /** The one entry that a path means. `expectedId` is empty where the client does not know it. */
  async find(path: string, expectedId: string, signal: AbortSignal): Promise<StoredRecord> {
    const segments = segmentsOf(path).slice(1)
    const found = segments.length === 0 ? [] : await this.#meant(this.root(), segments, signal)
    if (found.length > 0 && this.faults.missesLookUp()) throw noEntryAt(path)
    const [only, ...others] = found
    if (expectedId !== '') {
      const met = found.find(({ recordId }) => recordId === expectedId)
      if (met !== undefined) return met
      throw only !== undefined || this.store.get(expectedId) !== undefined ? idChanged(path) : noEntryAt(path)
    }
    if (only === undefined) throw noEntryAt(path)
    if (others.length > 0) throw ambiguous(path)
    return only
  }

  /** The folder that a path means, a link's target included; null for what holds nothing. */
  async findFolder(path: string, expectedId: string, signal: AbortSignal): Promise<IdFolder | null> {
    if (segmentsOf(path).length === 1) {
      if (expectedId !== '' && expectedId !== rootId) throw idChanged(path)
      return this.root()
    }
    return this.#inside(await this.find(path, expectedId, signal), signal)
  }

  /** The path of keys to an entry, as its owner sees it. */
  async pathOf(record: StoredRecord, signal: AbortSignal): Promise<string> {
    const keys: string[] = []
    for (const { owner, parent, recordId } of this.store.lineage(record)) {
      const siblings = await this.children({ owner, id: parent }, signal)
      keys.unshift(siblings.find(({ id }) => id === recordId)?.key ?? '')
    }
    return `/${[rootPath, ...keys].join('/')}`
  }

  /** Everything that may be meant: twins on the way are told apart by what comes after, if at all. */
  async #meant(
    folder: IdFolder,
    [segment = '', ...rest]: readonly string[],
    signal: AbortSignal,
    links = 0,
  ): Promise<readonly StoredRecord[]> {
    const children = await this.children(folder, signal)
    const meant = meantBy(
      segment,
      children,
      children.map(({ key }) => key),
    )
    if (rest.length === 0) return meant.map(({ record }) => record)
    const found: StoredRecord[] = []
    for (const { record } of meant) {
      const inside = await this.#inside(record, signal, links)
      const passed = links + (isLink(record) ? 1 : 0)
      if (inside !== null) found.push(...(await this.#meant(inside, rest, signal, passed)))
    }
    return found
  }

  async #inside(record: StoredRecord, signal: AbortSignal, links = 0): Promise<IdFolder | null> {
    if (isDirectory(record)) return { owner: record.owner, id: record.recordId }
    if (!isLink(record) || links >= mostLinks) return null
    const { owner, enginePath } = linkTarget(record.assetUri)
    const [root, ...segments] = enginePath.split('\\')
    if (root !== rootPath) return null
    const top = { owner, id: rootId }
    if (segments.length === 0) return top
    const [target, ...others] = await this.#meant(top, segments, signal, links + 1)
    return target === undefined || others.length > 0 ? null : this.#inside(target, signal, links + 1)
  }
}

function keyed(records: readonly StoredRecord[]): readonly Keyed[] {
  const titled = records.map(record => ({ id: record.recordId, title: record.name, record }))
  const keys = keysOf(titled)
  // The Trash is described by its path, which must hold whatever else comes to be called like it.
  return titled.map((entry, index) => ({
    ...entry,
    key: entry.id === trashIdOf(entry.record.owner) ? entry.title : (keys[index] ?? entry.title),
  }))
}
