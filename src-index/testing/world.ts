import { parsePath, ROOT, segmentsOf } from '../../src-shared/domain/paths'
import type { EntryKind } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { InventoryEntryKind, InventoryListing } from '../../src-wire/gen/resonite_io/v1/inventory'
import { type DeepPartial, EntryExtras } from '../../src-wire/gen/satchel/v1/extras'

/** A record of the service, as far as listings show it. */
export interface WorldRecord {
  readonly id: string
  name: string
  kind: EntryKind
  /** Record id of the folder that it is in; null is the root, and a folder that is not there hides it. */
  parent: string | null
  asset: string
  isPublic: boolean
  modifiedMs: number
  /** What only some platforms tell. */
  extras?: DeepPartial<EntryExtras>
}

const WIRE_KINDS: Readonly<Record<EntryKind, InventoryEntryKind>> = {
  folder: InventoryEntryKind.INVENTORY_ENTRY_KIND_DIRECTORY,
  object: InventoryEntryKind.INVENTORY_ENTRY_KIND_OBJECT,
  world: InventoryEntryKind.INVENTORY_ENTRY_KIND_WORLD,
  link: InventoryEntryKind.INVENTORY_ENTRY_KIND_LINK,
  unknown: InventoryEntryKind.INVENTORY_ENTRY_KIND_UNSPECIFIED,
}

/** What a service would list, as bytes of its replies. */
export class World {
  readonly records = new Map<string, WorldRecord>()
  #lastId = 0

  add(name: string, parent: string | null, facts: Partial<WorldRecord> = {}): WorldRecord {
    this.#lastId += 1
    const id = facts.id ?? `R-${String(this.#lastId).padStart(8, '0')}`
    const record: WorldRecord = {
      id,
      name,
      kind: 'object',
      parent,
      asset: `resdb:///${id}`,
      isPublic: false,
      modifiedMs: 1_700_000_000_000,
      ...facts,
    }
    this.records.set(id, record)
    return record
  }

  folder(name: string, parent: string | null = null): string {
    return this.add(name, parent, { kind: 'folder', asset: '' }).id
  }

  /** The record of a folder; undefined where no folder is at the path. */
  folderAt(path: InventoryPath): string | null | undefined {
    let at: string | null = null
    for (const name of segmentsOf(path)) {
      const found: WorldRecord | undefined = this.in(at).find(
        record => record.name === name && record.kind === 'folder',
      )
      if (found === undefined) return undefined
      at = found.id
    }
    return at
  }

  pathOf(id: string | null): InventoryPath {
    const names: string[] = []
    for (let at = id; at !== null; at = this.records.get(at)?.parent ?? null)
      names.unshift(this.records.get(at)?.name ?? '?')
    return parsePath([ROOT, ...names].join('/')) ?? ROOT
  }

  in(parent: string | null): readonly WorldRecord[] {
    return [...this.records.values()].filter(record => record.parent === parent)
  }

  /** Whether a record can be reached from the root. */
  isReachable(id: string): boolean {
    const seen = new Set<string>()
    for (let at: string | null = id; at !== null; ) {
      const record: WorldRecord | undefined = this.records.get(at)
      if (record === undefined || seen.has(at)) return false
      seen.add(at)
      at = record.parent
    }
    return true
  }

  listing(parent: string | null): Uint8Array {
    return listingOf(this.pathOf(parent), this.in(parent))
  }
}

export function listingOf(path: string, records: Iterable<WorldRecord>): Uint8Array {
  const entries = Array.from(records, record => ({
    name: record.name,
    path: `${path}/${record.name}`,
    kind: WIRE_KINDS[record.kind],
    recordId: record.id,
    assetUri: record.asset,
    isPublic: record.isPublic,
    lastModifiedUnixNanos: BigInt(record.modifiedMs) * 1_000_000n,
    ...(record.extras === undefined ? {} : { extras: EntryExtras.fromPartial(record.extras) }),
  }))
  return InventoryListing.encode({ path, entries }).finish()
}
