import type { Catalogue } from './en'
import { quote } from './japanese'

/** Links, and what they lead to, in Japanese. */
export const jaOriginal: Catalogue['original'] = {
  find: 'オリジナルを表示',
  findLinks: 'リンクをすべて検索',
  linksTo: name => `${quote(name)}へのリンク`,
  linksToId: id => `${id} へのリンク`,
  why: {
    outside: 'リンク先はこのインベントリのものではありません。',
    broken: 'サービスではリンク先が見つかりません。',
    untold: 'このリンクからはリンク先がわかりません。',
  },
  linksUntold: 'このインベントリでは、リンクのリンク先がわかりません。',
  notFound: name => `${quote(name)}のオリジナルが見つかりませんでした`,
  gone: name => `サービスでは${quote(name)}のオリジナルが見つかりません`,
  goneDetail: 'リンクは削除できます。',
  unknown: name => `${quote(name)}のオリジナルはまだ見つかっていません`,
  unknownDetail: 'フォルダーを開くか、すべてを調べてから、もう一度お試しください。',
  remove: () => 'リンクだけを削除 (オリジナルは残す)',
  removeBroken: 'リンクを削除',
  deletePermanently: () => 'リンクを完全に削除…',
  onlyTheLink: 'リンクを削除しても、リンク先は削除されません。',
}
