import * as fc from 'fast-check'
import type { Dragged, DropTarget } from '../domain/guards'
import { foldCase } from '../domain/names'
import { childPath, ROOT } from '../domain/paths'
import { TwinFinder } from '../domain/twins'
import type { EntryKind, EntryProblem, FolderRef } from '../model/entry'
import type { InventoryPath } from '../model/inventory-path'
import { clashingName } from './arbitraries'

/** One record of the service: where it lies is text, nothing more (resonite-io.md, section 5). */
export interface RecordRow {
  readonly id: string
  folder: string
  name: string
  readonly kind: EntryKind
  /** Links only: the folder shown in its place. */
  readonly leadsTo: string
}

/** What a window shows of one entry: it can be dragged, and if it opens it can be dropped into. */
export interface ShownEntry {
  readonly dragged: Dragged
  readonly target: DropTarget | null
}

/**
 * A model of the service with its hazards: children belong to a path text, names
 * may repeat, Move and Copy check nothing, links are followed for reading only.
 */
export class TestInventory {
  readonly records: RecordRow[]
  readonly #ignoresCase: boolean

  /** `ignoresCase`: whether the cloud takes one letter case for the other is unknown, so both must be safe. */
  constructor(records: readonly RecordRow[], ignoresCase = false) {
    this.#ignoresCase = ignoresCase
    this.records = records.map(record => ({ ...record }))
  }

  list(folder: string): RecordRow[] {
    return this.records.filter(record => record.folder === folder)
  }

  /** The ids that opening folders one by one can still find, links not followed. */
  reachable(folder: string = ROOT, seen: Set<string> = new Set()): Set<string> {
    for (const record of this.list(folder)) {
      if (seen.has(record.id)) continue
      seen.add(record.id)
      const path = childPath(ROOT, record.name) && `${folder}/${record.name}`
      if (record.kind === 'folder' && path !== null) this.reachable(path, seen)
    }
    return seen
  }

  /** As the service does it: children first, by path text, without any check. */
  move(from: InventoryPath, to: InventoryPath): string {
    const moved = this.#lookUp(from)
    for (const record of this.records) {
      if (moved.kind === 'folder' && (record.folder === from || record.folder.startsWith(`${from}/`))) {
        record.folder = to + record.folder.slice(from.length)
      }
    }
    const cut = to.lastIndexOf('/')
    moved.folder = to.slice(0, cut)
    moved.name = to.slice(cut + 1)
    return moved.id
  }

  /** Any record of that path: which one is the service's choice. */
  #lookUp(path: string): RecordRow {
    const keyOf = (text: string): string => (this.#ignoresCase ? foldCase(text) : text)
    const found = this.records.findLast(({ folder, name }) => keyOf(`${folder}/${name}`) === keyOf(path))
    if (found === undefined) throw new Error(`No inventory entry at ${path}`)
    return found
  }

  /** Everything that opening up to `depth` folders shows, with the problems that listings tell. */
  shown(depth: number): ShownEntry[] {
    return this.#open(
      { folder: ROOT, ref: { path: ROOT, recordIds: [] }, linkName: null, problem: null },
      depth,
    )
  }

  #open(opened: Opened, depth: number): ShownEntry[] {
    if (depth === 0) return []
    const records = this.list(opened.folder)
    const twins = new TwinFinder()
    records.forEach(({ name }, index) => twins.add(name, index))
    return records.flatMap((record, index) => {
      const problem = opened.problem ?? twins.problemOf(index)
      const { linkName } = opened
      const ref = { parent: opened.ref, recordId: record.id, name: record.name, kind: record.kind }
      const path = childPath(opened.ref.path, record.name)
      const inside: FolderRef | null = path && { path, recordIds: [...opened.ref.recordIds, record.id] }
      const target = inside && { ref: inside, title: record.name, kind: record.kind, problem, linkName }
      const isLink = record.kind === 'link'
      const folder = isLink ? record.leadsTo : `${opened.folder}/${record.name}`
      const below = isLink ? (linkName ?? record.name) : linkName
      const canOpen = inside !== null && (isLink || record.kind === 'folder')
      const content = canOpen ? this.#open({ folder, ref: inside, linkName: below, problem }, depth - 1) : []
      return [{ dragged: { ref, problem, linkName }, target }, ...content]
    })
  }
}

interface Opened {
  /** Where the service reads; differs from the shown path below a link. */
  readonly folder: string
  readonly ref: FolderRef
  readonly linkName: string | null
  readonly problem: EntryProblem | null
}

export const ROOT_TARGET: DropTarget = {
  ref: { path: ROOT, recordIds: [] },
  title: 'Inventory',
  kind: 'folder',
  problem: null,
  linkName: null,
}

const row = fc.record({
  name: fc.oneof(clashingName, fc.constantFrom('K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R')),
  kind: fc.constantFrom<EntryKind>('folder', 'folder', 'folder', 'object', 'link'),
  parent: fc.nat(30),
  leadsTo: fc.nat(30),
})

/** Small inventories with twins, case twins, links to ancestors and names that no path holds. */
export const inventory: fc.Arbitrary<TestInventory> = fc
  .array(row, { minLength: 1, maxLength: 14 })
  .map(rows => {
    const folders: string[] = [ROOT]
    const records = rows.map(({ name, kind, parent, leadsTo }, index): RecordRow => {
      const folder = folders[parent % folders.length] ?? ROOT
      const target = folders[leadsTo % folders.length] ?? ROOT
      if (kind === 'folder' && childPath(ROOT, name) !== null) folders.push(`${folder}/${name}`)
      return { id: `R-${index}`, folder, name, kind, leadsTo: target }
    })
    return new TestInventory(records)
  })
