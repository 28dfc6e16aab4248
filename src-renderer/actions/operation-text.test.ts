import { describe, expect, it } from 'vitest'
import { parsePath } from '../../src-shared/domain/paths'
import type { Operation, Step } from '../../src-shared/model/operation'
import { en } from '../text/en'
import { actionOf, cancelledText, doneText, failureText, rootSteps } from './operation-text'

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
