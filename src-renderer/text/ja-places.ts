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
  gone: folder => `${quote(folder)}にはもうありません`,
  goneText: (name, folder) => `${quote(name)}は${quote(folder)}にはもうありません。`,
  lastSeen: (folder, when) => `最後に見た場所: ${quote(folder)}${when === null ? '' : `（${when.trim()}）`}`,
  lookAgain: 'もう一度探す',
  lookAgainFor: name => `${quote(name)}をもう一度探す`,
  notFound: name => `${quote(name)}は見つかりませんでした。`,
  notReached: name => `${quote(name)}を探せませんでした。`,
}
