import { mkdir, realpath } from 'node:fs/promises'
import { isAbsolute, normalize, parse } from 'node:path'
import type { Changed, Target, Trail } from '../kit/platform.ts'
import { alreadyExists, badArgument, notFound, notSupported, partial, wouldCycle } from '../kit/refusal.ts'
import { copyTree } from './copy-tree.ts'
import { deleteForGood, deleteSource } from './delete-source.ts'
import { deleteTree } from './delete-tree.ts'
import { Dir } from './dir.ts'
import { nameOf, readName } from './file-names.ts'
import { entryOf, type FolderEntry, ROOT_ID, TRASH_ID, trashEntry } from './folder-entry.ts'
import { type FolderFiles, lastStep, ownName } from './folder-files.ts'
import { TRASH_STEPS } from './keep-folder.ts'
import { lstat } from './lstat.ts'
import { renameToFree } from './place-file.ts'
import type { Spot } from './reserve-name.ts'
import { codeOf, inWords } from './system-error.ts'

/** What is copied: where it was met, and the way there, from the top or, of what is brought in, from that of the computer. */
type Source = { readonly spot: Spot } & ({ readonly trail: Trail<FolderEntry> } | { readonly path: string })

/** What changes the files of an inventory. Each is one step for whoever looks on, whatever it takes. */
export class FolderChanges {
  readonly #files: FolderFiles

  constructor(files: FolderFiles) {
    this.#files = files
  }

  makeFolder({ folder, title }: Target<FolderEntry>): Promise<FolderEntry> {
    return this.#into(folder, title, async spot => {
      await mkdir(spot.dir.at(spot.name))
      return this.#entryAt(spot, folder)
    })
  }

  async move(trail: Trail<FolderEntry>, to: Target<FolderEntry>): Promise<Changed<FolderEntry>> {
    const wasTrashed = trail.at(-1)?.parentId === TRASH_ID
    const isTrashed = to.folder.at(-1)?.id === TRASH_ID
    if (wasTrashed && isTrashed) throw notSupported('What is in the Trash keeps its name.')
    if (isTrashed) return this.#trash(trail, to)
    const changed = await this.#relocate(trail, to)
    const from = trail.at(-1)
    if (wasTrashed && from !== undefined) await this.#files.keep.removeFacts(lastStep(from))
    return changed
  }

  async copy(trail: Trail<FolderEntry>, to: Target<FolderEntry>): Promise<Changed<FolderEntry>> {
    return this.#makingRoom(to, trail.at(-1)?.id, () =>
      this.#files.meeting(trail, (from, entry) =>
        this.#into(
          to.folder,
          to.title,
          async spot => ({ entry: await this.#copyInto({ spot: from, trail }, spot, to, false) }),
          entry,
        ),
      ),
    )
  }

  /** From elsewhere on this computer; what holds this inventory, or its target, cannot go into itself. */
  async bringIn(localPath: string, to: Target<FolderEntry>): Promise<Changed<FolderEntry>> {
    const { base, dir: folder } = parse(localPath)
    if (!isAbsolute(localPath) || normalize(localPath) !== localPath || base === '') {
      throw badArgument('What is brought in has the full path of a file or folder.')
    }
    const dir = await inWords(base, async () => Dir.root(Buffer.from(folder)))
    try {
      const spot = { dir, name: Buffer.from(base) }
      await this.#files.within(to.folder, into => refuseCycle(spot, into))
      return await this.#makingRoom(to, undefined, () =>
        this.#into(to.folder, to.title, async place => ({
          entry: await this.#copyInto({ spot, path: localPath }, place, to, false),
        })),
      )
    } finally {
      dir.close()
    }
  }

  /** For good. */
  async remove(trail: Trail<FolderEntry>, signal: AbortSignal): Promise<void> {
    await this.#files.meeting(trail, async (spot, entry) => {
      await deleteForGood(spot, entry.title, signal)
      this.#files.ids.gone({ parentId: entry.parentId, name: spot.name })
      if (entry.parentId === TRASH_ID) await this.#files.keep.removeFacts(spot.name)
    })
  }

  async #relocate(trail: Trail<FolderEntry>, to: Target<FolderEntry>): Promise<Changed<FolderEntry>> {
    return this.#makingRoom(to, trail.at(-1)?.id, () =>
      this.#files.meeting(trail, (from, entry) =>
        this.#into(
          to.folder,
          to.title,
          async spot => {
            try {
              renameToFree(from, spot, entry.kind === 'folder')
              return { entry: await this.#entryAt(spot, to.folder, entry) }
            } catch (thrown) {
              if (codeOf(thrown) !== 'EXDEV') throw thrown
              return { entry: await this.#carry({ spot: from, trail }, spot, to), copied: true }
            }
          },
          entry,
        ),
      ),
    )
  }

  /** To another drive: copied, made sure of, and only then deleted where it was. */
  async #carry(from: Source, spot: Spot, to: Target<FolderEntry>): Promise<FolderEntry> {
    const copy = await this.#copyInto(from, spot, to, true)
    await deleteSource(from.spot, spot, to.title)
    return copy
  }

  /** Its facts first: who finds only those after a crash has lost nothing. */
  async #trash(trail: Trail<FolderEntry>, to: Target<FolderEntry>): Promise<Changed<FolderEntry>> {
    const { keep, ids } = this.#files
    return this.#files.meeting(trail, async (from, entry) => {
      const at = (BigInt(Date.now()) * 1_000_000n).toString()
      const nameBefore = entry.title === to.title ? ownName(entry) : nameOf(to.title)
      const facts = { title: to.title, fromId: entry.parentId, at }
      const spot = await inWords(to.title, () => keep.newTrashSpot(facts, nameBefore))
      try {
        try {
          const carried = await this.#intoTrash({ spot: from, trail }, spot, to, entry)
          const stat = lstat(spot.dir.at(spot.name))
          if (stat === null) throw notFound(to.title)
          const place = { parentId: TRASH_ID, name: spot.name }
          if (!carried) ids.keep(entry.id, stat, placeOf(entry), place)
          const there = entryOf(ids, { name: spot.name, stat, parentId: TRASH_ID })
          const deletion = { fromId: entry.parentId, atUnixNanos: BigInt(at) }
          const trashed = { ...there, title: to.title, nameBefore, extras: { ...there.extras, deletion } }
          return { entry: trashed, copied: carried }
        } catch (thrown) {
          if (lstat(spot.dir.at(spot.name)) === null) await keep.removeFacts(spot.name)
          throw thrown
        }
      } finally {
        spot.dir.close()
      }
    })
  }

  /** Answers whether it had to be copied. */
  async #intoTrash(
    from: Source,
    spot: Spot,
    to: Target<FolderEntry>,
    { kind }: FolderEntry,
  ): Promise<boolean> {
    try {
      renameToFree(from.spot, spot, kind === 'folder')
      return false
    } catch (thrown) {
      if (codeOf(thrown) !== 'EXDEV') throw thrown
      await this.#carry(from, spot, to)
      return true
    }
  }

  /** Put together where nobody looks, then in its place at once. */
  async #copyInto(from: Source, spot: Spot, to: Target<FolderEntry>, isSafe: boolean): Promise<FolderEntry> {
    const { folder, title, signal } = to
    const coming = await this.#files.keep.newComing(spot.dir, {
      from: 'path' in from ? from.path : stepsOf(from.trail),
      folder: stepsOf(folder),
      title,
      folderId: folder.at(-1)?.id ?? ROOT_ID,
    })
    try {
      try {
        await copyTree(from.spot, coming.spot, { isSafe, signal })
        const stat = lstat(coming.spot.dir.at(coming.spot.name))
        renameToFree(coming.spot, spot, stat?.kind === 'folder')
      } catch (thrown) {
        // What cannot be deleted now is found at the next start.
        if (await isDeleted(coming.spot)) coming.forget()
        throw thrown
      }
      coming.forget()
    } finally {
      coming.close()
    }
    return this.#entryAt(spot, folder)
  }

  /**
   * What has the title now goes to the Trash first, where overwriting is asked for, and comes
   * back where nothing was put in its place. Fails with PARTIAL where it could not.
   */
  async #makingRoom(
    to: Target<FolderEntry>,
    ownId: string | undefined,
    put: () => Promise<Changed<FolderEntry>>,
  ): Promise<Changed<FolderEntry>> {
    const { folder, title, overwrite, signal } = to
    const entries = overwrite ? await this.#files.children(folder, signal) : []
    const there = entries.find(entry => entry.title === title)
    if (there === undefined) return put()
    // Onto itself: nothing would be left to put there.
    if (there.kind === 'folder' || there.id === ownId) throw alreadyExists(title)
    const trash = [trashEntry(TRASH_STEPS)]
    const { entry } = await this.#trash([...folder, there], { ...to, folder: trash, overwrite: false })
    try {
      return { ...(await put()), replacedId: there.id }
    } catch (thrown) {
      // Cancelled or not: this is the end of what was begun.
      const back = { ...to, overwrite: false, signal: new AbortController().signal }
      await this.move([...trash, entry], back).catch(() => {
        throw partial(inTrash(thrown), title)
      })
      throw thrown
    }
  }

  /** `of`: what goes there, and keeps its name byte by byte where its title stays. */
  #into<T>(
    folder: Trail<FolderEntry>,
    title: string,
    act: (spot: Spot) => Promise<T>,
    of?: FolderEntry,
  ): Promise<T> {
    const name = of?.title === title ? ownName(of) : nameOf(title)
    return this.#files.within(folder, dir => inWords(title, () => act({ dir, name })))
  }

  /** What has just been put there; `moved`: as which it was known at its place before. */
  async #entryAt(
    { dir, name }: { readonly dir: Dir; readonly name: Buffer },
    folder: Trail<FolderEntry>,
    moved?: FolderEntry,
  ): Promise<FolderEntry> {
    const stat = lstat(dir.at(name))
    if (stat === null) throw notFound(name.toString())
    const parentId = folder.at(-1)?.id ?? ROOT_ID
    if (moved !== undefined) this.#files.ids.keep(moved.id, stat, placeOf(moved), { parentId, name })
    return entryOf(this.#files.ids, { name, stat, parentId })
  }
}

/** Why nothing was put there, and where what had been there is. */
function inTrash(thrown: unknown): string {
  const why = thrown instanceof Error ? thrown.message : String(thrown)
  return `${why} What was there before is in the Trash.`
}

function placeOf(entry: FolderEntry) {
  return { parentId: entry.parentId, name: lastStep(entry) }
}

function stepsOf(trail: Trail<FolderEntry>): readonly Buffer[] {
  return trail.flatMap(({ steps }) => steps)
}

async function isDeleted(half: Spot): Promise<boolean> {
  try {
    await deleteTree(half, { isOurs: true })
    return true
  } catch {
    return false
  }
}

/** Whether a directory is, or lies in, what is to be copied into it: also by another name, through a link above. */
async function refuseCycle(from: Spot, into: Dir): Promise<void> {
  const { title } = readName(from.name)
  const stat = lstat(from.dir.at(from.name))
  if (stat === null) throw notFound(title)
  if (stat.kind !== 'folder') return
  const [source, target] = await Promise.all([realpath(from.dir.at(from.name)), realpath(into.self)])
  if (target === source || target.startsWith(`${source}/`)) throw wouldCycle(title)
}
