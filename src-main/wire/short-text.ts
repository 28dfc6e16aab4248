import { beginningOf } from '../../src-shared/domain/beginning-of'
import { visibleText } from '../../src-shared/domain/visible-text'

/** Names of people, worlds and versions are far shorter; each is sent to the window again and again. */
const MAX_LENGTH = 1_024

/**
 * What the service calls something, without the weight that it could have, and
 * with control characters as symbols: it also goes to the log and to terminals.
 */
export function shortText(text: string): string {
  return visibleText(text.length <= MAX_LENGTH ? text : `${beginningOf(text, MAX_LENGTH)}…`)
}
