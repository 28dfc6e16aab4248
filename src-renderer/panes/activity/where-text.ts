import { titleOf } from '../../../src-shared/domain/names'
import { parentOf } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, Step } from '../../../src-shared/model/operation'
import { assertNever } from '../../../src-shared/result'
import { newTitleOf, rootSteps } from '../../actions/operation-text'
import type { Catalogue } from '../../text/en'

/** What a folder is called. */
type TitleAt = (path: InventoryPath) => string

/** From where to where an operation went, as far as its title does not say it. */
export function whereText(text: Catalogue, operation: Operation, titleAt: TitleAt): string {
  const folderOf = (of: readonly Step[], end: 'from' | 'to'): string | null =>
    commonFolder(text, of, end, titleAt)
  const steps = rootSteps(operation)
  const say = text.history
  const isTold = operation.state === 'done'
  switch (operation.kind) {
    case 'move':
    case 'copy':
      return say.fromTo(folderOf(steps, 'from'), null)
    case 'undo':
    case 'redo':
    case 'finish-move':
      return say.fromTo(folderOf(steps, 'from'), folderOf(steps, 'to'))
    case 'restore':
      return isTold ? '' : say.fromTo(null, folderOf(steps, 'to'))
    case 'trash':
    case 'delete':
      return say.fromTo(folderOf(steps, 'from'), null)
    case 'rename': {
      const [only, second] = steps
      const renamed = only === undefined || second !== undefined || isTold ? null : newTitleOf(only)
      if (only && renamed !== null) return say.fromTo(say.folder(titleOf(only)), say.folder(renamed))
      return say.inFolder(folderOf(steps, 'from'))
    }
    case 'make-folder':
      return isTold ? '' : say.inFolder(folderOf(steps.slice(0, 1), 'to'))
    case 'spawn':
      return isTold || operation.targetName === null ? '' : say.inFolder(say.folder(operation.targetName))
    case 'give':
      return say.fromTo(folderOf(steps, 'from'), null)
    case 'empty-trash':
      return ''
    default:
      return assertNever(operation.kind)
  }
}

/** Where what was moved or copied came from; null where that is not known. */
export function sourceText(text: Catalogue, operation: Operation, titleAt: TitleAt): string | null {
  return commonFolder(text, rootSteps(operation), 'from', titleAt)
}

/** The name of the folder that all have in common. */
function commonFolder(
  text: Catalogue,
  steps: readonly Step[],
  end: 'from' | 'to',
  titleAt: TitleAt,
): string | null {
  const folders = new Set<InventoryPath>()
  for (const step of steps) {
    const path = step[end]
    const folder = path === null ? null : parentOf(path)
    if (folder !== null) folders.add(folder)
    if (folders.size > 1) return text.history.several
  }
  const [folder] = folders
  return folder === undefined ? null : text.history.folder(titleAt(folder))
}
