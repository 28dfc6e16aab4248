import { beginningOf } from '../../src-shared/domain/beginning-of'
import { plainText } from '../../src-shared/domain/rich-text'
import type { AppError } from '../../src-shared/errors'
import type { Refusal } from '../../src-shared/model/refusal'
import { assertNever } from '../../src-shared/result'
import type { Said } from '../../src-shared/sentences'
import type { Catalogue } from './en'

const MAX_SHOWN = 400

/** Says in the person's language why a guard refused. */
export function refusalText(text: Catalogue, refusal: Refusal): string {
  const say = text.refusal
  switch (refusal.reason) {
    case 'nothing-selected':
    case 'root':
    case 'already-there':
    case 'same-name':
    case 'trash-itself':
    case 'trash-takes-deletions':
    case 'trash-unusable':
    case 'no-world':
    case 'nothing-to-undo':
      return say[refusal.reason]()
    case 'not-supported':
      return say['not-supported'](refusal.action, refusal.why)
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
    case 'locked':
      return say.locked(refusal.name, refusal.inner)
    case 'more-than-confirmed':
      return say['more-than-confirmed'](refusal.confirmed, refusal.found)
    case 'place-gone':
      return say['place-gone'](refusal.name, refusal.place)
    case 'target-is-link':
    case 'other-inventory':
    case 'inventory-closed':
    case 'inventory-read-only':
    case 'not-a-folder':
    case 'into-itself':
    case 'inside-selection':
    case 'gone':
    case 'changed':
    case 'spawning-already':
    case 'giving-already':
    case 'would-leave':
    case 'spawn-takes':
    case 'not-in-trash':
    case 'in-trash-already':
    case 'origin-unknown':
    case 'trash-not-collected':
    case 'not-an-item':
      return say[refusal.reason](refusal.name)
    default:
      return assertNever(refusal)
  }
}

/** The sentence for an error in the person's language. What a newer Satchel wrote down stays as it was said. */
export function errorText(text: Catalogue, error: AppError): string {
  if (error.refusal) return refusalText(text, error.refusal)
  if (error.said === undefined || !Object.hasOwn(text.said, error.said.code)) return error.message
  const sentence = saidText(text, error.said)
  const { detail = '' } = error
  return detail !== '' && SAYS_WHY_ITSELF.has(error.said.code)
    ? text.operation.inItsWords(sentence, shown(detail))
    : sentence
}

/** Why is known to the platform alone: its own words follow, as they are. */
const SAYS_WHY_ITSELF: ReadonlySet<string> = new Set(['refused-by-platform', 'not-given-away'])

/** With these the service answers also for a folder that is not for this person's eyes (section 5, List). */
const SAID_OF_FORBIDDEN: ReadonlySet<string> = new Set(['cloud-trouble', 'entry-not-found', 'not-allowed'])

/** Why a folder could not be listed: nothing was to be done, only shown. Behind a link no answer tells a forbidden folder from a gone one. */
export function listingErrorText(text: Catalogue, error: AppError, isBehindLink: boolean): string {
  if (error.said?.code === 'account-unsaid') return text.tree.accountUnsaid
  const mayBeForbidden = isBehindLink && SAID_OF_FORBIDDEN.has(error.said?.code ?? '')
  return mayBeForbidden ? text.tree.linkNotRead : errorText(text, error)
}

function saidText(text: Catalogue, { code, about }: Said): string {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- main made code and parameters with one call of `say`
  const sentence = text.said[code] as (...about: readonly unknown[]) => string
  return sentence(...about.map(part => (typeof part === 'string' ? shown(part) : part)))
}

/** Names and paths: readable, and never longer than a sentence can bear. */
function shown(raw: string): string {
  return plainText(beginningOf(raw, MAX_SHOWN))
}
