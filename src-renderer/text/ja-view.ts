import type { Column, Density, SideColumn, SortDirection, TileSizePx } from '../../src-shared/model/settings'
import type { Catalogue } from './en'
import { items, number, quote } from './japanese'

const columns: Record<Column | SideColumn, string> = {
  name: '名前',
  items: '項目数',
  kind: '種類',
  type: 'タイプ',
  size: 'サイズ',
  creator: '作者',
  permissions: '権限',
  created: '作成日時',
  modified: '更新日時',
  public: '公開',
  path: 'パス',
}

const directions: Record<Column, Record<SortDirection, string>> = {
  name: { ascending: '昇順', descending: '降順' },
  kind: { ascending: 'フォルダーを先に', descending: 'フォルダーを後に' },
  size: { ascending: '小さい順', descending: '大きい順' },
  creator: { ascending: '昇順', descending: '降順' },
  permissions: { ascending: '制限の少ない順', descending: '制限の多い順' },
  created: { ascending: '古い順', descending: '新しい順' },
  modified: { ascending: '古い順', descending: '新しい順' },
  public: { ascending: '非公開を先に', descending: '公開を先に' },
}

const sortCommands: Record<Column, string> = {
  name: '名前で並べ替え',
  kind: '種類で並べ替え',
  size: 'サイズで並べ替え',
  creator: '作者で並べ替え',
  permissions: '権限で並べ替え',
  created: '作成日時で並べ替え',
  modified: '更新日時で並べ替え',
  public: '公開範囲で並べ替え',
}

const densities: Record<Density, string> = { compact: 'コンパクト', default: '標準', roomy: 'ゆったり' }

const densityCommands: Record<Density, string> = {
  compact: '行の高さ: コンパクト',
  default: '行の高さ: 標準',
  roomy: '行の高さ: ゆったり',
}

const tileSizes: Record<TileSizePx, string> = { 96: '小', 144: '中', 192: '大' }

const tileCommands: Record<TileSizePx, string> = {
  96: '小さいタイル',
  144: '中くらいのタイル',
  192: '大きいタイル',
}

/** How a folder is shown, and going from one to another, in Japanese. */
export const jaView: Pick<Catalogue, 'view' | 'location' | 'counts'> = {
  view: {
    columns,
    directions,
    sortCommands,
    densities,
    densityCommands,
    tileSizes,
    tileSizeTip: 'タイルの大きさ (Ctrl+ホイール)',
    onlyTiles: '大きさを変えられるのはタイルだけです。グリッドに切り替えてください。',
    largerTiles: 'タイルを大きく',
    smallerTiles: 'タイルを小さく',
    tileCommands,
    columnHeaders: '列見出し',
    showColumn: column => `列「${columns[column]}」`,
    columnsInTree: 'グリッドには列がありません。先にツリーに切り替えてください。',
    resetColumns: '標準の列',
    columnWidth: column => `「${columns[column]}」の幅`,
    tree: 'ツリー',
    grid: 'グリッド',
    options: '表示オプション',
    show: '表示形式',
    sortBy: '並べ替え',
    direction: '順序',
    foldersFirst: '常にフォルダーを先に表示',
    rowHeight: '行の高さ',
    tileSize: 'タイルの大きさ',
    contents: 'フォルダーの内容',
    notListed: 'このフォルダーを開けませんでした',
  },
  counts: {
    items,
    folders: count => `${number(count)} 個のフォルダー`,
    links: count => `${number(count)} 個のリンク`,
    soFar: counts => `これまでに ${counts}`,
    atLeast: count => `${number(count)}+`,
    asOf: age => `${age}時点`,
    notKnown: 'まだ開いていません',
    selected: count => `${number(count)} 個を選択中`,
    selectedOf: (count, total) => `${number(total)} 個中 ${number(count)} 個を選択中`,
  },
  location: {
    back: '戻る',
    forward: '進む',
    up: '上の階層へ',
    siblings: name => `${quote(name)}と同じ階層のフォルダー`,
    noSiblings: 'ここにはほかのフォルダーはありません',
    moreSiblings: 'これ以上のフォルダーはここには表示されません',
    between: '途中のフォルダー',
    edit: 'パスを入力',
    pathLabel: '移動先のパス',
    notAPath: 'パスは「/Inventory/Food」のように「/Inventory」から始めて、フォルダー名を順に並べてください。',
    notThere: (name, folder) => `${quote(folder)}に${quote(name)}はありません。`,
    twins: (name, folder) =>
      `${quote(folder)}に${quote(name)}が 2 つ以上あり、パスからはどれか区別できません。`,
    notAFolder: name => `${quote(name)}はフォルダーではありません。`,
    notOpened: (name, reason) => `${quote(name)}を開けませんでした。${reason}`,
    notListed: (folder, reason) => `${quote(folder)}を開けませんでした。${reason}`,
    nowhereBack: 'これより前には戻れません',
    nowhereForward: 'これより先には進めません',
    isTop: 'ここがいちばん上の階層です',
  },
}
