import { nameOf, parentOf } from '../../../src-shared/domain/paths'
import { isInTrash } from '../../../src-shared/domain/trash'
import type { Capabilities } from '../../../src-shared/model/capabilities'
import type { Operation, Step } from '../../../src-shared/model/operation'
import { rootSteps } from '../../actions/operation-text'
import type { Answers } from '../../listings/whereabouts'

/** Looked at in a line: more would be known no better. */
const MOST_LOOKED_AT = 50

type Rules = Pick<Capabilities, 'trash' | 'addressing'>

/**
 * Whether Undo of an operation would not be refused, as far as is known: main takes all of it back or
 * nothing, and only what is where the operation has left it (`plan-inverse.ts`).
 */
export function canComeBack(answers: Answers, operation: Operation, rules: Rules): boolean {
  return rootSteps(operation)
    .filter(({ state, isReversed, action }) => state === 'done' && !isReversed && action !== 'remove')
    .slice(0, MOST_LOOKED_AT)
    .every(step => isWhereItWent(answers, step, rules) && hasWayBack(answers, step, rules))
}

function isWhereItWent({ whereIsRecord }: Answers, { recordId, to }: Step, rules: Rules): boolean {
  if (recordId === null || to === null) return true
  const now = whereIsRecord(recordId)
  if (now.kind === 'gone') return false
  // Where addresses are ids, a path says less than the folder's id, and that is followed.
  if (now.kind !== 'here' || rules.addressing !== 'path') return true
  return now.folder === parentOf(to) && now.name === nameOf(to)
}

/** The folders of a deletion are made anew; others are a person's own. */
function hasWayBack({ whereIsRecord }: Answers, { action, from, to, fromIds }: Step, rules: Rules): boolean {
  const parentId = fromIds?.at(-1) ?? null
  if (action !== 'move' || from === null || to === null || parentId === null) return true
  if (isInTrash(from, rules.trash) || isInTrash(to, rules.trash)) return true
  return whereIsRecord(parentId).kind !== 'gone'
}
