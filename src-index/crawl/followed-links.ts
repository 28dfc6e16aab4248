import type { Facts } from '../storage/facts'
import type { FolderNode } from '../tree/folder-node'

const FACT = 'followed-links'

/** Links that a person wants looked through like folders, by record id; kept in the file. Those in them are not meant. */
export class FollowedLinks {
  readonly #facts: Facts
  #recordIds: ReadonlySet<string>

  constructor(facts: Facts) {
    this.#facts = facts
    this.#recordIds = new Set(recordIdsIn(facts.get(FACT)))
  }

  has(recordId: string): boolean {
    return this.#recordIds.has(recordId)
  }

  follow(recordId: string): void {
    if (this.has(recordId)) return
    this.#recordIds = new Set([...this.#recordIds, recordId])
    this.#facts.set(FACT, JSON.stringify([...this.#recordIds]))
  }

  /** Whether the folder is looked through: it lies behind no link, or behind one that is. */
  covers(node: FolderNode): boolean {
    for (let at: FolderNode | null = node; at !== null; at = at.parent)
      if (at.isLink && (at.recordId === null || !this.has(at.recordId))) return false
    return true
  }
}

function recordIdsIn(json: string | null): readonly string[] {
  if (json === null) return []
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
  } catch {
    return []
  }
}
