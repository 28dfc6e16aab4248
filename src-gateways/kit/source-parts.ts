import type { ChangesUnderWay } from './changes-under-way.ts'
import type { Described } from './described.ts'
import type { Platform, PlatformEntry } from './platform.ts'
import type { Tree } from './tree.ts'
import type { WatchHub } from './watch-hub.ts'

export interface SourceParts<E extends PlatformEntry> {
  readonly platform: Platform<E>
  readonly tree: Tree<E>
  readonly described: Described
  readonly hub: WatchHub
  readonly underWay: ChangesUnderWay
}
