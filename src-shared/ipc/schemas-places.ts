import { z } from 'zod'
import { ENTRY_KINDS } from '../model/entry'
import { RECENT_REASONS } from '../model/places'
import { inventoryPath, recordId } from './schemas-path'

const MAX_FOLDERS = 256
const MAX_NAME = 65_536
const MAX_URI = 65_536

export const keptPlace = z.strictObject({
  path: inventoryPath,
  recordIds: z.array(recordId).min(1).max(MAX_FOLDERS),
  kind: z.enum(ENTRY_KINDS),
  title: z.string().max(MAX_NAME).exactOptional(),
  seenAtMs: z.number().min(0).exactOptional(),
})

export const recentPlace = keptPlace.extend({
  reason: z.enum(RECENT_REASONS),
  atMs: z.number().min(0),
})

export const collectedEntry = keptPlace.extend({
  assetUri: z.string().max(MAX_URI),
  linkName: z.string().max(MAX_NAME).nullable(),
})
