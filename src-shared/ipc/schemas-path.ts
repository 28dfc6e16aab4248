import { z } from 'zod'
import { MAX_PATH_LENGTH, parsePath } from '../domain/paths'
import type { InventoryPath } from '../model/inventory-path'

const MAX_ID = 1_024

export const recordId = z.string().max(MAX_ID)

/** A path of the inventory, by the same rules as everywhere. */
export const inventoryPath = z
  .string()
  .max(MAX_PATH_LENGTH)
  .transform((raw, context): InventoryPath => {
    const parsed = parsePath(raw)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message: 'Not an inventory path.' })
    return z.NEVER
  })
