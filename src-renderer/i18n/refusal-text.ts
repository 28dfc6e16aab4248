import type { AppError } from '../../src-shared/errors'
import type { Refusal } from '../../src-shared/model/refusal'
import { assertNever } from '../../src-shared/result'
import type { Catalogue } from './en'

/** Says in the person's language why a guard refused. */
export function refusalText(text: Catalogue, refusal: Refusal): string {
  const say = text.refusal
  switch (refusal.reason) {
    case 'nothing-selected':
    case 'root':
    case 'already-there':
    case 'same-name':
      return say[refusal.reason]()
    case 'unaddressable':
      return say.unaddressable(refusal.name, text.problems[refusal.problem])
    case 'unsafe-content':
      return say['unsafe-content'](refusal.name, refusal.inner, text.problems[refusal.problem])
    case 'unfinished-move':
      return say['unfinished-move'](refusal.name, refusal.to)
    case 'below-link':
      return say['below-link'](refusal.linkName)
    case 'name-taken':
      return say['name-taken'](refusal.name, refusal.folderName)
    case 'invalid-name':
      return say['invalid-name'](text.nameProblems[refusal.problem])
    case 'target-is-link':
    case 'not-a-folder':
    case 'into-itself':
    case 'inside-selection':
    case 'gone':
    case 'changed':
    case 'spawning-already':
      return say[refusal.reason](refusal.name)
    default:
      return assertNever(refusal)
  }
}

/** The sentence for an error: a refusal is worded here, everything else by main. */
export function errorText(text: Catalogue, error: AppError): string {
  return error.refusal ? refusalText(text, error.refusal) : error.message
}
