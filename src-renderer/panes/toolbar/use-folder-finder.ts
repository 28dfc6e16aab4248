import { useRef, useState } from 'react'
import { parsePath } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import { useBrowser } from '../../browser/browser-context'
import { type Followed, followPath, openedBy } from '../../browser/follow-path'
import { pathProblemText } from '../../browser/path-problem-text'
import type { EntryRow } from '../../browser/row'
import { ROOT_ID } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { keys } from '../../session/keys'

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
    const followed = await follow(typed)
    if (own !== asked.current) return false
    setLooking(false)
    if (followed === null) setProblem(text.location.notAPath)
    else if (followed.kind === 'problem') setProblem(pathProblemText(text, followed.problem))
    else show(followed.row)
    return followed?.kind === 'found'
  }

  /** A name may end in spaces: only where there is none like that, those at the end were not meant. */
  async function follow(typed: string): Promise<Followed | null> {
    const given = typed.trimStart()
    const followed = await followExactly(given)
    const isMissing = followed?.kind === 'problem' && followed.problem.kind === 'not-there'
    return isMissing && given !== given.trimEnd() ? followExactly(given.trimEnd()) : followed
  }

  async function followExactly(typed: string): Promise<Followed | null> {
    const path = parsePath(typed)
    if (path === null) return null
    const followed = await followPath(session, path)
    const isFolder = followed.kind === 'found' && followed.row?.isFolder === true
    const opened = isFolder && followed.row ? openedBy(followed.row) : null
    return opened && 'kind' in opened ? { kind: 'problem', problem: opened } : followed
  }

  /** A folder is entered; an item is selected in its folder. */
  function show(row: EntryRow | null): void {
    if (row === null) browser.goTo(ROOT_ID)
    else if (row.isFolder) browser.goTo(row.id)
    else browser.goTo(row.branch.id, row.id)
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
