import type { Catalogue } from './en'
import { items, quote } from './japanese'

/** The words of the sidebar, in Japanese. */
export const jaPlaces: Catalogue['places'] = {
  label: '場所',
  trash: 'ゴミ箱',
  trashEmpty: 'ゴミ箱は空です。',
  count: count => items(count),
  pinned: 'ピン留め',
  noPins: 'Ctrl+D で選択した項目をここにピン留めできます。',
  recent: '最近使った項目',
  forgetRecent: '最近使った項目を消去',
  pin: 'ピン留め',
  unpin: 'ピン留めを外す',
  nowPinned: name => `${quote(name)}をピン留めしました`,
  nowUnpinned: name => `${quote(name)}のピン留めを外しました`,
  unpinName: name => `${quote(name)}のピン留めを外す`,
  show: 'サイドバーを表示',
  hide: 'サイドバーを隠す',
  resizeSidebar: 'サイドバーの幅',
  resizeInspector: '詳細の幅',
  gone: 'もうありません。ほかのプログラムで移動または削除されました',
  goneText: name => `${quote(name)}は以前の場所にはもうありません。`,
  notReached: name => `${quote(name)}を探せませんでした。`,
}
