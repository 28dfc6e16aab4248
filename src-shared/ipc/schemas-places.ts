import { z } from 'zod'
import { MAX_IN_PALETTE, MAX_PALETTES } from '../domain/palettes'
import { MAX_PINS } from '../domain/places'
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

/** An identifier that the window made. */
const paletteId = z.string().min(1).max(64)
const paletteName = z.string().trim().min(1).max(200)
const entries = z.array(collectedEntry).max(MAX_IN_PALETTE)
const gap = (max: number): z.ZodNumber => z.number().int().min(0).max(max)

/** A gap between two pins. */
export const pinGap = gap(MAX_PINS)

export const palette = z.strictObject({ id: paletteId, name: paletteName, entries })

export const paletteChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), palette, at: gap(MAX_PALETTES).exactOptional() }),
  z.strictObject({ kind: z.literal('rename'), id: paletteId, name: paletteName }),
  z.strictObject({ kind: z.literal('remove'), id: paletteId }),
  z.strictObject({ kind: z.literal('move'), id: paletteId, at: gap(MAX_PALETTES) }),
  z.strictObject({ kind: z.literal('add'), id: paletteId, entries, at: gap(MAX_IN_PALETTE).exactOptional() }),
  z.strictObject({ kind: z.literal('take'), id: paletteId, recordId }),
  z.strictObject({ kind: z.literal('open'), id: paletteId.nullable() }),
])
