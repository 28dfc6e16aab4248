import { assertNever } from '../../src-shared/result'
import type { Catalogue } from '../text/en'
import { listingErrorText } from '../text/refusal-text'
import type { PathProblem } from './follow-path'

/** Why a path leads nowhere, in words. */
export function pathProblemText(text: Catalogue, problem: PathProblem): string {
  switch (problem.kind) {
    case 'not-there':
      return text.location.notThere(problem.name, problem.folder)
    case 'twins':
      return text.location.twins(problem.name, problem.folder)
    case 'not-a-folder':
      return text.location.notAFolder(problem.name)
    case 'not-opened':
      return text.location.notOpened(problem.name, text.tree.openProblem[problem.problem])
    case 'not-listed':
      return text.location.notListed(
        problem.folder,
        listingErrorText(text, problem.error, problem.isBehindLink),
      )
    default:
      return assertNever(problem)
  }
}
