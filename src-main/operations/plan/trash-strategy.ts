import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { StepRole } from '../act/action'
import type { ExpectedEntry, ExpectedFolder, Incoming } from '../look/expected-entry'

/** Where an entry of the Trash was. */
export interface Origin {
  /** With all above it, as it will stand by then. */
  readonly parent: ExpectedFolder
  readonly title: string
}

/**
 * Where deleted entries go: Satchel's own Trash, a folder of the inventory, or
 * the one that the source has. Whoever plans asks this, and nobody asks which.
 */
export interface Trash {
  /** Whether a path is the Trash or lies in it. */
  readonly holds: (path: InventoryPath) => boolean
  /** Whether folders are made in it on the way, so that they come and go with what is in them. */
  readonly makesFolders: boolean
  /** The folder that it is. Refuses where there is none. */
  readonly folder: () => Promise<ExpectedFolder>
  /** Plans that an entry goes there. Refuses what cannot. */
  readonly put: (entry: ExpectedEntry, role?: StepRole) => Promise<void>
  /** All that goes back with an entry of the Trash, by itself: a folder of one deletion stands for what it holds. */
  readonly restored: (incoming: Incoming) => Promise<readonly Incoming[]>
  /** Plans that its folder is there again. Refuses where that cannot be. */
  readonly originOf: (incoming: Incoming) => Promise<Origin>
  /** Whether an entry is a folder that is there only because something in it was deleted. */
  readonly isOnlyPassage: (entry: ExpectedEntry) => boolean
  /** Whether an entry lies in a folder that was deleted itself, so that where it was is no longer what it was. */
  readonly isPart: (entry: ExpectedEntry) => boolean
  /** Plans the end of folders that this plan empties and nobody ever deleted themselves. */
  readonly cleanUp: (left: readonly ExpectedFolder[]) => Promise<void>
}
