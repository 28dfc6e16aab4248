import type { LedgerLine } from './ledger-lines.ts'
import { MovedIds, newMark } from './moved-ids.ts'
import type { MadeObject } from './wire/made-object.ts'
import { isFolderKey, type ObjectKey } from './wire/object-key.ts'

export type CopyPurpose = 'move' | 'copy'

/** One change that goes object by object, as long as it is not at its end. */
export interface OpenChange {
  readonly number: number
  readonly purpose: CopyPurpose
  readonly from: ObjectKey
  readonly to: ObjectKey
  /** `copying`: what it has made at `to` is to go again; `leaving`: what is left at `from` is to go. */
  readonly phase: 'copying' | 'leaving'
  /** By key; of one that is copying. */
  readonly made: ReadonlyMap<ObjectKey, MadeObject>
}

/** What a store answers that is asked to keep lines: those that there are where it has just begun to. */
export type Kept = readonly LedgerLine[] | 'as-before' | 'unwritable'

/** Where lines are kept; each call returns when they are there. */
export interface LedgerStore {
  /** Absent: it always does. `known`: for where there are none. @throws GatewayRefusal where another process does */
  keep?(known: readonly LedgerLine[]): Kept
  close?(): void
  /** `isSafe`: also where the machine loses its power at that moment. */
  append(line: LedgerLine, isSafe: boolean): void
}

const NOWHERE: LedgerStore = { append: () => {} }

/**
 * What has to be known of changes after the program has ended, however it did:
 * which object was moved where, so that ids hold, and which change was under way.
 * Without a store all of it holds for one run only, and the next one gives other ids.
 */
export class MoveLedger {
  readonly ids: MovedIds
  readonly #store: LedgerStore
  readonly #open = new Map<number, OpenChange & { readonly made: Map<ObjectKey, MadeObject> }>()
  #isWritable: boolean
  #isElsewhere = false
  #last = 0

  constructor(lines: readonly LedgerLine[] = [], store: LedgerStore = NOWHERE) {
    this.ids = new MovedIds()
    for (const line of lines) this.#apply(line)
    this.#store = store
    this.#isWritable = store.keep === undefined
  }

  /** Whether another process writes it, as far as was seen last. */
  get isElsewhere(): boolean {
    return this.#isElsewhere
  }

  /** Whether what is open is this process's to end. */
  get isOurs(): boolean {
    return this.#isWritable && !this.#isElsewhere
  }

  /**
   * Whether it is this process that writes it, or nobody can; before each change. `taken`: only now, after
   * another has; what that one has done is known from here on, and ids may be others.
   * @throws GatewayRefusal where another process still does
   */
  keep(): 'as-before' | 'taken' | 'unwritable' {
    this.#isElsewhere = true
    const kept = this.#store.keep?.(this.lines) ?? 'as-before'
    this.#isElsewhere = false
    this.#isWritable = kept !== 'unwritable'
    if (typeof kept === 'string') return kept
    const { epoch } = this.ids
    this.#open.clear()
    this.ids.restart(epoch)
    for (const line of kept) this.#apply(line)
    return 'taken'
  }

  close(): void {
    this.#store.close?.()
  }

  /** Those that have not come to their end, oldest first. */
  get open(): readonly OpenChange[] {
    return [...this.#open.values()]
  }

  /** What says the same as all lines that there were. */
  get lines(): readonly LedgerLine[] {
    const { ids } = this
    const origins = [...ids.origins].map(([key, origin]): LedgerLine => ({ kind: 'origin', key, origin }))
    const open = this.open.flatMap(({ number, purpose, from, to, phase, made }): LedgerLine[] => [
      { kind: 'begin', number, purpose, from, to },
      ...[...made].map(([key, object]): LedgerLine => ({ kind: 'made', number, key, ...object })),
      // Its ids have their places among the origins.
      ...(phase === 'leaving' ? [{ kind: 'leaving', number } as const] : []),
    ])
    return [{ kind: 'epoch', epoch: ids.epoch }, ...origins, ...open]
  }

  /** Before the first copy. Nothing may be copied where this fails. */
  begin(purpose: CopyPurpose, from: ObjectKey, to: ObjectKey): number {
    const line = { kind: 'begin', number: this.#last + 1, purpose, from, to } as const
    this.#note(line, false)
    return line.number
  }

  /**
   * One copy is there. Never fails: what is not written down is taken for nobody's by a later run, and stays.
   */
  made(number: number, key: ObjectKey, { etag, modifiedMs }: MadeObject): void {
    const line = { kind: 'made', number, key, etag, modifiedMs } as const
    this.#apply(line)
    try {
      this.#store.append(line, false)
    } catch {
      // The change itself goes on.
    }
  }

  /** All is copied and proved: from now on what is at the new place is it. Before anything is deleted. */
  moved(number: number): void {
    const change = this.#open.get(number)
    if (change !== undefined) for (const key of [change.from, change.to]) this.touched(key, number)
    this.#note({ kind: 'moved', number, mark: newMark() }, true)
  }

  /** A copy that is proved and stays. Before anybody is told: what fails here is to be taken back. */
  copied(number: number): void {
    const change = this.#open.get(number)
    if (change !== undefined) this.touched(change.to, number)
    this.end(number)
  }

  /** It is done, or nothing of it is left. Who takes a copy for one that is to go again would delete it. */
  end(number: number): void {
    const change = this.#open.get(number)
    if (change !== undefined) this.#note({ kind: 'end', number }, change.phase === 'copying')
  }

  /**
   * A change writes or deletes there, or in it: what broke off at that place is ended as it lies, since what is
   * there from now on is somebody's. `byNumber`: the change itself, which goes on.
   */
  touched(key: ObjectKey, byNumber = 0): void {
    for (const { number, from, to } of this.open) {
      if (number === byNumber || !(meet(key, from) || meet(key, to))) continue
      this.#note({ kind: 'end', number }, true)
    }
  }

  #note(line: LedgerLine, isSafe: boolean): void {
    this.#store.append(line, isSafe)
    this.#apply(line)
  }

  #apply(line: LedgerLine): void {
    switch (line.kind) {
      case 'epoch':
        this.ids.restart(line.epoch)
        return
      case 'origin':
        this.ids.restore(line.key, line.origin)
        return
      case 'begin': {
        const { number, purpose, from, to } = line
        this.#last = Math.max(this.#last, number)
        this.#open.set(number, { number, purpose, from, to, phase: 'copying', made: new Map() })
        return
      }
      case 'made':
        this.#open.get(line.number)?.made.set(line.key, { etag: line.etag, modifiedMs: line.modifiedMs })
        return
      case 'moved':
        this.#leave(line.number, ({ from, to }) => this.ids.moved(from, to, line.mark))
        return
      case 'leaving':
        this.#leave(line.number, () => {})
        return
      case 'end':
        this.#open.delete(line.number)
    }
  }

  #leave(number: number, act: (change: OpenChange) => void): void {
    const change = this.#open.get(number)
    if (change === undefined) return
    act(change)
    this.#open.set(number, { ...change, phase: 'leaving', made: new Map() })
  }
}

/** Whether one is the other, or lies in it. */
function meet(one: ObjectKey, other: ObjectKey): boolean {
  if (one === other) return true
  return (isFolderKey(one) && other.startsWith(one)) || (isFolderKey(other) && one.startsWith(other))
}
