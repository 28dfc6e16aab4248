import { z } from 'zod'
import { ENTRY_KINDS } from '../model/entry'
import { RECENT_REASONS } from '../model/places'
import { inventoryPath, recordId } from './schemas-path'

const MAX_FOLDERS = 256

export const keptPlace = z.strictObject({
  path: inventoryPath,
  recordIds: z.array(recordId).min(1).max(MAX_FOLDERS),
  kind: z.enum(ENTRY_KINDS),
})

export const recentPlace = keptPlace.extend({
  reason: z.enum(RECENT_REASONS),
  atMs: z.number().min(0),
})
