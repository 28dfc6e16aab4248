/** The lists are in the order in which a person is offered the choices. */
export const THEMES = ['system', 'light', 'dark'] as const
export const DENSITIES = ['compact', 'default', 'roomy'] as const
export const VIEWS = ['tree', 'grid'] as const
/** Those with a name; a person may choose any size between the smallest and the largest. */
export const TILE_SIZES_PX = [96, 144, 192] as const
export const MIN_TILE_PX = 64
export const MAX_TILE_PX = 256
/** What entries can be sorted by. */
export const COLUMNS = [
  'name',
  'kind',
  'size',
  'creator',
  'permissions',
  'created',
  'modified',
  'public',
] as const
/** What can stand beside the name, from left to right. */
export const SIDE_COLUMNS = [
  'items',
  'kind',
  'type',
  'size',
  'creator',
  'permissions',
  'created',
  'modified',
  'public',
  'path',
] as const
/** Those of which only some sources tell anything. */
export const TOLD_COLUMNS = ['type', 'size', 'creator', 'permissions', 'created'] as const
export const SORT_DIRECTIONS = ['ascending', 'descending'] as const
export const DOUBLE_CLICKS = ['preview', 'spawn'] as const
/** `pseudo` is English made longer, to see what a layout does to it: offered while developing only. */
export const LANGUAGES = ['system', 'en', 'ja', 'pseudo'] as const

export type Theme = (typeof THEMES)[number]
export type Density = (typeof DENSITIES)[number]
export type View = (typeof VIEWS)[number]
export type TileSizePx = (typeof TILE_SIZES_PX)[number]
export type Column = (typeof COLUMNS)[number]
export type SideColumn = (typeof SIDE_COLUMNS)[number]
export type ToldColumn = (typeof TOLD_COLUMNS)[number]
export type SortDirection = (typeof SORT_DIRECTIONS)[number]
export type DoubleClick = (typeof DOUBLE_CLICKS)[number]
export type Language = (typeof LANGUAGES)[number]

export const ROW_HEIGHTS_PX: { readonly [D in Density]: number } = { compact: 24, default: 28, roomy: 36 }

export interface Sort {
  readonly column: Column
  readonly direction: SortDirection
  readonly foldersFirst: boolean
}

/** A side of the window that can be resized and put away. */
export interface Pane {
  readonly widthPx: number
  readonly isOpen: boolean
}

/** The name column takes what the others leave. */
export type ColumnWidthsPx = { readonly [C in SideColumn]: number }

/**
 * What a person has chosen, for this person on this machine. Kept across
 * starts; what belongs to one inventory (expansion, pins) is not here.
 */
export interface Settings {
  readonly theme: Theme
  readonly density: Density
  readonly view: View
  /** From `MIN_TILE_PX` to `MAX_TILE_PX`. */
  readonly tileSizePx: number
  readonly sort: Sort
  readonly columnWidthsPx: ColumnWidthsPx
  readonly sidebar: Pane
  readonly inspector: Pane
  /** A drag that moves a folder or many entries asks first (design-shown.md, "Drag and drop"). */
  readonly confirmsDrags: boolean
  readonly allowsDrags: boolean
  readonly doubleClick: DoubleClick
  readonly language: Language
  readonly showsThumbnails: boolean
  /** The first run was shown. */
  readonly isWelcomed: boolean
  /** Names and pictures are blurred until they are pointed at or have the focus. */
  readonly streamerMode: boolean
  /** The window stays above those of other programs: beside a game, say. */
  readonly keepsOnTop: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'default',
  view: 'tree',
  tileSizePx: 144,
  sort: { column: 'name', direction: 'ascending', foldersFirst: true },
  columnWidthsPx: {
    items: 56,
    kind: 88,
    type: 112,
    size: 76,
    creator: 108,
    permissions: 136,
    created: 108,
    modified: 108,
    public: 52,
    path: 160,
  },
  sidebar: { widthPx: 200, isOpen: true },
  inspector: { widthPx: 292, isOpen: true },
  confirmsDrags: true,
  allowsDrags: true,
  doubleClick: 'preview',
  language: 'system',
  showsThumbnails: true,
  isWelcomed: false,
  streamerMode: false,
  keepsOnTop: false,
}

/** How things are laid out and ordered, as when new; what a person decided beside that stays. */
export const DEFAULT_VIEW: SettingsChange = {
  density: DEFAULT_SETTINGS.density,
  view: DEFAULT_SETTINGS.view,
  tileSizePx: DEFAULT_SETTINGS.tileSizePx,
  sort: DEFAULT_SETTINGS.sort,
  columnWidthsPx: DEFAULT_SETTINGS.columnWidthsPx,
  sidebar: DEFAULT_SETTINGS.sidebar,
  inspector: DEFAULT_SETTINGS.inspector,
}

/** What is set is replaced as a whole: of `sort`, say, all three parts are given. */
export type SettingsChange = Partial<Settings>

/**
 * What is wrong with the file that a person should know. `unreadable` and
 * `newer`: it was set aside under `file` and defaults are in use. `not-saved`:
 * what was chosen holds until Satchel ends.
 */
export interface SettingsTrouble {
  readonly kind: 'unreadable' | 'newer' | 'not-saved'
  readonly file: string
}

export interface SettingsState {
  readonly settings: Settings
  readonly trouble: SettingsTrouble | null
}
