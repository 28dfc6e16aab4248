import { z } from 'zod'
import { parsePath } from '../domain/paths'
import type { InventoryPath } from '../model/inventory-path'

const MAX_PATH = 65_536
const MAX_ID = 1_024

export const recordId = z.string().max(MAX_ID)

/** A path of the inventory, by the same rules as everywhere. */
export const inventoryPath = z
  .string()
  .max(MAX_PATH)
  .transform((raw, context): InventoryPath => {
    const parsed = parsePath(raw)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message: 'Not an inventory path.' })
    return z.NEVER
  })
