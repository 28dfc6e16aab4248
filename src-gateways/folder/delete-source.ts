import { partial } from '../kit/refusal.ts'
import { deleteCopied, deleteTree } from './delete-tree.ts'
import type { Spot } from './reserve-name.ts'

/**
 * The end of a move to another drive: the copy is made sure of, and only then
 * is it deleted where it was. Fails with PARTIAL, and says what is where.
 */
export async function deleteSource(from: Spot, copy: Spot, title: string): Promise<void> {
  let deleted = 0
  try {
    await copy.dir.sync()
    await deleteCopied(from, copy, () => {
      deleted += 1
    })
  } catch {
    throw partial(deleted === 0 ? BOTH : SOME, title)
  }
}

const BOTH = 'It was copied, but could not be deleted where it was: both are there, whole.'
const SOME =
  'It was copied whole, but only some of it could be deleted where it was: the copy has everything, and the old place has the rest.'

/** For good, in the Trash, until it is cancelled. Fails with PARTIAL where some of it is gone and some is not. */
export async function deleteForGood(spot: Spot, title: string, signal: AbortSignal): Promise<void> {
  let deleted = 0
  try {
    const onDeleted = (): void => {
      deleted += 1
    }
    await deleteTree(spot, { onDeleted, signal })
  } catch (thrown) {
    if (deleted === 0) throw thrown
    throw partial('Some of it is deleted for good; the rest is still in the Trash.', title)
  }
}
