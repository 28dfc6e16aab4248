import type { Column, Density, SortDirection, TileSizePx } from '../../src-shared/model/settings'
import type { Catalogue } from './en'
import { quote } from './japanese'

const columns: Record<Column, string> = {
  name: '名前',
  kind: '種類',
  modified: '更新日時',
  public: '公開',
}

const directions: Record<Column, Record<SortDirection, string>> = {
  name: { ascending: '昇順', descending: '降順' },
  kind: { ascending: 'フォルダから', descending: '不明から' },
  modified: { ascending: '古い順', descending: '新しい順' },
  public: { ascending: '非公開を先に', descending: '公開を先に' },
}

const sortCommands: Record<Column, string> = {
  name: '名前で並べ替え',
  kind: '種類で並べ替え',
  modified: '更新日時で並べ替え',
  public: '公開範囲で並べ替え',
}

const densities: Record<Density, string> = { compact: '狭い', default: '標準', roomy: '広い' }

const densityCommands: Record<Density, string> = {
  compact: '行の高さを狭くする',
  default: '行の高さを標準にする',
  roomy: '行の高さを広くする',
}

const tileSizes: Record<TileSizePx, string> = { 96: '小', 144: '中', 192: '大' }

const tileCommands: Record<TileSizePx, string> = {
  96: '小さいタイル',
  144: '中くらいのタイル',
  192: '大きいタイル',
}

/** How a folder is shown, and going from one to another, in Japanese. */
export const jaView: Pick<Catalogue, 'view' | 'place'> = {
  view: {
    columns,
    directions,
    sortCommands,
    densities,
    densityCommands,
    tileSizes,
    tileCommands,
    columnHeaders: '列見出し',
    columnWidth: column => `「${columns[column]}」の幅`,
    tree: 'ツリー',
    grid: 'グリッド',
    options: '表示オプション',
    sortBy: '並べ替え',
    direction: '順序',
    foldersFirst: 'フォルダを先に表示',
    rowHeight: '行の高さ',
    tileSize: 'タイルの大きさ',
    contents: 'フォルダの内容',
    notListed: 'このフォルダの内容を取得できませんでした',
  },
  place: {
    back: '戻る',
    forward: '進む',
    up: '上の階層へ',
    siblings: name => `${quote(name)} と同じ階層のフォルダ`,
    noSiblings: 'ここにはほかのフォルダはありません',
    moreSiblings: 'これ以上のフォルダはここには表示されません',
    between: '途中のフォルダ',
    edit: 'パスを入力',
    pathLabel: '移動先のパス',
    notAPath: 'パスは「/Inventory/Food」のように「/Inventory」から始めて、フォルダ名を順に並べてください。',
    notThere: (name, folder) => `${quote(folder)} に ${quote(name)} はありません。`,
    notAFolder: name => `${quote(name)} はフォルダではありません。`,
    notOpened: (name, reason) => `${quote(name)} は開けません。${reason}`,
    notListed: (folder, reason) => `${quote(folder)} の内容を取得できませんでした。${reason}`,
    nowhereBack: 'これより前に開いたフォルダはありません。',
    nowhereForward: 'これより先に進むフォルダはありません。',
    isTop: 'ここがいちばん上の階層です。',
  },
}
