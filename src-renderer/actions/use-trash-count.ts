import { useEffect, useMemo } from 'react'
import { deletionTimeMs } from '../../src-shared/domain/trash'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { TrashFolder } from '../../src-shared/model/trash-folder'
import { type KnownNotes, trashNotesOf } from '../browser/trash-notes'
import { useStore } from '../kit/store'
import { useIndexAnswer } from '../listings/use-index-answer'
import { useCapabilities, useSession } from '../session/session-context'

/** How many things were deleted, folders that are there for what is in them not counted; null where that is not known. */
export function useTrashCount(): number | null {
  return useCounted().count
}

/** How many folders are in the Trash only to say where things were, which nobody has deleted; null where that is not known. */
export function useTrashFolders(): number | null {
  return useCounted().around
}

function useCounted(): Counted {
  const session = useSession()
  const { trash } = useCapabilities()
  const folders = useIndexAnswer('trash.folders', null)
  const notes = useStore(trashNotesOf(session).store, value => value)
  const counted = useMemo(() => countOf(folders, trash, notes), [folders, trash, notes])
  const { unsure } = counted
  useEffect(() => trashNotesOf(session).want(unsure), [session, unsure])
  return counted
}

interface Counted {
  readonly count: number | null
  /** How many folders were passed through for that. */
  readonly around: number | null
  /** Folders of which it is not known yet whether they were deleted themselves. */
  readonly unsure: readonly string[]
}

const NOTHING: Counted = { count: null, around: null, unsure: [] }

/** As the flat list shows them (browser/flatten-trash.ts). */
export function countOf(
  folders: readonly TrashFolder[] | null,
  trash: TrashRules,
  notes: KnownNotes,
): Counted {
  const [top, ...inside] = folders ?? []
  if (top === undefined) return NOTHING
  const passed = new Set([top.recordId])
  const unsure: string[] = []
  let count = top.count
  let isKnown = top.isWhole
  if (trash.kind !== 'satchel') return { count: isKnown ? count : null, around: 0, unsure }
  for (const folder of inside) {
    if (folder.parent === null || !passed.has(folder.parent)) continue
    const isDeletion = folder.parent === top.recordId && deletionTimeMs(folder.name) !== null
    const note = isDeletion ? 'its own' : notes.get(folder.recordId)
    if (note === undefined) unsure.push(folder.recordId)
    if (!note) continue
    passed.add(folder.recordId)
    // What Satchel has made it knows the content of, listed or not.
    isKnown &&= folder.isListed ? folder.isWhole : folder.count > 0
    count += folder.count - 1
  }
  const isSure = isKnown && unsure.length === 0
  return { count: isSure ? count : null, around: isSure ? passed.size - 1 : null, unsure }
}
