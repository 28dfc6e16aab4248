import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import type { Operation, OperationKind, Step } from '../../../src-shared/model/operation'
import { keptOperation, keptSteps } from '../../testing/kept-operations'
import { testFolder } from '../../testing/sandbox-process'
import type { Journal } from './journal'
import { openJournal } from './open-journal'

const ADA = 'U-Ada'

/** Does what the engine does to the journal, and nothing to an inventory. */
class Deeds {
  readonly #file = join(testFolder(), 'journal.sqlite')
  #journal: Journal = openJournal(this.#file, Date.now)
  #count = 0
  /** By operation: what a person would call it. An undo or redo has the name of what it is of. */
  readonly #names = new Map<string, string>()

  constructor() {
    onTestEnd(() => this.#journal.close())
  }

  restart(): void {
    this.#journal.close()
    this.#journal = openJournal(this.#file, Date.now)
  }

  do(name: string, facts: Partial<Operation> = {}): void {
    this.#save(name, 'move', facts)
  }

  /** Takes back as many steps as are given, all when none are. */
  undo(stepCount?: number): void {
    const { undo } = this.#journal.undoStack(ADA)
    if (undo !== null) this.#takeBack('undo', undo, stepCount)
  }

  redo(stepCount?: number): void {
    const { redo } = this.#journal.undoStack(ADA)
    if (redo !== null) this.#takeBack('redo', redo, stepCount)
  }

  get next(): { readonly undo: string | null; readonly redo: string | null } {
    const { undo, redo } = this.#journal.undoStack(ADA)
    return { undo: this.#nameOf(undo), redo: this.#nameOf(redo) }
  }

  #takeBack(kind: OperationKind, target: Operation, stepCount = Infinity): void {
    const left = target.steps.filter(step => step.state === 'done' && step.isReversed !== true)
    const taken = left.slice(0, stepCount)
    const steps = keptSteps(`op-${this.#count + 1}`, taken.length)
    const state = taken.length === left.length ? 'done' : 'partly-done'
    this.#save(this.#nameOf(target) ?? '', kind, { state, steps })
    this.#journal.setReversed(
      taken.map(({ id }) => id),
      true,
    )
  }

  #save(name: string, kind: OperationKind, facts: Partial<Operation>): void {
    this.#count += 1
    const id = `op-${this.#count}`
    this.#names.set(id, name)
    this.#journal.save(ADA, keptOperation(id, { kind, steps: keptSteps(id, 2), ...facts }))
  }

  #nameOf(operation: Operation | null): string | null {
    return operation === null ? null : (this.#names.get(operation.id) ?? null)
  }
}

const REFUSED = { state: 'refused', steps: [] } as const
const spawned: Partial<Step> = { action: 'spawn' }

describe('undo and redo', () => {
  it('go back and forth over any number of operations', () => {
    const deeds = new Deeds()
    expect(deeds.next).toEqual({ undo: null, redo: null })
    for (const name of ['a', 'b', 'c']) deeds.do(name)
    const walk: readonly (readonly ['undo' | 'redo', string | null, string | null])[] = [
      ['undo', 'b', 'c'],
      ['undo', 'a', 'b'],
      ['redo', 'b', 'c'],
      ['undo', 'a', 'b'],
      ['undo', null, 'a'],
      ['undo', null, 'a'],
      ['redo', 'a', 'b'],
      ['redo', 'b', 'c'],
      ['redo', 'c', null],
      ['redo', 'c', null],
    ]
    for (const [key, undo, redo] of walk) {
      if (key === 'undo') deeds.undo()
      else deeds.redo()
      expect(deeds.next).toEqual({ undo, redo })
    }
  })

  it('lose what could be redone as soon as something else was done', () => {
    const deeds = new Deeds()
    deeds.do('a')
    deeds.do('b')
    deeds.undo()
    deeds.do('refused', REFUSED)
    expect(deeds.next).toEqual({ undo: 'a', redo: 'b' })
    deeds.do('c')
    expect(deeds.next).toEqual({ undo: 'c', redo: null })
    deeds.undo()
    expect(deeds.next).toEqual({ undo: 'a', redo: 'c' })
    deeds.redo()
    expect(deeds.next).toEqual({ undo: 'c', redo: null })
  })

  it('step over what has no inverse', () => {
    const deeds = new Deeds()
    deeds.do('a')
    deeds.do('spawned', { kind: 'spawn', steps: keptSteps('spawned', 1, spawned) })
    expect(deeds.next.undo).toBe('a')
  })

  it('keep what could be redone when something was spawned: the inventory is as the undo left it', () => {
    const deeds = new Deeds()
    deeds.do('a')
    deeds.undo()
    deeds.do('spawned', { kind: 'spawn', steps: keptSteps('spawned', 1, spawned) })
    expect(deeds.next).toEqual({ undo: null, redo: 'a' })
  })

  it('leave out what has not ended', () => {
    const deeds = new Deeds()
    deeds.do('a')
    deeds.do('b', { state: 'running' })
    expect(deeds.next).toEqual({ undo: 'a', redo: null })
  })

  it('go on with the rest of what was taken back in part', () => {
    const deeds = new Deeds()
    deeds.do('a')
    deeds.do('b')
    deeds.undo(1)
    expect(deeds.next).toEqual({ undo: 'b', redo: 'b' })
    deeds.undo()
    expect(deeds.next).toEqual({ undo: 'a', redo: 'b' })
    deeds.redo()
    deeds.redo()
    expect(deeds.next).toEqual({ undo: 'b', redo: null })
  })

  it('stay as they are when nothing could be taken back', () => {
    const deeds = new Deeds()
    deeds.do('a')
    deeds.undo(0)
    expect(deeds.next).toEqual({ undo: 'a', redo: null })
    deeds.undo()
    deeds.redo(0)
    expect(deeds.next).toEqual({ undo: null, redo: 'a' })
  })

  it('agree with two plain stacks, whatever is done, across restarts', () => {
    const deed = fc.constantFrom(
      'do',
      'undo',
      'redo',
      'undo',
      'redo',
      'lasting',
      'refused',
      'nothing',
      'restart',
    )
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), history => {
        const deeds = new Deeds()
        const undo: string[] = []
        const redo: string[] = []
        for (const [at, what] of history.entries()) {
          act(deeds, what, `deed ${at}`)
          actOnStacks(undo, redo, what, `deed ${at}`)
          expect(deeds.next).toEqual({ undo: undo.at(-1) ?? null, redo: redo.at(-1) ?? null })
        }
      }),
      { numRuns: 60 },
    )
  })
})

function act(deeds: Deeds, what: string, name: string): void {
  if (what === 'do') deeds.do(name)
  if (what === 'undo') deeds.undo()
  if (what === 'redo') deeds.redo()
  if (what === 'lasting') deeds.do(name, { kind: 'delete', steps: keptSteps(name, 1, { action: 'remove' }) })
  if (what === 'refused') deeds.do(name, REFUSED)
  if (what === 'nothing') deeds.undo(0)
  if (what === 'restart') deeds.restart()
}

/** The model: what every editor does. */
function actOnStacks(undo: string[], redo: string[], what: string, name: string): void {
  if (what === 'do' || what === 'lasting') redo.length = 0
  if (what === 'do') undo.push(name)
  const moved = what === 'undo' ? undo.pop() : what === 'redo' ? redo.pop() : undefined
  if (moved !== undefined) (what === 'undo' ? redo : undo).push(moved)
}
