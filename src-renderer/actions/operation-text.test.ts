import { describe, expect, it } from 'vitest'
import { parsePath } from '../../src-shared/domain/paths'
import type { Operation, Step } from '../../src-shared/model/operation'
import { en } from '../text/en'
import {
  actionOf,
  canCancel,
  cancelledText,
  doneText,
  endedNoticeOf,
  failureText,
  progressOf,
  rootSteps,
  waitedFor,
} from './operation-text'

function step(name: string, to: string, more: Partial<Step> = {}): Step {
  return {
    id: to,
    action: 'copy',
    name,
    entryKind: 'object',
    recordId: name,
    from: parsePath(`/Inventory/From/${name}`),
    to: parsePath(`/Inventory/${to}`),
    state: 'done',
    ...more,
  }
}

function operation(steps: readonly Step[], more: Partial<Operation> = {}): Operation {
  return {
    id: '1',
    kind: 'copy',
    state: 'done',
    steps,
    startedAtMs: 0,
    targetName: 'To',
    affected: [],
    canUndo: true,
    ...more,
  }
}

const folderCopy = operation([
  step('Hats', 'To/Hats', { entryKind: 'folder' }),
  step('Red', 'To/Hats/Red'),
  step('Blue', 'To/Hats/Blue'),
])

describe('what is said of an operation', () => {
  it('names the folder, not everything in it', () => {
    expect(rootSteps(folderCopy).map(({ name }) => name)).toEqual(['Hats'])
    expect(doneText(en, folderCopy)).toBe('Copied “Hats” to “To”')
    expect(actionOf(en, folderCopy)).toBe('Copy “Hats” to “To”')
  })

  it('does the same when what is inside goes first', () => {
    const reversed = operation(folderCopy.steps.toReversed())
    expect(rootSteps(reversed).map(({ name }) => name)).toEqual(['Hats'])
  })

  it('does not count what only made way', () => {
    const trashed = operation(
      [
        step('Satchel Trash', 'Satchel Trash', { isAuxiliary: true, entryKind: 'folder' }),
        step('Hat', 'Satchel Trash/2026-11-22 05-27-35 UTC/Hat'),
      ],
      { kind: 'trash', targetName: null },
    )
    expect(doneText(en, trashed)).toBe('Moved “Hat” to the Trash')
  })

  it('says what was skipped', () => {
    const one = operation([step('Hat', 'To/Hat'), step('Cap', 'To/Cap', { state: 'skipped' })], {
      kind: 'move',
    })
    expect(doneText(en, one)).toBe('Moved “Hat” to “To”. 1 item was skipped.')
    const none = operation([step('Cap', 'To/Cap', { state: 'skipped' })], { kind: 'move' })
    expect(doneText(en, none)).toBe('Nothing was moved. 1 item was skipped.')
  })

  it('says of a folder that is merged on Restore what came out of it, and not that it came along', () => {
    const box = step('Box', 'To/Box', { entryKind: 'folder', to: null, state: 'skipped', isAuxiliary: true })
    const parts = { kind: 'restore', targetName: null } as const
    expect(doneText(en, operation([step('Hat', 'To/Box/Hat'), box], parts))).toBe('Restored “Hat”')
    expect(doneText(en, operation([box], parts))).toBe('Nothing was restored. 1 item was skipped.')
  })

  it('says of an undo what it took back', () => {
    const undo = operation([step('Hat', 'From/Hat')], {
      kind: 'undo',
      targetName: null,
      reverses: { operationId: '0', kind: 'trash' },
    })
    expect(doneText(en, undo)).toBe('Undone: Move “Hat” to Trash')
  })

  it('says how far it got when it failed, was refused, or was called off', () => {
    const error = { kind: 'cloud', message: 'The cloud does not answer.' } as const
    const partly = operation([step('Hat', 'To/Hat'), step('Cap', 'To/Cap', { state: 'failed', error })], {
      state: 'partly-done',
    })
    expect(failureText(en, partly)).toEqual({
      message: 'Stopped after 1 of 2.',
      detail: 'The cloud does not answer.',
    })
    const refused = operation([], { state: 'refused', error: { ...error, message: 'No.' } })
    expect(failureText(en, refused)).toEqual({ message: 'Nothing was copied.', detail: 'No.' })
    expect(cancelledText(en, { ...partly, state: 'cancelled' })).toBe('Cancelled after 1 of 2.')
  })
})

describe('what runs', () => {
  const moving = step('Hats', 'To/Hats', { entryKind: 'folder', action: 'move', state: 'running' })
  const left = step('Red', 'To/Red', { state: 'queued' })

  it('can be cancelled while something of it is not called yet', () => {
    expect(canCancel(operation([], { state: 'queued' }))).toBe(true)
    expect(canCancel(operation([moving, left], { state: 'running' }))).toBe(true)
    expect(canCancel(operation([{ ...moving, state: 'checking' }], { state: 'checking' }))).toBe(true)
  })

  it('cannot be cancelled at its last call', () => {
    expect(canCancel(operation([moving], { state: 'running' }))).toBe(false)
    expect(canCancel(operation([{ ...moving, state: 'proving' }], { state: 'proving' }))).toBe(false)
  })

  it('is counted by what has left the one folder that it moves', () => {
    const progress = { done: 2, total: 6 }
    expect(progressOf(operation([{ ...moving, progress }]))).toEqual(progress)
    expect(progressOf(operation([moving, left]))).toEqual({ done: 0, total: 2 })
  })

  it('is what the next of its kind waits for', () => {
    const first = operation([moving], { id: 'first', state: 'running' })
    const next = operation([], { id: 'next', state: 'queued', kind: 'rename' })
    const spawn = operation([], { id: 'spawn', state: 'queued', kind: 'spawn' })
    const running = [first, next, spawn]
    expect(running.map(one => waitedFor(one, running)?.id)).toEqual([undefined, 'first', undefined])
  })
})

describe('the notice for who looks elsewhere', () => {
  it('says what was done, or first that it was not', () => {
    expect(endedNoticeOf(en, operation([step('Kiwi', 'To/Kiwi')]), false)).toContain('Kiwi')
    const failed = [step('Kiwi', 'To/Kiwi', { state: 'failed' })]
    for (const state of ['failed', 'partly-done', 'unknown'] as const) {
      const said = endedNoticeOf(en, operation(failed, { state }), false)
      expect(said.startsWith(`${en.operation.states[state]}: `)).toBe(true)
    }
  })

  it('names nothing in streamer mode', () => {
    const steps = [step('Kiwi', 'To/Kiwi'), step('Plum', 'To/Plum', { state: 'failed' })]
    const said = endedNoticeOf(en, operation(steps, { state: 'partly-done' }), true)
    expect(said).toBe('Partly done: 1 of 2')
  })
})
