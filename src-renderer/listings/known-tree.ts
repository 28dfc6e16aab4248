import { isWithin, nameOf, parentOf, ROOT, rebase, segmentsOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { KnownFolder } from './known-folder'

/** A step after which another folder, or none, is at a path. */
interface FolderStep {
  readonly atMs: number
  /** Null for a folder that is new. */
  readonly from: InventoryPath | null
  /** Null for one that was deleted. */
  readonly to: InventoryPath | null
}

export type PathNow =
  | { readonly kind: 'at'; readonly path: InventoryPath }
  | { readonly kind: 'deleted'; readonly atMs: number }
  /** Something else has come to that path since, and nobody told where it went. */
  | { readonly kind: 'lost' }

/** The folders that are known, at the paths that they have by all proven steps. */
export class KnownTree {
  readonly root = new KnownFolder(nameOf(ROOT), '')
  /** In the order of their times. */
  readonly #steps: FolderStep[] = []
  /** Thousands of records are asked for at once that were in few folders. */
  readonly #pathsNow = new Map<string, PathNow>()

  /** Where a folder is now that was at a path then. */
  pathNow(path: InventoryPath, thenMs: number): PathNow {
    let next = this.#steps.length
    while (next > 0 && (this.#steps[next - 1]?.atMs ?? 0) > thenMs) next -= 1
    if (next === this.#steps.length) return { kind: 'at', path }
    const key = `${next} ${path}`
    const known = this.#pathsNow.get(key) ?? this.#followed(path, next)
    this.#pathsNow.set(key, known)
    return known
  }

  #followed(path: InventoryPath, first: number): PathNow {
    let now = path
    for (const { from, to, atMs } of this.#steps.slice(first)) {
      if (from !== null && isWithin(now, from)) {
        if (to === null) return { kind: 'deleted', atMs }
        now = rebase(now, from, to)
      } else if (to !== null && isWithin(now, to)) return { kind: 'lost' }
    }
    return { kind: 'at', path: now }
  }

  find(path: InventoryPath): KnownFolder | null {
    let folder: KnownFolder | null = this.root
    for (const name of segmentsOf(path)) folder = folder?.children.get(name) ?? null
    return folder
  }

  /** The folder at a path, noted when nothing was known of it. */
  at(path: InventoryPath): KnownFolder {
    let folder = this.root
    for (const name of segmentsOf(path)) {
      const below = folder.children.get(name) ?? new KnownFolder(name, null)
      if (below.parent === null) folder.attach(below, name)
      folder = below
    }
    return folder
  }

  /**
   * A folder was moved, renamed or made. `before` is what was known at its new
   * path: of another one, but for what was learnt later.
   */
  put(
    recordId: string,
    from: InventoryPath | null,
    to: InventoryPath,
    atMs: number,
  ): { readonly folder: KnownFolder; readonly before: KnownFolder | null } {
    this.#note({ atMs, from, to })
    const known = from === null ? null : this.find(from)
    const isOther = known !== null && known.recordId !== null && known.recordId !== recordId
    const folder = known && !isOther ? known : new KnownFolder(nameOf(to), recordId)
    folder.detach()
    const before = this.find(to)
    before?.detach()
    folder.recordId = recordId
    this.at(parentOf(to) ?? ROOT).attach(folder, nameOf(to))
    return { folder, before }
  }

  remove(from: InventoryPath, atMs: number): void {
    this.#note({ atMs, from, to: null })
    this.find(from)?.detach()
  }

  *folders(from = this.root): Iterable<KnownFolder> {
    yield from
    for (const child of from.children.values()) yield* this.folders(child)
  }

  #note(step: FolderStep): void {
    let next = this.#steps.length
    while (next > 0 && (this.#steps[next - 1]?.atMs ?? 0) > step.atMs) next -= 1
    this.#steps.splice(next, 0, step)
    this.#pathsNow.clear()
  }
}
