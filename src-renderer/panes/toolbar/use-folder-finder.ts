import { useRef, useState } from 'react'
import { AppFailure } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { assertNever } from '../../../src-shared/result'
import { useBrowser } from '../../browser/browser-context'
import { findFolder, type PathProblem } from '../../browser/find-folder'
import { useText } from '../../kit/text-context'
import { listingQuery } from '../../listings/listing-query'
import { keys } from '../../session/keys'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'

interface FolderFinder {
  readonly isLooking: boolean
  /** Why the path that was asked for leads nowhere, in words. */
  readonly problem: string | null
  /** What is listed already. */
  readonly listingOf: (path: InventoryPath) => Listing | null
  /** Goes to a typed path; false when it leads nowhere or was forgotten meanwhile. */
  readonly go: (typed: string) => Promise<boolean>
  /** Stops looking, and takes the problem back. */
  readonly forget: () => void
}

export function useFolderFinder(): FolderFinder {
  const browser = useBrowser()
  const { session } = browser
  const { key, queries } = session
  const text = useText()
  const asked = useRef(0)
  const [isLooking, setLooking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function go(typed: string): Promise<boolean> {
    const own = ++asked.current
    setProblem(null)
    setLooking(true)
    const found = await findFolder(typed, path => queries.fetchQuery(listingQuery(session, path)))
    if (own !== asked.current) return false
    setLooking(false)
    if (found.kind === 'problem') setProblem(problemText(text, found.problem))
    else browser.goTo(found.location, found.focus)
    return found.kind === 'found'
  }

  return {
    isLooking,
    problem,
    listingOf: path => queries.getQueryData<Listing>(keys.listing(key, path)) ?? null,
    go,
    forget: () => {
      asked.current += 1
      setLooking(false)
      setProblem(null)
    },
  }
}

function problemText(text: Catalogue, problem: PathProblem): string {
  switch (problem.kind) {
    case 'not-a-path':
      return text.place.notAPath
    case 'not-there':
      return text.place.notThere(problem.name, problem.folder)
    case 'not-a-folder':
      return text.place.notAFolder(problem.name)
    case 'not-opened':
      return text.place.notOpened(problem.name, text.tree.openProblem[problem.problem])
    case 'not-listed':
      return text.place.notListed(problem.folder, reasonOf(text, problem.error))
    default:
      return assertNever(problem)
  }
}

function reasonOf(text: Catalogue, error: unknown): string {
  return error instanceof AppFailure ? errorText(text, error.error) : String(error)
}
