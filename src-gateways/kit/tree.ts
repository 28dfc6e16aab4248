import { KnownFolder } from './known-folder.ts'
import type { ListOptions, Platform, PlatformEntry, Trail } from './platform.ts'
import { ambiguous, badArgument, idChanged, notAFolder, notFound } from './refusal.ts'

/** Of every path of resonite_io.v1. */
const ROOT_PATH = '/Inventory'
const ROOT_NAME = 'Inventory'

/** How long folders on the way to something are believed unless the platform says; what is acted on is asked for anew. */
const BELIEVED_MS = 5_000
const MOST_FOLDERS = 256
/** Higher than any tree that people make; a platform that loops must not hang us. */
const MOST_LEVELS = 512
/** The path of something new is said only where making its key costs nothing worth mention. */
const FEW = 2_000

/** A platform by paths of keys: which entries a path means, and what path an entry has. */
export class Tree<E extends PlatformEntry> {
  readonly #platform: Platform<E>
  readonly #known = new Map<string, KnownFolder<E>>()

  constructor(platform: Platform<E>) {
    this.#platform = platform
  }

  get rootId(): string {
    return this.#platform.rootId
  }

  idOf(folder: Trail<E>): string {
    return folder.at(-1)?.id ?? this.rootId
  }

  /** Something in these folders is other than it was listed; null: anything may be. */
  forget(folderIds: readonly string[] | null): void {
    if (folderIds === null) this.#known.clear()
    else for (const id of folderIds) this.#known.delete(id)
  }

  /** What we have changed ourselves need not be asked for. */
  note(change: { readonly gone?: E; readonly there?: E }): void {
    if (change.gone !== undefined) this.#known.get(change.gone.parentId)?.drop(change.gone.id)
    if (change.there !== undefined) this.#known.get(change.there.parentId)?.put(change.there)
  }

  /** The children of a folder with their keys, asked of the platform. */
  async list(folder: Trail<E>, options: ListOptions): Promise<KnownFolder<E>> {
    const known = new KnownFolder(await this.#platform.children(folder, options))
    const id = this.idOf(folder)
    this.#known.delete(id)
    this.#known.set(id, known)
    const [oldest] = this.#known.keys()
    if (this.#known.size > MOST_FOLDERS && oldest !== undefined) this.#known.delete(oldest)
    return known
  }

  /**
   * The one entry that a path means; `expectedId` is empty where the client does
   * not know it. The root is an empty trail. What is remembered may be out of
   * date, so that whoever is not found is looked for once more in fresh listings.
   */
  async find(path: string, expectedId: string, signal: AbortSignal): Promise<Trail<E>> {
    const segments = segmentsOf(path)
    if (segments.length === 0) {
      if (expectedId !== '' && expectedId !== this.rootId) throw idChanged(path)
      return []
    }
    for (const refresh of [false, true]) {
      const found = await this.#meant([], segments, expectedId, { refresh, signal })
      if (found.length > 1) throw ambiguous(path)
      if (found[0] !== undefined) return found[0]
    }
    throw await this.#absence(path, segments, expectedId, signal)
  }

  /** As `find`, for what has to be a folder. */
  async findFolder(path: string, expectedId: string, signal: AbortSignal): Promise<Trail<E>> {
    return folderOnly(await this.find(path, expectedId, signal), path)
  }

  /** As `find`, and the last of the trail is as the platform has it this moment. */
  async meet(path: string, expectedId: string, signal: AbortSignal): Promise<Trail<E>> {
    const trail = await this.find(path, expectedId, signal)
    const fresh = await this.#fresh(trail, path, signal)
    if (fresh !== null) return fresh
    this.forget(null)
    const again = await this.#fresh(await this.find(path, expectedId, signal), path, signal)
    if (again === null) throw notFound(path)
    return again
  }

  async meetFolder(path: string, expectedId: string, signal: AbortSignal): Promise<Trail<E>> {
    return folderOnly(await this.meet(path, expectedId, signal), path)
  }

  /**
   * Where something is, from its id; null: nowhere, `unknown`: nobody could say, as of
   * what is there and lies in a folder that is not.
   */
  async trailOf(id: string, signal: AbortSignal): Promise<Trail<E> | null | 'unknown'> {
    const trail: E[] = []
    let at = id
    for (let level = 0; level < MOST_LEVELS; level++) {
      if (at === this.rootId) return trail
      const entry = await this.#platform.find?.(at, signal)
      if (entry === null) return level === 0 ? null : 'unknown'
      if (entry === undefined || entry === 'unknown') return 'unknown'
      trail.unshift(entry)
      at = entry.parentId
    }
    return 'unknown'
  }

  /** The path of keys of a trail. */
  async pathOf(trail: Trail<E>, signal: AbortSignal): Promise<string> {
    const keys: string[] = []
    for (const [level, entry] of trail.entries()) {
      const folder = await this.#remembered(trail.slice(0, level), { refresh: false, signal })
      keys.push(folder.keyOf(entry.id) ?? '')
    }
    return [ROOT_PATH, ...keys].join('/')
  }

  /** The path of what we have just put into a folder; empty where saying it would be dear. */
  pathOfNew(folderPath: string, folder: Trail<E>, { id }: E): string {
    const known = this.#known.get(this.idOf(folder))
    if (known === undefined || known.size > FEW) return ''
    const key = known.keyOf(id)
    return key === null ? '' : `${folderPath}/${key}`
  }

  /** Null where it is gone. Another one, or one that is elsewhere, is refused. */
  async #fresh(trail: Trail<E>, path: string, signal: AbortSignal): Promise<Trail<E> | null> {
    const known = trail.at(-1)
    if (known === undefined) return trail
    const now = await this.#platform.entry(trail, signal)
    if (now === null) return null
    if (now.id === known.id && now.parentId === known.parentId) return [...trail.slice(0, -1), now]
    this.forget([known.parentId, now.parentId])
    throw idChanged(path)
  }

  /** Why nothing is met: something else is there, the expected one is elsewhere, or neither. */
  async #absence(
    path: string,
    segments: readonly string[],
    expectedId: string,
    signal: AbortSignal,
  ): Promise<Error> {
    if (expectedId === '') return notFound(path)
    const others = await this.#meant([], segments, '', { refresh: false, signal })
    if (others.length > 0) return idChanged(path)
    const elsewhere = await this.#platform.find?.(expectedId, signal)
    return typeof elsewhere === 'object' && elsewhere !== null ? idChanged(path) : notFound(path)
  }

  /** Everything that may be meant: twins on the way are told apart by what comes after, if at all. */
  async #meant(
    folder: Trail<E>,
    [segment = '', ...rest]: readonly string[],
    expectedId: string,
    options: ListOptions,
  ): Promise<readonly Trail<E>[]> {
    const known = await this.#remembered(folder, options)
    const isLast = rest.length === 0
    const meant = known.meant(segment, isLast ? expectedId : '').map(entry => [...folder, entry])
    if (isLast) return meant
    const found: Trail<E>[] = []
    for (const trail of meant) {
      if (trail.at(-1)?.kind === 'folder') {
        found.push(...(await this.#meant(trail, rest, expectedId, options)))
      }
    }
    return found
  }

  async #remembered(folder: Trail<E>, options: ListOptions): Promise<KnownFolder<E>> {
    options.signal.throwIfAborted()
    const known = this.#known.get(this.idOf(folder))
    const believedMs = this.#platform.believedMs ?? BELIEVED_MS
    return known?.isYoungerThan(believedMs) === true && !options.refresh ? known : this.list(folder, options)
  }
}

/** Below the root; fails for what is no path of an inventory. */
export function segmentsOf(path: string): readonly string[] {
  const [root, ...segments] = path.split('/').filter(segment => segment !== '')
  if (root !== ROOT_NAME) throw badArgument(`${path} is not below ${ROOT_PATH}.`)
  return segments
}

function folderOnly<E extends PlatformEntry>(trail: Trail<E>, path: string): Trail<E> {
  const folder = trail.at(-1)
  if (folder !== undefined && folder.kind !== 'folder') throw notAFolder(path)
  return trail
}
