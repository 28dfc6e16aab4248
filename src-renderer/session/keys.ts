import type { InventoryPath } from '../../src-shared/model/inventory-path'

export const LISTING = 'listing'
export const THUMBNAIL = 'thumbnail'

/**
 * All query keys. `inventory` is the id of the inventory, the same over every
 * restart of its service.
 */
export const keys = {
  listings: (inventory: string) => [LISTING, inventory] as const,
  listing: (inventory: string, path: InventoryPath) => [LISTING, inventory, path] as const,
  history: (inventory: string) => ['history', inventory] as const,
  thumbnails: (inventory: string) => [THUMBNAIL, inventory] as const,
  thumbnail: (inventory: string, recordId: string, assetUri: string, isSmall: boolean) =>
    [THUMBNAIL, inventory, recordId, assetUri, isSmall] as const,
  /** Under the pictures, with which it is asked for again. */
  cover: (inventory: string, folder: string, pictures: readonly string[], isSmall: boolean) =>
    [THUMBNAIL, inventory, 'cover', folder, pictures, isSmall] as const,
  report: (hasNames: boolean) => ['report', hasNames] as const,
}
