import { z } from 'zod'
import {
  COLUMNS,
  DEFAULT_SETTINGS,
  DENSITIES,
  DOUBLE_CLICKS,
  LANGUAGES,
  MAX_TILE_PX,
  MIN_TILE_PX,
  type Settings,
  type SettingsChange,
  type SideColumn,
  SORT_DIRECTIONS,
  THEMES,
  VIEWS,
} from '../model/settings'

const MIN_COLUMN_PX = 32
const MAX_COLUMN_PX = 1_000
const MIN_PANE_PX = 120
const MAX_PANE_PX = 2_000

const columnWidth = z.number().min(MIN_COLUMN_PX).max(MAX_COLUMN_PX)
/** A file that was written before a column was there has none for it. */
const widthOf = (column: SideColumn) => columnWidth.default(DEFAULT_SETTINGS.columnWidthsPx[column])
const pane = z.strictObject({ widthPx: z.number().min(MIN_PANE_PX).max(MAX_PANE_PX), isOpen: z.boolean() })

/** One by one, because a file with one bad field still holds what a person chose in the others. */
export const settingsFields: { readonly [K in keyof Settings]: z.ZodType<Settings[K]> } = {
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  view: z.enum(VIEWS),
  tileSizePx: z.number().int().min(MIN_TILE_PX).max(MAX_TILE_PX),
  sort: z.strictObject({
    column: z.enum(COLUMNS),
    direction: z.enum(SORT_DIRECTIONS),
    foldersFirst: z.boolean(),
  }),
  columnWidthsPx: z.strictObject({
    items: widthOf('items'),
    kind: widthOf('kind'),
    type: widthOf('type'),
    size: widthOf('size'),
    creator: widthOf('creator'),
    permissions: widthOf('permissions'),
    created: widthOf('created'),
    modified: widthOf('modified'),
    public: widthOf('public'),
    path: widthOf('path'),
  }),
  sidebar: pane,
  inspector: pane,
  confirmsDrags: z.boolean(),
  allowsDrags: z.boolean(),
  doubleClick: z.enum(DOUBLE_CLICKS),
  language: z.enum(LANGUAGES),
  showsThumbnails: z.boolean(),
  isWelcomed: z.boolean(),
  streamerMode: z.boolean(),
  keepsOnTop: z.boolean(),
}

/** The argument of `settings.change`; a field that is there but undefined changes nothing. */
export const settingsChange: z.ZodType<SettingsChange> = z
  .strictObject(settingsFields)
  .partial()
  .transform(change => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)))
