import { folderTitleOf } from '../../../src-shared/domain/entry-address'
import { AppFailure } from '../../../src-shared/errors'
import type { Operation, OperationKind } from '../../../src-shared/model/operation'
import type { Journal } from '../journal/journal'
import type { EngineRequest } from './plan'

export interface InitialOperationParts {
  readonly id: string
  readonly startedAtMs: number
  readonly journal: Journal
  readonly inventory: string
}

/** An operation as it is told of before anything of it was looked at. */
export function initialOperation(
  request: EngineRequest,
  { id, startedAtMs, journal, inventory }: InitialOperationParts,
): Operation {
  const reverses = reversedBy(request, journal, inventory)
  return {
    id,
    kind: isRedo(request, journal, inventory) ? 'redo' : kindOf(request),
    state: 'queued',
    steps: [],
    startedAtMs,
    targetName: targetNameOf(request),
    affected: [],
    canUndo: false,
    ...(reverses === null ? {} : { reverses }),
  }
}

function reversedBy(
  request: EngineRequest,
  journal: Journal,
  inventory: string,
): NonNullable<Operation['reverses']> | null {
  if (request.kind !== 'undo' && request.kind !== 'redo') return null
  const { operationId } = request
  const kind = kindReversed(journal, inventory, operationId)
  return kind === null ? null : { operationId, kind }
}

/** To take an undo back is to do it again, wherever that was asked for: undo and redo go on from there. */
function isRedo(request: EngineRequest, journal: Journal, inventory: string): boolean {
  return request.kind === 'undo' && keptOperation(journal, inventory, request.operationId)?.kind === 'undo'
}

/** The kind that the words on screen need: a redo says what it does again. */
function kindReversed(journal: Journal, inventory: string, operationId: string): OperationKind | null {
  const operation = keptOperation(journal, inventory, operationId)
  return operation === null ? null : (operation.reverses?.kind ?? operation.kind)
}

function keptOperation(journal: Journal, inventory: string, operationId: string): Operation | null {
  try {
    return journal.operation(inventory, operationId)
  } catch (thrown) {
    if (thrown instanceof AppFailure) return null
    throw thrown
  }
}

function kindOf(request: EngineRequest): OperationKind {
  if (request.kind === 'bring') return 'copy'
  return request.kind === 'transfer' ? request.mode : request.kind
}

function targetNameOf(request: EngineRequest): string | null {
  if (request.kind === 'bring') return request.targetName
  if (request.kind === 'give') return request.to
  if (request.kind === 'transfer') return folderTitleOf(request.target)
  return request.kind === 'make-folder' ? folderTitleOf(request.parent) : null
}
