import { nameOf, parentOf } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, Step } from '../../../src-shared/model/operation'
import { assertNever } from '../../../src-shared/result'
import { rootSteps } from '../../actions/operation-text'
import type { Catalogue } from '../../text/en'

/** From where to where an operation went, as far as its title does not say it. */
export function whereText(text: Catalogue, operation: Operation): string {
  const steps = rootSteps(operation)
  const say = text.history
  const isTold = operation.state === 'done'
  switch (operation.kind) {
    case 'move':
    case 'copy':
      return say.fromTo(folderOf(text, steps, 'from'), null)
    case 'undo':
    case 'redo':
    case 'finish-move':
      return say.fromTo(folderOf(text, steps, 'from'), folderOf(text, steps, 'to'))
    case 'restore':
      return isTold ? '' : say.fromTo(null, folderOf(text, steps, 'to'))
    case 'trash':
    case 'delete':
      return say.fromTo(folderOf(text, steps, 'from'), null)
    case 'rename': {
      const [only, second] = steps
      if (only?.to && !second && !isTold)
        return say.fromTo(say.folder(only.name), say.folder(nameOf(only.to)))
      return say.inFolder(folderOf(text, steps, 'from'))
    }
    case 'make-folder':
      return isTold ? '' : say.inFolder(folderOf(text, steps.slice(0, 1), 'to'))
    case 'spawn':
      return isTold || operation.targetName === null ? '' : say.inFolder(say.folder(operation.targetName))
    case 'empty-trash':
      return ''
    default:
      return assertNever(operation.kind)
  }
}

/** The name of the folder that all have in common. */
function folderOf(text: Catalogue, steps: readonly Step[], end: 'from' | 'to'): string | null {
  const folders = new Set<InventoryPath>()
  for (const step of steps) {
    const path = step[end]
    const folder = path === null ? null : parentOf(path)
    if (folder !== null) folders.add(folder)
    if (folders.size > 1) return text.history.several
  }
  const [folder] = folders
  return folder === undefined ? null : text.history.folder(nameOf(folder))
}
