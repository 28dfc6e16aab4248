import { describe, expect, it } from 'vitest'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { Operation, Step, StepState } from '../../src-shared/model/operation'
import { rowsOf } from '../testing/arbitrary-tree'
import { type Clipboard, isTakenBy } from './clipboard'
import { draggedOf } from './drop-target'
import { SelectedIds } from './selected-ids'
import { selectedRows } from './selected-rows'

const rows = rowsOf(['Kiwi', 'Pear'])
const dragged = selectedRows(rows, SelectedIds.of(['/R-0'])).map(draggedOf)
const cut: Clipboard = { mode: 'move', cut: null, dragged: () => dragged }

function moveOf(name: string, state: StepState): Operation {
  const step: Step = {
    id: '1',
    action: 'move',
    name,
    entryKind: 'object',
    recordId: 'R-9',
    from: childPath(ROOT, name),
    to: null,
    state,
  }
  return {
    id: '1',
    kind: 'move',
    state: 'running',
    steps: [step],
    startedAtMs: 0,
    targetName: null,
    affected: [],
    canUndo: false,
  }
}

describe('isTakenBy', () => {
  it('gives up what was moved, and what may have been', () => {
    expect(isTakenBy(cut, moveOf('Kiwi', 'done'))).toBe(true)
    expect(isTakenBy(cut, moveOf('Kiwi', 'unknown'))).toBe(true)
  })

  it('keeps what is not moved yet, what could not be moved, and what stayed when something else moved', () => {
    expect(isTakenBy(cut, moveOf('Kiwi', 'running'))).toBe(false)
    expect(isTakenBy(cut, moveOf('Kiwi', 'failed'))).toBe(false)
    expect(isTakenBy(cut, moveOf('Pear', 'done'))).toBe(false)
  })

  it('keeps what was copied: it can be pasted again', () => {
    expect(isTakenBy({ ...cut, mode: 'copy' }, moveOf('Kiwi', 'done'))).toBe(false)
  })
})
