import type { Column, Density, SideColumn, SortDirection, TileSizePx } from '../../src-shared/model/settings'
import { counted, number, quote } from './english'

const columns: Record<Column | SideColumn, string> = {
  name: 'Name',
  items: 'Items',
  kind: 'Kind',
  type: 'Type',
  size: 'Size',
  creator: 'Creator',
  permissions: 'Permissions',
  created: 'Created',
  modified: 'Modified',
  public: 'Public',
  path: 'Path',
}

const directions: Record<Column, Record<SortDirection, string>> = {
  name: { ascending: 'A to Z', descending: 'Z to A' },
  kind: { ascending: 'Folders first', descending: 'Folders last' },
  size: { ascending: 'Smallest first', descending: 'Largest first' },
  creator: { ascending: 'A to Z', descending: 'Z to A' },
  permissions: { ascending: 'Full first', descending: 'Limited first' },
  created: { ascending: 'Oldest first', descending: 'Newest first' },
  modified: { ascending: 'Oldest first', descending: 'Newest first' },
  public: { ascending: 'Private first', descending: 'Public first' },
}

const sortCommands: Record<Column, string> = {
  name: 'Sort by name',
  kind: 'Sort by kind',
  size: 'Sort by size',
  creator: 'Sort by creator',
  permissions: 'Sort by permissions',
  created: 'Sort by date of creation',
  modified: 'Sort by date',
  public: 'Sort by visibility',
}

const densities: Record<Density, string> = { compact: 'Compact', default: 'Default', roomy: 'Comfortable' }

const densityCommands: Record<Density, string> = {
  compact: 'Compact rows',
  default: 'Default rows',
  roomy: 'Comfortable rows',
}

const tileSizes: Record<TileSizePx, string> = { 96: 'Small', 144: 'Medium', 192: 'Large' }

const tileCommands: Record<TileSizePx, string> = {
  96: 'Small tiles',
  144: 'Medium tiles',
  192: 'Large tiles',
}

/** Everything about how a folder is shown, and about going from one to another. */
export const enView = {
  view: {
    columns,
    directions,
    sortCommands,
    densities,
    densityCommands,
    tileSizes,
    tileSizeTip: 'Tile size (Ctrl+wheel)',
    onlyTiles: 'Only tiles have a size. Switch to the grid.',
    largerTiles: 'Larger tiles',
    smallerTiles: 'Smaller tiles',
    tileCommands,
    columnHeaders: 'Columns',
    showColumn: (column: SideColumn) => `Column ${columns[column]}`,
    columnsInTree: 'The grid has no columns. Go to the tree first.',
    resetColumns: 'Usual columns',
    columnWidth: (column: SideColumn) => `Width of ${columns[column]}`,
    tree: 'Tree',
    grid: 'Grid',
    options: 'View options',
    show: 'Show as',
    sortBy: 'Sort by',
    direction: 'Direction',
    foldersFirst: 'Folders always first',
    rowHeight: 'Row height',
    tileSize: 'Tile size',
    contents: 'Contents',
    notListed: 'Couldn’t open this folder',
  },
  counts: {
    items: (count: number) => counted(count, 'item', 'items'),
    folders: (count: number) => counted(count, 'folder', 'folders'),
    links: (count: number) => counted(count, 'link', 'links'),
    soFar: (counts: string) => `${counts} so far`,
    atLeast: (count: number) => `${number(count)}+`,
    asOf: (age: string) => `as of ${age}`,
    notKnown: 'Not opened yet',
    selected: (count: number) => `${number(count)} selected`,
    selectedOf: (count: number, total: number) => `${number(count)} of ${number(total)} selected`,
  },
  location: {
    back: 'Back',
    forward: 'Forward',
    up: 'Up',
    siblings: (name: string) => `Folders next to ${quote(name)}`,
    noSiblings: 'No other folders here',
    moreSiblings: 'More folders aren’t shown here',
    between: 'Folders in between',
    edit: 'Edit path',
    pathLabel: 'Go to path',
    notAPath: 'Paths begin with “/Inventory”, followed by the names of folders, as in “/Inventory/Food”.',
    notThere: (name: string, folder: string) => `There is no ${quote(name)} in ${quote(folder)}.`,
    twins: (name: string, folder: string) =>
      `There is more than one ${quote(name)} in ${quote(folder)}, and the path doesn’t say which.`,
    notAFolder: (name: string) => `${quote(name)} isn’t a folder.`,
    notOpened: (name: string, reason: string) => `Couldn’t open ${quote(name)}. ${reason}`,
    notListed: (folder: string, reason: string) => `Couldn’t open ${quote(folder)}. ${reason}`,
    nowhereBack: 'Nothing to go back to',
    nowhereForward: 'Nothing to go forward to',
    isTop: 'Already at the top',
  },
}
