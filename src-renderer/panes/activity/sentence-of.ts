import { titleOf } from '../../../src-shared/domain/names'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation } from '../../../src-shared/model/operation'
import { endedTitleOf, rootSteps } from '../../actions/operation-text'
import type { Catalogue } from '../../text/en'
import { sourceText, whereText } from './where-text'

/** What an operation did and from where, as one sentence: `Moved 17 items from “Fruit” to “Picnic”`. */
export function sentenceOf(
  text: Catalogue,
  operation: Operation,
  titleAt: (path: InventoryPath) => string,
): string {
  const { kind, state, targetName } = operation
  const source = sourceText(text, operation, titleAt)
  if (state === 'done' && (kind === 'move' || kind === 'copy') && source !== null && targetName !== null) {
    const [first, ...others] = rootSteps(operation).filter(step => step.state === 'done')
    if (first) return text.history.transferred(kind, others.length + 1, titleOf(first), source, targetName)
  }
  const title = endedTitleOf(text, operation)
  // It says what was taken back; where that was from is in its steps.
  if (operation.reverses) return title
  const where = whereText(text, operation, titleAt)
  return where === '' ? title : text.history.sentence(title, where)
}
