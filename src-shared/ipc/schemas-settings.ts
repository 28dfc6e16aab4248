import { z } from 'zod'
import {
  COLUMNS,
  DENSITIES,
  DOUBLE_CLICKS,
  LANGUAGES,
  type Settings,
  type SettingsChange,
  SORT_DIRECTIONS,
  THEMES,
  TILE_SIZES_PX,
  VIEWS,
} from '../model/settings'

const MIN_COLUMN_PX = 32
const MAX_COLUMN_PX = 1_000
const MIN_PANE_PX = 120
const MAX_PANE_PX = 2_000

const columnWidth = z.number().min(MIN_COLUMN_PX).max(MAX_COLUMN_PX)
const pane = z.strictObject({ widthPx: z.number().min(MIN_PANE_PX).max(MAX_PANE_PX), isOpen: z.boolean() })

/** One by one, because a file with one bad field still holds what a person chose in the others. */
export const settingsFields: { readonly [K in keyof Settings]: z.ZodType<Settings[K]> } = {
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  view: z.enum(VIEWS),
  tileSizePx: z.literal(TILE_SIZES_PX),
  sort: z.strictObject({
    column: z.enum(COLUMNS),
    direction: z.enum(SORT_DIRECTIONS),
    foldersFirst: z.boolean(),
  }),
  columnWidthsPx: z.strictObject({ kind: columnWidth, modified: columnWidth, public: columnWidth }),
  sidebar: pane,
  inspector: pane,
  confirmsDrags: z.boolean(),
  allowsDrags: z.boolean(),
  doubleClick: z.enum(DOUBLE_CLICKS),
  language: z.enum(LANGUAGES),
  showsThumbnails: z.boolean(),
  streamerMode: z.boolean(),
}

/** The argument of `settings.change`; a field that is there but undefined changes nothing. */
export const settingsChange: z.ZodType<SettingsChange> = z
  .strictObject(settingsFields)
  .partial()
  .transform(change => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)))
