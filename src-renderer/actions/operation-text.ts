import { titleOf } from '../../src-shared/domain/names'
import { nameOf, parentOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CallProgress, Operation, Step } from '../../src-shared/model/operation'
import { assertNever } from '../../src-shared/result'
import type { Catalogue } from '../text/en'
import { errorText } from '../text/refusal-text'

/** The steps that were asked for; those that only made way for them are not counted. */
export function mainSteps({ steps }: Operation): readonly Step[] {
  const main = steps.filter(step => !step.isAuxiliary)
  return main.length > 0 ? main : steps
}

/** Of a folder that is copied entry by entry only the folder: what a person would say was copied. */
export function rootSteps(operation: Operation): readonly Step[] {
  const steps = mainSteps(operation)
  const folders = new Set(
    steps.filter(({ entryKind }) => entryKind === 'folder').map(({ to, from }) => to ?? from),
  )
  return steps.filter(({ to, from }) => !isBelowOneOf(to ?? from, folders))
}

function isBelowOneOf(path: InventoryPath | null, folders: ReadonlySet<InventoryPath | null>): boolean {
  let above = path === null ? null : parentOf(path)
  while (above !== null) {
    if (folders.has(above)) return true
    above = parentOf(above)
  }
  return false
}

export function countOf(steps: readonly Step[], state: Step['state']): number {
  return steps.reduce((count, step) => (step.state === state ? count + 1 : count), 0)
}

/** Whether Cancel would do something: what is out is never cut off, only what follows it is left. */
export function canCancel({ state, steps }: Operation): boolean {
  return state === 'queued' || state === 'checking' || steps.some(step => step.state === 'queued')
}

/** How far it has come: in steps, or, of one folder on its way, in what is inside. */
export function progressOf(operation: Operation): CallProgress {
  const steps = mainSteps(operation)
  const [first] = steps
  if (steps.length === 1 && first?.progress) return first.progress
  return { done: countOf(steps, 'done'), total: steps.length }
}

/** The same from 0 to 1, for where there are no words. */
export function fractionOf(operation: Operation): number {
  const { done, total } = progressOf(operation)
  return total === 0 ? 0 : done / total
}

/** What has to end before it: changes run one after the other, and so do spawns. Null when it is its turn. */
export function waitedFor(operation: Operation, running: Iterable<Operation>): Operation | null {
  if (operation.state !== 'queued') return null
  const isSpawn = operation.kind === 'spawn'
  const first = [...running].find(({ kind }) => (kind === 'spawn') === isSpawn)
  return first === undefined || first.id === operation.id ? null : first
}

/** What an operation does, or what it takes back or does again: "Move “Kiwi” to “Drink”". */
export function actionOf(text: Catalogue, operation: Operation): string {
  const steps = rootSteps(operation)
  const { reverses } = operation
  const target = reverses ? null : operation.targetName
  return text.operation.action(reverses?.kind ?? operation.kind, steps.length, firstTitleOf(steps), target)
}

/** The line of an operation that waits or runs: "Moving “Kiwi” to “Drink”". */
export function runningTitleOf(text: Catalogue, operation: Operation): string {
  const { kind, targetName } = operation
  if (operation.reverses) {
    const action = actionOf(text, operation)
    return kind === 'redo' ? text.operation.redoing(action) : text.operation.undoing(action)
  }
  const steps = rootSteps(operation)
  return text.operation.doing(kind, steps.length, firstTitleOf(steps), targetName)
}

/** The line of an operation that ended: what it did, or would have done. */
export function endedTitleOf(text: Catalogue, operation: Operation): string {
  const done = rootSteps(operation).filter(step => step.state === 'done')
  if (operation.state === 'done' && done.length > 0) return whatWasDone(text, operation, done)
  if (!operation.reverses) return actionOf(text, operation)
  const action = actionOf(text, operation)
  return operation.kind === 'redo' ? text.history.redoWhat(action) : text.history.undoWhat(action)
}

/**
 * For who looks elsewhere: what was done, or that it was not. Without names where the screen is
 * shown to others: the system's messages lie above whatever is.
 */
export function endedNoticeOf(text: Catalogue, operation: Operation, isPrivate: boolean): string {
  const { state } = operation
  const how = text.operation.states[state]
  const steps = rootSteps(operation)
  if (isPrivate) return text.operation.unnamed(how, countOf(steps, 'done'), steps.length)
  const title = endedTitleOf(text, operation)
  return state === 'done' ? title : text.operation.endedOtherwise(how, title)
}

/** What a finished operation did, in one sentence. */
export function doneText(text: Catalogue, operation: Operation): string {
  const skipped = countOf(mainSteps(operation), 'skipped')
  const steps = rootSteps(operation)
  const done = steps.filter(step => step.state === 'done')
  if (skipped > 0 && done.length === 0) {
    return `${text.operation.refused[operation.kind]}${text.operation.skipped(skipped)}`
  }
  const said = whatWasDone(text, operation, done.length > 0 ? done : steps)
  return skipped > 0 ? `${said}.${text.operation.skipped(skipped)}` : said
}

function whatWasDone(text: Catalogue, operation: Operation, steps: readonly Step[]): string {
  const [first] = steps
  const count = steps.length
  const name = firstTitleOf(steps)
  const target = operation.targetName ?? ''
  const say = text.operation
  switch (operation.kind) {
    case 'make-folder':
      return say.made(name, target)
    case 'rename':
      return count > 1 ? say.renamedMany(count) : say.renamed(name, (first && newTitleOf(first)) ?? target)
    case 'move':
    case 'copy':
      return say.transferred(operation.kind, count, name, target)
    case 'trash':
      return say.trashed(count, name)
    case 'restore':
      return say.restored(count, name, operation.targetName)
    case 'delete':
      return say.deleted(count, name)
    case 'empty-trash':
      return say.emptied()
    case 'spawn':
      return count > 1
        ? say.spawnedMany(count, operation.targetName)
        : say.spawned(name, first?.slotName ?? '', operation.targetName)
    case 'give':
      return say.given(name, target)
    case 'undo':
    case 'redo':
      return reversedText(text, operation, count, name)
    case 'finish-move':
      return say.moveFinished(name, operation.targetName ?? folderNameOf(first))
    default:
      return assertNever(operation.kind)
  }
}

function firstTitleOf([first]: readonly Step[]): string {
  return first === undefined ? '' : titleOf(first)
}

/** What the entry of a step is called after it; null where the step leads nowhere. */
export function newTitleOf({ newTitle, to }: Step): string | null {
  return newTitle ?? (to && nameOf(to))
}

function folderNameOf(step: Step | undefined): string {
  const folder = step?.to ? parentOf(step.to) : null
  return folder === null ? '' : nameOf(folder)
}

function reversedText(text: Catalogue, operation: Operation, count: number, name: string): string {
  const say = text.operation
  const action = say.action(operation.reverses?.kind ?? operation.kind, count, name, null)
  return operation.kind === 'redo' ? say.redone(action) : say.undone(action)
}

interface Failure {
  readonly message: string
  readonly detail?: string
}

/** Why it was not done, or not wholly: what happened, and what to do. */
export function failureText(text: Catalogue, operation: Operation): Failure {
  const steps = mainSteps(operation)
  const failed = operation.steps.find(step => step.error)
  const error = operation.error ?? failed?.error
  const reason = error ? errorText(text, error) : undefined
  if (operation.state === 'unknown') return withDetail(text.operation.unknown, reason)
  const done = countOf(steps, 'done')
  if (done > 0) return withDetail(text.operation.partly(done, steps.length), reason)
  if (operation.state === 'refused') return withDetail(text.operation.refused[operation.kind], reason)
  if (steps.length === 0) return withDetail(text.operation.refused[operation.kind], reason)
  return withDetail(text.operation.failed[operation.kind](steps.length, firstTitleOf(steps)), reason)
}

function withDetail(message: string, detail: string | undefined): Failure {
  return detail === undefined ? { message } : { message, detail }
}

/** What was done before the person called it off. */
export function cancelledText(text: Catalogue, operation: Operation): string {
  const steps = mainSteps(operation)
  return text.operation.cancelled(countOf(steps, 'done'), steps.length)
}
