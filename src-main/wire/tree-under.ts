import type { AccountPin } from './account-pin'
import type { Gateway, ListedFolder } from './gateway'
import { readUnder } from './one-account'

/** Who is signed in is asked once for so much of a tree, and for less where it comes slowly. */
const FOLDERS_TOGETHER = 64
const BYTES_TOGETHER = 1024 * 1024
const MS_TOGETHER = 250

/** A tree as `Gateway.listTree` sends it, of which nothing counts before the service has said whose it is. */
export async function* treeUnder(
  pin: AccountPin,
  tree: ReturnType<Gateway['listTree']>,
): AsyncGenerator<ListedFolder> {
  const folders = tree[Symbol.asyncIterator]()
  try {
    for (let isOver = false; !isOver; ) {
      const together = await readUnder(pin, async () => nextOf(folders))
      isOver = together.isOver
      yield* together.folders
    }
  } finally {
    await folders.return?.()
  }
}

async function nextOf(from: AsyncIterator<ListedFolder>) {
  const folders: ListedFolder[] = []
  const untilMs = performance.now() + MS_TOGETHER
  let bytes = 0
  while (folders.length < FOLDERS_TOGETHER && bytes < BYTES_TOGETHER && performance.now() < untilMs) {
    const next = await from.next()
    if (next.done === true) return { folders, isOver: true }
    folders.push(next.value)
    bytes += next.value.listing.byteLength
  }
  return { folders, isOver: false }
}
