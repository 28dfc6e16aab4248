import { isUnfinished } from '../../src-shared/domain/pending'
import { MAX_ENTRIES_PER_REQUEST } from '../../src-shared/ipc/contract'
import type { TrashNote } from '../../src-shared/model/trash-note'
import { createStore, type Store } from '../kit/store'
import { partOfSession, type Session } from '../session/session'

/** By record id; null: Satchel on this computer made no such folder, as far as its History went when it was asked. */
export type KnownNotes = ReadonlyMap<string, TrashNote | null>

/**
 * What main keeps of the folders in Satchel's own Trash. A note never changes. That there is none is
 * true of a moment: a folder is listed before the operation that makes it is written down.
 */
class TrashNotes {
  readonly store: Store<KnownNotes> = createStore<KnownNotes>(new Map())
  readonly #session: Session
  readonly #wanted = new Set<string>()
  readonly #asking = new Set<string>()

  constructor(session: Session) {
    this.#session = session
    const stop = session.operations.listen(({ state }) => {
      if (!isUnfinished(state)) this.#askAgain()
    })
    session.onClose(stop)
  }

  /** Asks for what is not known yet. What could not be read stays unknown, and is asked for the next time. */
  want(recordIds: readonly string[]): void {
    for (const id of recordIds) this.#wanted.add(id)
    const known = this.store.get()
    this.#ask(recordIds.filter(id => !known.has(id) && !this.#asking.has(id)))
  }

  /** What is said of a folder stays until another answer is there, so that no row goes and comes back. */
  #askAgain(): void {
    const known = this.store.get()
    this.#ask([...this.#wanted].filter(id => !known.get(id)))
  }

  #ask(recordIds: readonly string[]): void {
    for (let start = 0; start < recordIds.length; start += MAX_ENTRIES_PER_REQUEST)
      void this.#read(recordIds.slice(start, start + MAX_ENTRIES_PER_REQUEST))
  }

  async #read(recordIds: readonly string[]): Promise<void> {
    for (const id of recordIds) this.#asking.add(id)
    try {
      this.#learn(recordIds, await this.#session.ask('trash.notes', { recordIds }))
    } catch (error) {
      console.error('What is kept of the Trash could not be read', error)
    } finally {
      for (const id of recordIds) this.#asking.delete(id)
    }
  }

  /** An answer that was long on its way takes no note back. */
  #learn(recordIds: readonly string[], notes: readonly TrashNote[]): void {
    const told = new Map(notes.map(note => [note.recordId, note]))
    const known = this.store.get()
    const learnt = recordIds.map(id => [id, told.get(id) ?? known.get(id) ?? null] as const)
    if (learnt.some(([id, note]) => known.get(id) !== note))
      this.store.update(before => new Map([...before, ...learnt]))
  }
}

export const trashNotesOf = partOfSession(session => new TrashNotes(session))
