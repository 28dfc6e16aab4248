import type { InventoryEntry } from '../../../src-wire/gen/resonite_io/v1/inventory.ts'
import { Action, Addressing, Description, How } from '../../../src-wire/gen/satchel/v1/source.ts'
import { connectWire, type Extras, type WireClient } from '../../../src-wire/testing/wire-client.ts'

/** A folder for what somebody else does in it, by whatever the platform tells it. */
export interface FolderOfSubject {
  readonly id: string
  /** The titles from the top down to it. */
  readonly titles: readonly string[]
}

export interface SubjectOptions {
  /** As `--disable`: names of verbs without ACTION_. */
  readonly disabled?: readonly string[]
  /** Default: true. */
  readonly allowChanges?: boolean
}

/** An inventory that a test may do anything to; it is empty but for what the platform needs. */
export interface Subject {
  readonly socketPath: string
  /** Items, put there from outside. */
  addItems(folder: FolderOfSubject, titles: readonly string[]): Promise<void>
  /** A folder, put there from outside: needed where none can be made. Answers its id. */
  addFolder?(parent: FolderOfSubject, title: string): Promise<string>
  close(): Promise<void>
}

export type OpenSubject = (options: SubjectOptions) => Promise<Subject>

export const ROOT = '/Inventory'

/** What the suite works with: the wire, and what the source says of itself. */
export interface Bench {
  readonly subject: Subject
  readonly wire: WireClient
  readonly description: Description
  can(action: Action): boolean
  /** Whether ids are met; else names are all there is. */
  readonly meetsIds: boolean
  /** A new folder at the top, with its path of keys. */
  folder(title: string): Promise<Met>
  /** A new folder in another. */
  folderIn(parent: Met, title: string): Promise<Met>
  /** An item from outside. */
  item(folder: Met, title: string): Promise<Met>
  inside(folder: Met): Promise<readonly Met[]>
  close(): Promise<void>
}

/** An entry that was listed. */
export interface Met {
  readonly path: string
  readonly id: string
  readonly title: string
  readonly titles: readonly string[]
  readonly entry: InventoryEntry | null
}

const OF_RESONITE = [
  Action.ACTION_LIST,
  Action.ACTION_MAKE_FOLDER,
  Action.ACTION_RENAME_ITEM,
  Action.ACTION_RENAME_FOLDER,
  Action.ACTION_MOVE_ITEM,
  Action.ACTION_MOVE_FOLDER,
  Action.ACTION_COPY_ITEM,
  Action.ACTION_COPY_FOLDER,
  Action.ACTION_REMOVE_ITEM,
  Action.ACTION_REMOVE_FOLDER,
]

const RESONITE = Description.fromPartial({
  platform: 'resonite',
  addressing: Addressing.ADDRESSING_PATH,
  names: { forbidden: '/\\' },
  verbs: OF_RESONITE.map(action => ({ action, how: How.HOW_RECORD_BY_RECORD })),
})

export async function openBench(open: OpenSubject, options: SubjectOptions = {}): Promise<Bench> {
  const subject = await open(options)
  const wire = connectWire(subject.socketPath)
  // A service without Source is Resonite.
  const description = await wire.describe().catch(() => RESONITE)
  const meetsIds = description.addressing === Addressing.ADDRESSING_PATH_AND_ID
  const inside = async (folder: Met): Promise<readonly Met[]> => {
    const entries = await wire.entries(folder.path, idOf(meetsIds, folder))
    return entries.map(entry => {
      const title = entry.extras?.title ?? entry.name
      const titles = [...folder.titles, title]
      return { path: `${folder.path}/${entry.name}`, id: entry.recordId, title, titles, entry }
    })
  }
  const only = async (folder: Met, isIt: (met: Met) => boolean): Promise<Met> => {
    const found = (await inside(folder)).filter(isIt)
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} of them are listed.`)
    return found[0]
  }
  const can = (action: Action): boolean =>
    description.verbs.some(verb => verb.action === action && verb.how > How.HOW_ABSENT)
  const newFolder = async (parent: Met, title: string): Promise<string> => {
    if (!can(Action.ACTION_MAKE_FOLDER) && subject.addFolder !== undefined)
      return await subject.addFolder(parent, title)
    const extras = placing(meetsIds, null, parent, title)
    return (await wire.makeDir(`${parent.path}/${title}`, extras)).recordId
  }
  const folderIn = async (parent: Met, title: string): Promise<Met> => {
    const id = await newFolder(parent, title)
    return only(parent, met => met.id === id)
  }
  return {
    subject,
    wire,
    description,
    meetsIds,
    can,
    folder: title => folderIn(rootOf(description), title),
    folderIn,
    item: async (folder, title) => {
      await subject.addItems(folder, [title])
      return only(folder, met => met.title === title)
    },
    inside,
    close: async () => {
      wire.close()
      await subject.close()
    },
  }
}

export function rootOf({ folders }: Description): Met {
  return { path: ROOT, id: folders?.rootId ?? '', title: '', titles: [], entry: null }
}

/** Extras of a call about an entry. */
export function idOf(meetsIds: boolean, { id }: Met): Extras {
  return meetsIds ? { expectedId: id } : {}
}

/** Extras of a call that puts something somewhere. */
export function placing(meetsIds: boolean, from: Met | null, to: Met, title: string): Extras {
  if (!meetsIds) return {}
  return { expectedId: from?.id ?? '', expectedParentId: to.id, newTitle: title }
}
