import type { Column, Density, SortDirection, TileSizePx } from '../../src-shared/model/settings'
import { quote } from './english'

const columns: Record<Column, string> = {
  name: 'Name',
  kind: 'Kind',
  modified: 'Modified',
  public: 'Public',
}

const directions: Record<Column, Record<SortDirection, string>> = {
  name: { ascending: 'A to Z', descending: 'Z to A' },
  kind: { ascending: 'Folders first', descending: 'Folders last' },
  modified: { ascending: 'Oldest first', descending: 'Newest first' },
  public: { ascending: 'Private first', descending: 'Public first' },
}

const sortCommands: Record<Column, string> = {
  name: 'Sort by name',
  kind: 'Sort by kind',
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
    tileCommands,
    columnHeaders: 'Columns',
    columnWidth: (column: Column) => `Width of ${columns[column]}`,
    tree: 'Tree',
    grid: 'Grid',
    options: 'View options',
    sortBy: 'Sort by',
    direction: 'Direction',
    foldersFirst: 'Folders always first',
    rowHeight: 'Row height',
    tileSize: 'Tile size',
    contents: 'Contents',
    notListed: 'Couldn’t open this folder',
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
