import { nameOf } from '../../src-shared/domain/paths'
import type { Operation } from '../../src-shared/model/operation'
import { assertNever } from '../../src-shared/result'
import type { Catalogue } from '../i18n/en'
import { errorText } from '../i18n/refusal-text'

/** What a finished operation did, in one sentence. */
export function doneText(text: Catalogue, operation: Operation): string {
  const [first] = operation.steps
  const name = first?.name ?? ''
  const target = operation.targetName ?? ''
  switch (operation.kind) {
    case 'make-folder':
      return text.operation.made(name, target)
    case 'rename':
      return text.operation.renamed(name, first?.to ? nameOf(first.to) : target)
    case 'move':
    case 'copy':
      return text.operation.transferred(operation.kind, operation.steps.length, name, target)
    case 'spawn':
      return text.operation.spawned(name, first?.slotName ?? '', operation.targetName)
    default:
      return assertNever(operation.kind)
  }
}

/** Why it was not done, or not wholly: what happened, and what to do. */
export function failureText(text: Catalogue, operation: Operation): { message: string; detail?: string } {
  const failed = operation.steps.find(step => step.error)
  const error = operation.error ?? failed?.error
  const reason = error ? errorText(text, error) : text.operation.unknown
  if (operation.state === 'refused')
    return { message: text.operation.refused[operation.kind], detail: reason }
  if (operation.state === 'unknown') return { message: text.operation.unknown, detail: reason }
  const done = operation.steps.filter(step => step.state === 'done').length
  const count = operation.steps.length
  if (done > 0) return { message: text.operation.partly(done, count), detail: reason }
  return {
    message: text.operation.failed[operation.kind](count, operation.steps[0]?.name ?? ''),
    detail: reason,
  }
}
