import { KnownFolder } from './known-folder.ts'
import { listingBytes } from './list-reply.ts'
import type { Platform, PlatformEntry, Trail, TreeFolder } from './platform.ts'
import { GatewayRefusal } from './refusal.ts'
import type { Tree } from './tree.ts'

/**
 * Every folder below one, itself first, parents before children. A folder that
 * has gone meanwhile, or may not be read, is left out: nobody takes a tree that
 * is not whole for a proof that something is gone.
 */
export async function* listTree<E extends PlatformEntry>(
  platform: Platform<E>,
  tree: Tree<E>,
  from: { readonly trail: Trail<E>; readonly path: string },
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const paths = new Map([[tree.idOf(from.trail), from.path]])
  for await (const { trail, children } of foldersOf(platform, from.trail, signal)) {
    signal.throwIfAborted()
    const path = paths.get(tree.idOf(trail))
    // Its parent was left out, or has not come yet.
    if (path === undefined) continue
    const known = new KnownFolder(children)
    const { entries, keys } = known
    for (const [index, entry] of entries.entries()) {
      if (entry.kind === 'folder') paths.set(entry.id, `${path}/${keys[index] ?? ''}`)
    }
    yield listingBytes(tree, { path, folder: trail, known }, path)
  }
}

function foldersOf<E extends PlatformEntry>(
  platform: Platform<E>,
  trail: Trail<E>,
  signal: AbortSignal,
): AsyncIterable<TreeFolder<E>> {
  return platform.tree?.(trail, signal) ?? walk(platform, trail, signal)
}

async function* walk<E extends PlatformEntry>(
  platform: Platform<E>,
  top: Trail<E>,
  signal: AbortSignal,
): AsyncGenerator<TreeFolder<E>> {
  const waiting: Trail<E>[] = [top]
  for (let trail = waiting.pop(); trail !== undefined; trail = waiting.pop()) {
    signal.throwIfAborted()
    try {
      const children = await platform.children(trail, { refresh: true, signal })
      yield { trail, children }
      const here = trail
      const folders = children.entries.filter(({ kind }) => kind === 'folder')
      waiting.push(...folders.toReversed().map(folder => [...here, folder]))
    } catch (thrown) {
      const isTop = trail === top
      if (isTop || !(thrown instanceof GatewayRefusal)) throw thrown
    }
  }
}
