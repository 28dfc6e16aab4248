import { titleOf } from '../../../src-shared/domain/names'
import type { Refusal } from '../../../src-shared/model/refusal'
import type { MovedEntry } from '../journal/journal'
import type { ExpectedEntry } from './expected-entry'

/** The folders that their owner protects from move, rename and delete. By record id: a path may lead elsewhere. */
export class Locks {
  readonly #recordIds: ReadonlySet<string>

  constructor(recordIds: Iterable<string>) {
    this.#recordIds = new Set(recordIds)
  }

  get hasAny(): boolean {
    return this.#recordIds.size > 0
  }

  refusalOf(entry: Pick<ExpectedEntry, 'recordId' | 'name' | 'title'>): Refusal | null {
    const name = titleOf(entry)
    return this.#recordIds.has(entry.recordId) ? { reason: 'locked', name, inner: name } : null
  }

  /** What holds a locked folder would take it along. */
  refusalInside(name: string, content: readonly MovedEntry[]): Refusal | null {
    if (!this.hasAny) return null
    const locked = content.find(({ recordId }) => this.#recordIds.has(recordId))
    if (locked === undefined) return null
    return { reason: 'locked', name, inner: locked.place.slice(locked.place.lastIndexOf('/') + 1) }
  }
}
