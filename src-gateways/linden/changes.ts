import type { SetDetailsRequest } from '../../src-wire/gen/satchel/v1/source.ts'
import type { GridEntry } from '../grids/grid-entry'
import type { Changed, Platform, Spawned, Target, Trail, World } from '../kit/platform.ts'

type Verbs = NonNullable<ReturnType<Platform['describe']>['verbs']>
type Names = NonNullable<ReturnType<Platform['describe']>['names']>

/**
 * The changes of an inventory that one is signed in to: what the platform offers beside
 * reading. Whoever makes them (by a region's circuit, by AIS) says which there are in
 * `verbs`, and what a name may be; the platform does the rest as without.
 */
export interface LindenChanges {
  readonly verbs: Verbs
  readonly names: Partial<Names>
  makeFolder(to: Target<GridEntry>): Promise<GridEntry>
  move(trail: Trail<GridEntry>, to: Target<GridEntry>): Promise<Changed<GridEntry>>
  copy(trail: Trail<GridEntry>, to: Target<GridEntry>): Promise<Changed<GridEntry>>
  remove(trail: Trail<GridEntry>): Promise<void>
  emptyTrash(expectedEntries: number, signal: AbortSignal): Promise<number>
  setDetails(trail: Trail<GridEntry>, details: SetDetailsRequest): Promise<GridEntry>
  /** Null also where nothing is ever put anywhere. */
  world(): Promise<World | null>
  spawn(trail: Trail<GridEntry>): Promise<Spawned>
}
