import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { InventoryId, KnownInventory } from '../../src-shared/model/inventory-id'
import type { Source } from '../../src-shared/model/source'
import { VersionedFile } from '../storage/versioned-file'
import { oldNames } from './old-names'

export type FileName = 'places' | 'tray' | 'crawl'

export interface FileFacts {
  readonly version: number
  readonly maxBytes?: number
}

/** Files of one inventory, in a folder of its own: `inventories/<digest of its id>/`. */
export class InventoryFiles {
  readonly #userData: string
  readonly folder: string
  readonly #log: (line: string) => void

  constructor(userData: string, id: InventoryId, log: (line: string) => void) {
    this.#userData = userData
    // Anything may stand in an id; a digest can always be the name of a folder.
    this.folder = join(userData, 'inventories', digestOf(id))
    this.#log = log
  }

  exist(): boolean {
    return existsSync(this.folder)
  }

  file(name: FileName, facts: FileFacts): VersionedFile {
    return this.#at(join(this.folder, `${name}.json`), facts)
  }

  /**
   * The files under the names of before, which lay in a folder for all. They
   * stay where they are: what one of them is called may have stood for two
   * inventories, and a version from before still reads them.
   */
  old(name: FileName, facts: FileFacts, known: KnownInventory, source: Source | null): VersionedFile[] {
    const folder = join(this.#userData, name)
    const unread = new Set(namesIn(folder).filter(file => /^[0-9a-f]{24}\.json$/.test(file)))
    const found: VersionedFile[] = []
    if (unread.size === 0) return found
    for (const oldName of oldNames(known, source)) {
      const file = `${digestOf(oldName)}.json`
      if (unread.delete(file)) found.push(this.#at(join(folder, file), facts))
      if (unread.size === 0) break
    }
    return found
  }

  #at(path: string, { version, maxBytes }: FileFacts): VersionedFile {
    return new VersionedFile(path, version, this.#log, maxBytes)
  }
}

function digestOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 24)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
