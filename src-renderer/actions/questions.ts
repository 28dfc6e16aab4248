import type { Answers, Asks, WarningKind } from '../../src-shared/model/asks'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import { createStore } from '../kit/store'
import { partOfSession, type Session } from '../session/session'

/** An operation that waits for the person. */
export interface Question {
  readonly operation: Operation
  /** Nothing was planned yet, so only this says what it is about. */
  readonly request: OperationRequest
  readonly asks: Asks
  /** Null cancels everything. */
  readonly answer: (answers: Answers | null) => void
}

/** The first one is on screen. A question about one inventory is not asked of another. */
export const questionsOf = partOfSession(session => {
  const questions = createStore<readonly Question[]>([])
  session.onClose(() => {
    for (const question of questions.get()) question.answer(null)
  })
  return questions
})

/** Warnings that the person does not want to read again until the window closes. */
const silenced = new Set<WarningKind>()

export function silence(kinds: Iterable<WarningKind>): void {
  for (const kind of kinds) silenced.add(kind)
}

/**
 * The person's answers to what an operation asks, or null for "do nothing".
 * Warnings that were silenced are left out; when nothing else is asked, nobody
 * is bothered.
 */
export function askPerson(
  session: Session,
  operation: Operation,
  request: OperationRequest,
): Promise<Answers | null> {
  const { conflicts = [], warnings = [] } = operation.asks ?? {}
  const kinds = [...new Set(warnings.map(warning => warning.kind))]
  const left = warnings.filter(warning => !silenced.has(warning.kind))
  const isToBeConfirmed = request.kind === 'transfer' && request.isToBeConfirmed === true
  if (conflicts.length === 0 && left.length === 0 && !isToBeConfirmed) {
    return Promise.resolve({ choices: [], inside: 'keep-both', acknowledged: kinds })
  }
  if (!session.isOpen()) return Promise.resolve(null)
  const waiting = questionsOf(session)
  return new Promise(resolve => {
    const question: Question = {
      operation,
      request,
      asks: { conflicts, warnings: left },
      answer: answers => {
        waiting.update(questions => questions.filter(other => other !== question))
        resolve(answers && { ...answers, acknowledged: kinds })
      },
    }
    waiting.update(questions => [...questions, question])
  })
}
