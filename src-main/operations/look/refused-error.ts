import { type AppError, AppFailure } from '../../../src-shared/errors'
import type { Refusal } from '../../../src-shared/model/refusal'

/** A refusal as an error. The words on screen are the renderer's, made from `refusal`. */
export function refusedError(refusal: Refusal): AppError {
  return { kind: 'refused', message: `Satchel did not do this: ${wordsOf(refusal)}.`, refusal }
}

export function refusedFailure(refusal: Refusal): AppFailure {
  return new AppFailure(refusedError(refusal))
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
    case 'locked':
      return `the folder “${refusal.inner}” is locked`
    case 'more-than-confirmed':
      return `${refusal.found} entries would be deleted, and ${refusal.confirmed} were confirmed`
    case 'place-gone':
      return `the folder “${refusal.place}”, where “${refusal.name}” shall go, is not there any more`
    default:
      return 'name' in refusal ? `${refusal.reason}: “${refusal.name}”` : refusal.reason
  }
}
