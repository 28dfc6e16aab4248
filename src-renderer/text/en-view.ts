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
  kind: { ascending: 'Folders to unknown', descending: 'Unknown to folders' },
  modified: { ascending: 'Oldest first', descending: 'Newest first' },
  public: { ascending: 'Private first', descending: 'Public first' },
}

const sortCommands: Record<Column, string> = {
  name: 'Sort by name',
  kind: 'Sort by kind',
  modified: 'Sort by date',
  public: 'Sort by visibility',
}

const densities: Record<Density, string> = { compact: 'Compact', default: 'Default', roomy: 'Roomy' }

const densityCommands: Record<Density, string> = {
  compact: 'Compact rows',
  default: 'Rows of default height',
  roomy: 'Roomy rows',
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
    foldersFirst: 'Folders first',
    rowHeight: 'Row height',
    tileSize: 'Tile size',
    contents: 'Contents',
    notListed: 'This folder could not be listed',
  },
  place: {
    back: 'Back',
    forward: 'Forward',
    up: 'Up',
    siblings: (name: string) => `Folders beside ${quote(name)}`,
    noSiblings: 'No other folders here',
    moreSiblings: 'More folders are not shown here',
    between: 'Folders in between',
    edit: 'Edit the path',
    pathLabel: 'Path to go to',
    notAPath:
      'A path begins with “/Inventory” and names one folder after the other, as in “/Inventory/Food”.',
    notThere: (name: string, folder: string) => `There is no ${quote(name)} in ${quote(folder)}.`,
    notAFolder: (name: string) => `${quote(name)} is not a folder.`,
    notOpened: (name: string, reason: string) => `${quote(name)} cannot be opened. ${reason}`,
    notListed: (folder: string, reason: string) => `${quote(folder)} could not be listed. ${reason}`,
    nowhereBack: 'There is no earlier folder to go back to.',
    nowhereForward: 'There is no later folder to go forward to.',
    isTop: 'This is the top already.',
  },
}
