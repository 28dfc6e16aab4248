import type { AppError } from '../../src-shared/errors'
import type { Refusal } from '../../src-shared/model/refusal'

/** A refusal as an error. The words on screen are the renderer's, made from `refusal`. */
export function refusedError(refusal: Refusal): AppError {
  return { kind: 'refused', message: `Satchel did not do this: ${wordsOf(refusal)}.`, refusal }
}

function wordsOf(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'unaddressable':
      return `“${refusal.name}” cannot be addressed safely (${refusal.problem})`
    case 'below-link':
      return `it lies below the link “${refusal.linkName}”, which is read-only`
    case 'name-taken':
      return `“${refusal.folderName}” already has a “${refusal.name}”`
    case 'gone':
      return `“${refusal.name}” is not there any more`
    case 'changed':
      return `“${refusal.name}” has changed since it was listed`
    case 'unsafe-content':
      return `“${refusal.name}” holds the folder “${refusal.inner}”, which the service cannot handle (${refusal.problem})`
    case 'unfinished-move':
      return `the move of “${refusal.name}” to “${refusal.to}” has to be finished first`
    default:
      return 'name' in refusal ? `${refusal.reason}: “${refusal.name}”` : refusal.reason
  }
}
