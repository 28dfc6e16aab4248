import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { Operation, OperationState, Step, StepState } from '../../src-shared/model/operation'
import { say } from '../../src-shared/sentences'
import { FRUIT } from './fixture-entries'

const MINUTE_MS = 60_000

export const FRUIT_PATH = parsePath('/Inventory/Food & Drink') ?? ROOT

function step(name: string, state: StepState, rest: Partial<Step> = {}): Step {
  return {
    id: `step-${name}`,
    action: 'move',
    name,
    entryKind: 'object',
    recordId: `R-${name.toLowerCase()}`,
    from: ROOT,
    to: FRUIT_PATH,
    state,
    ...rest,
  }
}

export function operation(
  id: string,
  state: OperationState,
  steps: readonly Step[],
  rest: Partial<Operation> = {},
): Operation {
  return {
    id,
    kind: 'move',
    state,
    steps,
    startedAtMs: Date.now() - 12 * MINUTE_MS,
    targetName: 'Food & Drink',
    affected: [],
    canUndo: state === 'done',
    ...rest,
  }
}

export const RUNNING = operation('running', 'running', [
  step('Apple', 'done'),
  step('Cherry', 'running'),
  step('Fig', 'queued'),
])

/** A folder on its way, which nothing stops, and what waits for it. */
export const FOLDER_MOVING: readonly Operation[] = [
  operation('folder', 'running', [
    step('Tools', 'running', { entryKind: 'folder', progress: { done: 4, total: 6 } }),
  ]),
  operation('next', 'queued', [], { kind: 'rename' }),
]

/** Something that somebody is given at the moment. */
export const GIVING: readonly Operation[] = [
  operation(
    'giving',
    'running',
    FRUIT.slice(0, 1).map(({ name, recordId }) =>
      step(name, 'running', { action: 'give', recordId, to: null }),
    ),
    { kind: 'give', targetName: '1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b' },
  ),
]

const ended = { endedAtMs: Date.now() - 11 * MINUTE_MS }
const gaveUp = { error: { kind: 'cloud', ...say('service-gave-up') } } as const

/** One of each end that an operation can have, newest first. */
export const HISTORY: readonly Operation[] = [
  operation('done', 'done', [step('Apple', 'done'), step('Banana', 'done')], ended),
  operation(
    'partly',
    'partly-done',
    [step('Apple', 'done'), step('Cherry', 'failed', gaveUp), step('Fig', 'queued')],
    { ...ended, canUndo: true },
  ),
  operation('unknown', 'unknown', [step('Grape', 'unknown', gaveUp)], ended),
  operation('failed', 'failed', [step('Elderberry', 'failed', gaveUp)], { ...ended, kind: 'copy' }),
  operation('cancelled', 'cancelled', [step('Apple', 'done'), step('Fig', 'queued')], ended),
  operation('refused', 'refused', [], {
    ...ended,
    error: { kind: 'refused', ...say('cancelled'), refusal: { reason: 'gone', name: 'Kiwi' } },
  }),
  operation('trashed', 'done', [step('Dragon fruit', 'done')], { ...ended, kind: 'trash' }),
  operation(
    'spawned',
    'done',
    [step('Banana', 'done', { action: 'spawn', to: null, slotName: 'Banana (2)' })],
    { ...ended, kind: 'spawn', targetName: 'Home', canUndo: false },
  ),
]
